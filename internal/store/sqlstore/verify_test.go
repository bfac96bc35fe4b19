package sqlstore_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

func TestVerifyFindsAndMends(t *testing.T) {
	for _, c := range []struct {
		name, damage, want string
		count              int64
	}{
		{"a figure is changed", `UPDATE unit_day SET figures = unhex(substr(hex(figures), 1, length(hex(figures)) - 2) || '08')`, "by entry", 1},
		{"figures of a day are gone", `DELETE FROM unit_day`, "no figure", 3},
		{"figures are made up", `INSERT INTO unit_day SELECT tenant_id, unit_id, business_day + 9, final_seq, figures FROM unit_day`, "the ledger has none", 3},
		{"figures cannot be read", `UPDATE unit_day SET figures = x'0102'`, "cannot be read", 1},
		{"a day is made final", `UPDATE unit_day SET final_seq = 3`, "made final", 1},
		{"a total is changed", `UPDATE unit_month SET totals = unhex(replace(hex(totals), hex(totals), substr(hex(totals), 1, length(hex(totals)) - 2) || '02'))`, "day total is", 1},
		{"a total is gone", `DELETE FROM unit_month`, "no day total", 1},
		{"totals cannot be read", `UPDATE unit_month SET totals = x''`, "cannot be read", 1},
		{"a total is made up", `INSERT INTO unit_month SELECT tenant_id, unit_id + 7, month, totals FROM unit_month`, "the ledger has none", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, file(t), sqlstore.Options{})
			id := applyUnits(t, s, 1)
			appendAll(t, s, id, submission(0, 1), submission(1, 2), submission(2, 3), submission(1, 4))
			clean(t, s, id, 4)
			check(t, s.Damage(t.Context(), c.damage))

			for _, repair := range []bool{false, true} {
				report, err := s.Verify(t.Context(), id, repair, nil)
				check(t, err)
				if report.Count != c.count || report.Repaired != repair || !strings.Contains(report.Differences[0], c.want) {
					t.Fatalf("repair %t: got %+v", repair, report)
				}
			}
			clean(t, s, id, 4)
		})
	}
}

func TestVerifyTellsWhatItCannotMend(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, s, 1)
	appendAll(t, s, id, submission(0, 1), submission(1, 2), submission(2, 3))
	check(t, s.Damage(t.Context(), `DELETE FROM ledger WHERE seq = 2`))
	report, err := s.Verify(t.Context(), id, true, nil)
	check(t, err)
	if report.Count != 3 || !strings.Contains(report.Differences[0], "2 entries up to number 3") {
		t.Errorf("got %+v", report)
	}
	report, err = s.Verify(t.Context(), id, true, nil)
	check(t, err)
	if report.Count != 1 || report.Repaired {
		t.Errorf("got %+v", report)
	}
}

func TestCorruptLedger(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, s, 1)
	first := submission(0, 1)
	appendAll(t, s, id, first)
	for _, damage := range []string{
		`UPDATE ledger SET payload = x'0102'`,
		`UPDATE ledger SET payload = x''`,
		`UPDATE ledger SET kind = 9`,
		`UPDATE ledger SET notes = '{'`,
	} {
		check(t, s.Damage(t.Context(), damage))
		_, err := s.Entry(t.Context(), store.Background(id), first.ID)
		_, verify := s.Verify(t.Context(), id, false, nil)
		if !errors.Is(err, store.ErrCorrupt) || !errors.Is(verify, store.ErrCorrupt) {
			t.Errorf("after %s: got %v and %v, want %v", damage, err, verify, store.ErrCorrupt)
		}
	}
}

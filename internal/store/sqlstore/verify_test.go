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
		{"a figure is changed", `UPDATE figure SET net = net + 1 WHERE slot_start = (SELECT min(slot_start) FROM figure)`, "figure is", 1},
		{"what a figure was as of is changed", `UPDATE figure SET as_of = as_of - 1`, "as of", 3},
		{"a figure is gone", `DELETE FROM figure WHERE slot_start = (SELECT max(slot_start) FROM figure)`, "no figure", 1},
		{"figures of a day are gone", `DELETE FROM figure`, "no figure", 3},
		{"a figure is made up", `INSERT INTO figure SELECT tenant_id, unit_id, business_day + 9, slot_start, sales_type, currency,
			net, gross, checks, guests, as_of, observed, seq FROM figure LIMIT 1`, "the ledger has none", 1},
		{"a total is changed", `UPDATE day_total SET gross = 0`, "day total is", 1},
		{"a total is gone", `DELETE FROM day_total`, "no day total", 1},
		{"a total is made up", `INSERT INTO day_total SELECT tenant_id, unit_id, business_day, 'NONE', currency, 0, 0, 0, 0 FROM day_total`, "the ledger has none", 1},
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
		_, err := s.Entry(t.Context(), id, first.ID)
		_, verify := s.Verify(t.Context(), id, false, nil)
		if !errors.Is(err, store.ErrCorrupt) || !errors.Is(verify, store.ErrCorrupt) {
			t.Errorf("after %s: got %v and %v, want %v", damage, err, verify, store.ErrCorrupt)
		}
	}
}

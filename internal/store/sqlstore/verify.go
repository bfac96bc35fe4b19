package sqlstore

import (
	"context"
	"fmt"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// maxDifferences is how many differences a report tells.
const maxDifferences = 100

// dayRef names a unit's business day.
type dayRef struct {
	unit tenant.UnitID
	day  calendar.Day
}

func (r dayRef) String() string { return fmt.Sprintf("unit %d, %s", r.unit, r.day) }

// Verify replays a tenant's ledger and compares the projections with it. It
// goes by unit and business day, each seen at one moment: so it takes little
// memory, and holds up nobody.
func (s *Store) Verify(ctx context.Context, id tenant.ID, repair bool, progress store.Progress) (store.VerifyReport, error) {
	v := &verification{tenant: id}
	total, err := v.checkNumbers(ctx, s.readers)
	if err != nil {
		return store.VerifyReport{}, err
	}
	days, err := list(ctx, s.readers, readDayRef, `SELECT unit_id, business_day FROM ledger WHERE tenant_id = $1
		UNION SELECT unit_id, business_day FROM figure WHERE tenant_id = $1
		UNION SELECT unit_id, business_day FROM day_total WHERE tenant_id = $1
		ORDER BY 1, 2`, id)
	if err != nil {
		return store.VerifyReport{}, err
	}
	for _, ref := range days {
		if err := s.snapshot(ctx, func(tx querier) error { return v.compare(ctx, tx, ref) }); err != nil {
			return store.VerifyReport{}, fmt.Errorf("verify %s: %w", ref, err)
		}
		if progress != nil {
			progress(min(v.report.Entries, total), total)
		}
	}
	if repair && len(v.wrong) > 0 {
		err = s.transact(ctx, v.repair)
		v.report.Repaired = err == nil
	}
	return v.report, err
}

func readDayRef(row scanner) (r dayRef, err error) {
	err = row.Scan(&r.unit, dayIn(&r.day))
	return r, err
}

// verification is the work of verifying a tenant.
type verification struct {
	tenant tenant.ID
	report store.VerifyReport
	wrong  []dayRef // the days whose projections differ
}

func (v *verification) differ(format string, args ...any) {
	v.report.Count++
	if len(v.report.Differences) < maxDifferences {
		v.report.Differences = append(v.report.Differences, fmt.Sprintf(format, args...))
	}
}

// checkNumbers checks that entries are numbered without gaps, and returns how many there are.
func (v *verification) checkNumbers(ctx context.Context, q querier) (int64, error) {
	type numbers struct{ head, last, count int64 }
	read := func(row scanner) (n numbers, err error) {
		err = row.Scan(&n.head, &n.last, &n.count)
		return n, err
	}
	n, err := one(ctx, q, read, `SELECT seq,
			(SELECT coalesce(max(seq), 0) FROM ledger WHERE tenant_id = $1),
			(SELECT count(*) FROM ledger WHERE tenant_id = $1)
		FROM ledger_head WHERE tenant_id = $1`, v.tenant)
	if err == nil && (n.last != n.head || n.count != n.head) {
		v.differ("ledger: %d entries up to number %d, where there should be %d", n.count, n.last, n.head)
	}
	return n.count, err
}

// compare compares the projections of a day with the ledger.
func (v *verification) compare(ctx context.Context, tx querier, ref dayRef) error {
	replayed, entries, err := replay(ctx, tx, v.tenant, ref)
	if err != nil {
		return err
	}
	kept, err := readUnitDay(ctx, tx, v.tenant, ref)
	if err != nil {
		return err
	}
	v.report.Entries += int64(entries)
	v.report.Figures += int64(len(kept.figures))
	v.report.DayTotals += int64(len(kept.totals))
	before := v.report.Count
	v.compareFigures(ref, replayed, kept)
	v.compareTotals(ref, replayed, kept)
	if v.report.Count > before {
		v.wrong = append(v.wrong, ref)
	}
	return nil
}

func (v *verification) compareFigures(ref dayRef, replayed, kept *unitDay) {
	for key, want := range replayed.figures {
		if have, ok := kept.figures[key]; !ok {
			v.differ("%s, %s: no figure, the ledger says %s", ref, key, want)
		} else if have != want {
			v.differ("%s, %s: figure is %s, the ledger says %s", ref, key, have, want)
		}
	}
	for key, have := range kept.figures {
		if _, ok := replayed.figures[key]; !ok {
			v.differ("%s, %s: figure is %s, the ledger has none", ref, key, have)
		}
	}
}

func (v *verification) compareTotals(ref dayRef, replayed, kept *unitDay) {
	for key, sum := range replayed.totals {
		want, _ := sum.value()
		if have, ok := kept.totals[key]; !ok {
			v.differ("%s, %s: no day total, the ledger says %+v", ref, key, want)
		} else if *have != *sum {
			value, _ := have.value()
			v.differ("%s, %s: day total is %+v, the ledger says %+v", ref, key, value, want)
		}
	}
	for key, sum := range kept.totals {
		if _, ok := replayed.totals[key]; !ok {
			have, _ := sum.value()
			v.differ("%s, %s: day total is %+v, the ledger has none", ref, key, have)
		}
	}
}

// repair makes the projections of all wrong days what the ledger says.
func (v *verification) repair(ctx context.Context, tx querier) error {
	// Whoever appends waits for this row.
	if _, err := change(ctx, tx, `UPDATE ledger_head SET seq = seq WHERE tenant_id = $1`, v.tenant); err != nil {
		return err
	}
	for _, ref := range v.wrong {
		replayed, _, err := replay(ctx, tx, v.tenant, ref)
		if err != nil {
			return err
		}
		if err := writeUnitDay(ctx, tx, v.tenant, ref, replayed); err != nil {
			return err
		}
	}
	return nil
}

package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
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
	days, err := s.daysToVerify(ctx, id)
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

// daysToVerify returns the business days of which the ledger or a projection knows, in order.
func (s *Store) daysToVerify(ctx context.Context, id tenant.ID) ([]dayRef, error) {
	days, err := list(ctx, s.readers, readDayRef, `SELECT unit_id, business_day FROM ledger WHERE tenant_id = $1
		UNION SELECT unit_id, business_day FROM unit_day WHERE tenant_id = $1`, id)
	if err != nil {
		return nil, err
	}
	var reader dayReader
	err = s.scan(ctx, `SELECT unit_id, month, totals FROM unit_month WHERE tenant_id = $1`, []any{id}, func(row scanner) error {
		var unit tenant.UnitID
		var of month
		var encoded []byte
		if err := row.Scan(&unit, &of, rawIn(&encoded)); err != nil {
			return err
		}
		// Of a month that cannot be read, the days of the ledger are found wrong.
		_ = reader.eachTotal(of, encoded, func(day int32, _ totalKey, _ sales.Measures) error {
			days = append(days, dayRef{unit, calendar.DayFromNumber(day)})
			return nil
		})
		return nil
	})
	slices.SortFunc(days, func(a, b dayRef) int { return cmp.Or(cmp.Compare(a.unit, b.unit), a.day.Compare(b.day)) })
	return slices.Compact(days), err
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
	kept, malformed, err := readUnitDay(ctx, tx, v.tenant, ref)
	if err != nil {
		return err
	}
	totals, malformedTotals, err := readTotals(ctx, tx, v.tenant, ref)
	if err != nil {
		return err
	}
	v.report.Entries += int64(entries)
	v.report.Figures += int64(len(kept.figures))
	v.report.DayTotals += int64(len(totals))
	before := v.report.Count
	if malformed || malformedTotals {
		v.differ("%s: what is kept of it cannot be read", ref)
	}
	if !malformed {
		v.compareFigures(ref, replayed, kept)
	}
	if !malformedTotals {
		err = v.compareTotals(ref, replayed, totals)
	}
	if v.report.Count > before {
		v.wrong = append(v.wrong, ref)
	}
	return err
}

func (v *verification) compareFigures(ref dayRef, replayed, kept *unitDay) {
	if kept.final != replayed.final {
		v.differ("%s: made final by entry %d, the ledger says %d", ref, kept.final, replayed.final)
	}
	for _, want := range replayed.figures {
		if at, ok := kept.find(want.figureKey); !ok {
			v.differ("%s, %s: no figure, the ledger says %s", ref, want.figureKey, want.figure)
		} else if have := kept.figures[at]; have != want {
			v.differ("%s, %s: figure is %s, the ledger says %s", ref, want.figureKey, have.figure, want.figure)
		}
	}
	for _, have := range kept.figures {
		if _, ok := replayed.find(have.figureKey); !ok {
			v.differ("%s, %s: figure is %s, the ledger has none", ref, have.figureKey, have.figure)
		}
	}
}

func (v *verification) compareTotals(ref dayRef, replayed *unitDay, kept []total) error {
	wanted, err := replayed.totals()
	if err != nil {
		return err
	}
	for _, want := range wanted {
		if at, ok := findTotal(kept, want.totalKey); !ok {
			v.differ("%s, %s: no day total, the ledger says %+v", ref, want.totalKey, want.Measures)
		} else if have := kept[at]; have != want {
			v.differ("%s, %s: day total is %+v, the ledger says %+v", ref, want.totalKey, have.Measures, want.Measures)
		}
	}
	for _, have := range kept {
		if _, ok := findTotal(wanted, have.totalKey); !ok {
			v.differ("%s, %s: day total is %+v, the ledger has none", ref, have.totalKey, have.Measures)
		}
	}
	return nil
}

func findTotal(totals []total, key totalKey) (int, bool) {
	return slices.BinarySearchFunc(totals, key, func(t total, key totalKey) int { return t.compare(key) })
}

// repair makes the projections of all wrong days what the ledger says.
func (v *verification) repair(ctx context.Context, tx querier) error {
	// Whoever appends waits for this row, and whoever remembers days reads them again.
	if _, err := change(ctx, tx, `UPDATE ledger_head SET mended = mended + 1 WHERE tenant_id = $1`, v.tenant); err != nil {
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

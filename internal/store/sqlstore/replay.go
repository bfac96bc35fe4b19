package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

func (k figureKey) String() string {
	return fmt.Sprintf("%s %s %s", time.Unix(k.slot, 0).UTC().Format(time.RFC3339), k.typ, k.currency)
}

func (k totalKey) String() string { return fmt.Sprintf("%s %s", k.typ, k.currency) }

func (f figure) String() string {
	return fmt.Sprintf("%+v as of %s by entry %d", f.Measures, fromMicros(f.asOf).Format(time.RFC3339Nano), f.seq)
}

// replay makes a unit's business day from the ledger. It goes by the outcomes
// the ledger holds: what happened stays what happened, should the rules change.
func replay(ctx context.Context, tx querier, id tenant.ID, ref dayRef) (day *unitDay, entries int, err error) {
	all, err := list(ctx, tx, readEntry, selectEntry+`WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3
		ORDER BY seq`, id, ref.unit, ref.day.Number())
	if err != nil {
		return nil, 0, err
	}
	day = &unitDay{}
	for i := range all {
		day.replay(&all[i])
	}
	return day, len(all), nil
}

// readTotals reads what a unit's month says of a business day. What cannot be read is told by malformed.
func readTotals(ctx context.Context, tx querier, id tenant.ID, ref dayRef) (totals []total, malformed bool, err error) {
	months, err := readMonths(ctx, tx, id, ref)
	for _, t := range months.totals {
		if t.day == ref.day.Number() {
			totals = append(totals, t.total)
		}
	}
	return totals, months.malformed, err
}

type keptMonth struct {
	totals    []dayTotal
	malformed bool
}

// readMonths reads the month of a business day; there may be none.
func readMonths(ctx context.Context, tx querier, id tenant.ID, ref dayRef) (m keptMonth, err error) {
	var reader dayReader
	read := func(row scanner) (m keptMonth, err error) {
		var encoded []byte
		if err = row.Scan(&encoded); err != nil {
			return m, err
		}
		var bad error
		m.totals, bad = reader.decodeMonth(nil, monthOf(ref.day), encoded)
		if bad != nil {
			m = keptMonth{malformed: true}
		}
		return m, nil
	}
	all, err := list(ctx, tx, read, `SELECT totals FROM unit_month WHERE tenant_id = $1 AND unit_id = $2 AND month = $3`,
		id, ref.unit, monthOf(ref.day))
	if len(all) > 0 {
		m = all[0]
	}
	return m, err
}

// readUnitDay reads a unit's business day as it is kept. What cannot be read is told by malformed.
func readUnitDay(ctx context.Context, tx querier, id tenant.ID, ref dayRef) (day *unitDay, malformed bool, err error) {
	day = &unitDay{}
	var reader dayReader
	read := func(row scanner) (struct{}, error) {
		var encoded []byte
		if err := row.Scan(&day.final, &encoded); err != nil {
			return struct{}{}, err
		}
		var bad error
		day.figures, bad = reader.decode(nil, encoded)
		malformed = bad != nil
		return struct{}{}, nil
	}
	_, err = list(ctx, tx, read, `SELECT final_seq, figures FROM unit_day WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`,
		id, ref.unit, ref.day.Number())
	return day, malformed, err
}

// writeUnitDay replaces the projections of a unit's business day.
func writeUnitDay(ctx context.Context, tx querier, id tenant.ID, ref dayRef, day *unitDay) error {
	_, err := change(ctx, tx, `DELETE FROM unit_day WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`, id, ref.unit, ref.day.Number())
	if err == nil && len(day.figures)+int(day.final) > 0 {
		_, err = change(ctx, tx, `INSERT INTO unit_day (tenant_id, unit_id, business_day, final_seq, figures) VALUES ($1, $2, $3, $4, $5)`,
			id, ref.unit, ref.day.Number(), day.final, appendDay(nil, day.figures))
	}
	if err != nil {
		return err
	}
	totals, err := day.totals()
	if err != nil {
		return err
	}
	kept, err := readMonths(ctx, tx, id, ref)
	if err != nil {
		return err
	}
	if _, err := change(ctx, tx, `DELETE FROM unit_month WHERE tenant_id = $1 AND unit_id = $2 AND month = $3`,
		id, ref.unit, monthOf(ref.day)); err != nil {
		return err
	}
	month := putDay(kept.totals, ref.day.Number(), totals)
	if len(month) == 0 {
		return nil
	}
	_, err = change(ctx, tx, `INSERT INTO unit_month (tenant_id, unit_id, month, totals) VALUES ($1, $2, $3, $4)`,
		id, ref.unit, monthOf(ref.day), appendMonth(nil, monthOf(ref.day), month))
	return err
}

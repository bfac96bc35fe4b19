package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/store"
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
	day = newUnitDay()
	for i := range all {
		day.replay(&all[i])
	}
	return day, len(all), nil
}

func (d *unitDay) replay(e *store.Entry) {
	stamp := stampOf(&e.Submission, e.Seq)
	for i := range e.Rows {
		d.take(&e.Rows[i], stamp, e.Outcomes[i])
	}
}

// readUnitDay reads the projections of a unit's business day.
func readUnitDay(ctx context.Context, tx querier, id tenant.ID, ref dayRef) (*unitDay, error) {
	day := newUnitDay()
	_, err := list(ctx, tx, day.readFigure, `SELECT slot_start, sales_type, currency, net, gross, checks, guests, as_of, observed, seq
		FROM figure WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`, id, ref.unit, ref.day.Number())
	if err != nil {
		return nil, err
	}
	totals, err := list(ctx, tx, readDayTotal, `SELECT unit_id, business_day, sales_type, currency, net, gross, checks, guests
		FROM day_total WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`, id, ref.unit, ref.day.Number())
	for _, t := range totals {
		sum := &measureSum{}
		sum.add(t.Measures)
		day.totals[totalKey{t.Type, t.Currency}] = sum
	}
	return day, err
}

func (d *unitDay) readFigure(row scanner) (struct{}, error) {
	var key figureKey
	var f figure
	err := row.Scan(&key.slot, &key.typ, &key.currency, &f.Net, &f.Gross, &f.Checks, &f.Guests, &f.asOf, &f.observed, &f.seq)
	d.figures[key] = f
	return struct{}{}, err
}

// writeUnitDay replaces the projections of a unit's business day.
func writeUnitDay(ctx context.Context, tx querier, id tenant.ID, ref dayRef, day *unitDay) error {
	for _, text := range []string{
		`DELETE FROM figure WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`,
		`DELETE FROM day_total WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`,
	} {
		if _, err := change(ctx, tx, text, id, ref.unit, ref.day.Number()); err != nil {
			return err
		}
	}
	for key, f := range day.figures {
		_, err := change(ctx, tx, `INSERT INTO figure (tenant_id, unit_id, business_day, slot_start, sales_type, currency,
				net, gross, checks, guests, as_of, observed, seq)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
			id, ref.unit, ref.day.Number(), key.slot, key.typ, key.currency,
			f.Net, f.Gross, f.Checks, f.Guests, f.asOf, flag(f.observed), f.seq)
		if err != nil {
			return err
		}
	}
	for key, sum := range day.totals {
		m, _ := sum.value()
		_, err := change(ctx, tx, `INSERT INTO day_total (tenant_id, unit_id, business_day, sales_type, currency,
				net, gross, checks, guests)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			id, ref.unit, ref.day.Number(), key.typ, key.currency, m.Net, m.Gross, m.Checks, m.Guests)
		if err != nil {
			return err
		}
	}
	return nil
}

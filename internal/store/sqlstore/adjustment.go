package sqlstore

import (
	"context"
	"database/sql"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// AddAdjustment keeps what was decided about a day.
func (s *Store) AddAdjustment(ctx context.Context, scope auth.UnitScope, a store.Adjustment) error {
	if !scope.Permits(a.Unit) {
		return store.ErrNotPermitted
	}
	_, err := s.write(ctx, `INSERT INTO forecast_adjustment
			(tenant_id, unit_id, business_day, id, measure, currency, factor, value, reason, client_id, username, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		scope.Tenant(), a.Unit, a.Day.Number(), a.ID[:], a.Measure, a.Currency, orNull(a.Factor), orNull(a.Value), a.Reason,
		a.Actor.ClientID, a.Actor.Username, micros(a.At))
	return err
}

// orNull keeps nil as null.
func orNull[T ~int64](n *T) any {
	if n == nil {
		return nil
	}
	return int64(*n)
}

func readAdjustment(row scanner) (a store.Adjustment, err error) {
	var factor, value sql.NullInt64
	err = row.Scan(&a.Unit, dayIn(&a.Day), &a.ID, &a.Measure, &a.Currency, &factor, &value, &a.Reason,
		&a.Actor.ClientID, &a.Actor.Username, timeIn(&a.At))
	if factor.Valid {
		a.Factor = &factor.Int64
	}
	if value.Valid {
		amount := sales.Amount(value.Int64)
		a.Value = &amount
	}
	return a, err
}

// Adjustments returns the decisions about days.
func (s *Store) Adjustments(ctx context.Context, scope auth.UnitScope, q store.DayQuery) ([]store.Adjustment, error) {
	f := &filter{}
	f.and(`tenant_id = ?`, scope.Tenant())
	f.narrow(scope, `unit_id`, q.Units)
	f.and(`business_day BETWEEN ? AND ?`, q.From.Number(), q.To.Number())
	return list(ctx, s.readers, readAdjustment, `SELECT unit_id, business_day, id, measure, currency, factor, value, reason,
		client_id, username, at FROM forecast_adjustment `+f.where()+` ORDER BY unit_id, business_day, id`, f.args...)
}

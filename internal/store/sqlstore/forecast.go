package sqlstore

import (
	"context"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

// AddForecasts keeps forecasts. One of the same series and moment is there already where two nodes did the same work.
func (s *Store) AddForecasts(ctx context.Context, scope auth.UnitScope, made []store.Forecast) error {
	if slices.ContainsFunc(made, func(f store.Forecast) bool { return !scope.Permits(f.Unit) }) {
		return store.ErrNotPermitted
	}
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		for _, f := range made {
			if _, err := change(ctx, tx, `INSERT INTO forecast (tenant_id, unit_id, currency, measure, made_at, through_day, outlook, accuracy)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, unit_id, currency, measure, made_at) DO NOTHING`,
				scope.Tenant(), f.Unit, f.Currency, f.Measure, micros(f.MadeAt), f.Through.Number(), blob(f.Outlook), blob(f.Accuracy)); err != nil {
				return err
			}
		}
		return nil
	})
}

func readForecast(row scanner) (f store.Forecast, err error) {
	err = row.Scan(&f.Unit, &f.Currency, &f.Measure, timeIn(&f.MadeAt), dayIn(&f.Through), &f.Outlook, &f.Accuracy)
	return f, err
}

// Forecasts returns what was forecast.
func (s *Store) Forecasts(ctx context.Context, scope auth.UnitScope, q store.ForecastQuery) ([]store.Forecast, error) {
	text, args := forecastsStatement(scope, q)
	return list(ctx, s.readers, readForecast, text, args...)
}

// forecastsStatement goes from unit to unit, because what is fixed for one, like the moment of its newest forecast, is then a key.
func forecastsStatement(scope auth.UnitScope, q store.ForecastQuery) (text string, args []any) {
	f := &filter{}
	f.and(`u.tenant_id = ?`, scope.Tenant())
	f.narrow(scope, `u.unit_id`, q.Units)
	if q.Currency != "" {
		f.and(`f.currency = ?`, q.Currency)
	}
	if q.Measure != "" {
		f.and(`f.measure = ?`, q.Measure)
	}
	if q.Newest {
		newestOnly(f, q)
	} else {
		madeWithin(f, `f.made_at`, q)
		f.and(`f.through_day BETWEEN ? AND ?`, q.From.Number(), q.To.Number())
	}
	return `SELECT f.unit_id, f.currency, f.measure, f.made_at, f.through_day, f.outlook, f.accuracy
		FROM unit u JOIN forecast f ON f.tenant_id = u.tenant_id AND f.unit_id = u.unit_id ` + f.where() +
		` ORDER BY u.unit_id, f.currency, f.measure, f.made_at`, f.args
}

// newestOnly adds the condition that a forecast is the newest of its series. What the query names is not left to be that of the
// forecast: so the moment is known before a forecast is looked for.
func newestOnly(f *filter, q store.ForecastQuery) {
	newest := &filter{args: f.args}
	newest.and(`g.tenant_id = u.tenant_id AND g.unit_id = u.unit_id`)
	if q.Currency != "" {
		newest.and(`g.currency = ?`, q.Currency)
	} else {
		newest.and(`g.currency = f.currency`)
	}
	if q.Measure != "" {
		newest.and(`g.measure = ?`, q.Measure)
	} else {
		newest.and(`g.measure = f.measure`)
	}
	madeWithin(newest, `g.made_at`, q)
	f.args = newest.args
	f.and(`f.made_at = (SELECT max(g.made_at) FROM forecast g ` + newest.where() + `)`)
}

func madeWithin(f *filter, column string, q store.ForecastQuery) {
	if !q.Since.IsZero() {
		f.and(column+` >= ?`, micros(q.Since))
	}
	if !q.Until.IsZero() {
		f.and(column+` <= ?`, micros(q.Until))
	}
}

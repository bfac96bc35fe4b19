package sqlstore

import (
	"context"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// AddForecasts keeps forecasts. One of the same series and moment is there already where two nodes did the same work.
func (s *Store) AddForecasts(ctx context.Context, id tenant.ID, made []store.Forecast) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		for _, f := range made {
			if _, err := change(ctx, tx, `INSERT INTO forecast (tenant_id, unit_id, currency, measure, made_at, through_day, outlook, accuracy)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, unit_id, currency, measure, made_at) DO NOTHING`,
				id, f.Unit, f.Currency, f.Measure, micros(f.MadeAt), f.Through.Number(), blob(f.Outlook), blob(f.Accuracy)); err != nil {
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
func (s *Store) Forecasts(ctx context.Context, id tenant.ID, q store.ForecastQuery) ([]store.Forecast, error) {
	text, args := forecastsStatement(id, q)
	return list(ctx, s.readers, readForecast, text, args...)
}

func forecastsStatement(id tenant.ID, q store.ForecastQuery) (text string, args []any) {
	f := &filter{}
	f.and(`f.tenant_id = ?`, id)
	if q.Units != nil {
		among(f, `f.unit_id`, q.Units)
	}
	if q.Currency != "" {
		f.and(`f.currency = ?`, q.Currency)
	}
	if q.Measure != "" {
		f.and(`f.measure = ?`, q.Measure)
	}
	newest := `f.made_at = (SELECT max(g.made_at) FROM forecast g
		WHERE g.tenant_id = f.tenant_id AND g.unit_id = f.unit_id AND g.currency = f.currency AND g.measure = f.measure`
	switch {
	case !q.Newest:
		f.and(`f.through_day BETWEEN ? AND ?`, q.From.Number(), q.To.Number())
	case q.Until.IsZero():
		f.and(newest + `)`)
	default:
		f.and(newest+` AND g.made_at <= ?)`, micros(q.Until))
	}
	return `SELECT f.unit_id, f.currency, f.measure, f.made_at, f.through_day, f.outlook, f.accuracy FROM forecast f ` + f.where() +
		` ORDER BY f.unit_id, f.currency, f.measure, f.made_at`, f.args
}

package forecast

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Refit learns all that a unit sold before the business day it is in, and keeps what is expected now. It keeps nothing for
// a currency of which less than a week is known.
func (s *Service) Refit(ctx context.Context, id tenant.ID, u *tenant.Unit) error {
	scope := store.Background(id)
	now := s.now()
	through := u.Calendar.DayAt(now).AddDays(-1)
	histories, err := s.readHistory(ctx, scope, u, through)
	if err != nil {
		return fmt.Errorf("read what unit %d sold: %w", u.ID, err)
	}
	first, last := through.AddDays(1-historyDays), through.AddDays(Horizon)
	events, err := s.source.Events(ctx, scope, first, last)
	if err != nil {
		return fmt.Errorf("read the calendar: %w", err)
	}
	y := newYear(u, events, first, last)
	var made []store.Forecast
	for currency, h := range histories {
		if h.count() < leastDays {
			continue
		}
		issued, err := s.issued(ctx, scope, u.ID, currency, through)
		if err != nil {
			return err
		}
		for _, m := range learned {
			if f, ok := forecastOf(h, &y, m, issued[m]); ok {
				f.Series = store.Series{Unit: u.ID, Currency: currency, Measure: string(m)}
				f.MadeAt = now
				made = append(made, f)
			}
		}
	}
	if len(made) == 0 {
		return nil
	}
	return s.source.AddForecasts(ctx, scope, made)
}

// forecastOf fits one measure and measures how well it did. It is false where too little of it is known.
func forecastOf(h *history, y *year, m Measure, past issued) (f store.Forecast, ok bool) {
	o, replay := fit(h, y, m)
	if !(o.days[0].Expected > 0) || math.IsInf(o.days[0].Expected, 0) {
		return f, false
	}
	series := &fittedSeries{history: h, values: h.values(y, m), replay: replay, together: o.daysTogether}
	if series.worse() {
		series.fallBack(o)
	}
	r := record{fittedSeries: series, issued: past}
	return store.Forecast{Through: o.through, Outlook: o.pack(), Accuracy: packAccuracy(r.measure())}, true
}

// fallBack makes an outlook one of simple means, with intervals as wide, for their size, as the model's.
func (f *fittedSeries) fallBack(o *outlook) {
	o.fallback = true
	for i := range o.days {
		d := &o.days[i]
		if mean := f.meanOf4(len(f.days)+i, i+1); mean > 0 && d.Expected > 0 {
			d.Estimate = scaled(d.Estimate, mean/d.Expected)
		}
	}
}

// issued returns the forecasts kept of the last weeks, by measure.
func (s *Service) issued(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, currency sales.Currency, through calendar.Day) (map[Measure]issued, error) {
	of := store.ForecastQuery{Units: []tenant.UnitID{unit}, Currency: currency}
	kept, err := s.source.Forecasts(ctx, scope, learnedThrough(of, through.AddDays(-errorDays-Horizon), through.AddDays(-1)))
	if err != nil {
		return nil, fmt.Errorf("read forecasts of unit %d: %w", unit, err)
	}
	all := map[Measure]issued{}
	for i := range kept {
		f := &kept[i]
		m := Measure(f.Measure)
		if all[m] == nil {
			all[m] = issued{}
		}
		if all[m][f.Through] != nil {
			continue // a later one knew more
		}
		days, err := unpackDays(f.Outlook)
		if err != nil {
			return nil, fmt.Errorf("forecast of unit %d made at %s: %w", unit, f.MadeAt.Format(time.RFC3339), err)
		}
		all[m][f.Through] = days
	}
	return all, nil
}

package forecast

import (
	"context"
	"math"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// Judged is how accurate the forecasts of a unit's measure have been.
type Judged struct {
	Unit     tenant.UnitID
	Measure  Measure
	Currency sales.Currency
	// Through is the last day that was compared; the first is eight weeks before. Zero where there is no forecast.
	Through  calendar.Day
	Fallback bool
	Accuracy []Accuracy
	// Decisions compares adjustments of the last eight weeks with what the system had said; nil where there were none.
	Decisions *Contest
}

// Contest is who was better: the sums of absolute errors over what was sold, on the days that were adjusted.
type Contest struct {
	Days             int
	Adjusted, System float64
}

// Accuracy tells how accurate the forecasts of a unit have been, for each measure that has one.
func (s *Service) Accuracy(ctx context.Context, caller auth.Caller, id tenant.UnitID, currency sales.Currency) ([]Judged, error) {
	company, u, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	if currency, err = currencyOf(u, company.Configuration, currency); err != nil {
		return nil, err
	}
	var all []Judged
	for _, m := range learned {
		v := s.viewOf(u, currency, m, s.now())
		first := v.current.AddDays(-errorDays)
		if err := s.read(ctx, caller.UnitScope(), time.Time{}, first, v.current.AddDays(-1), &v); err != nil {
			return nil, err
		}
		if v.newest != nil {
			all = append(all, Judged{
				Unit: id, Measure: m, Currency: currency, Through: v.newest.through, Fallback: v.newest.fallback,
				Accuracy: v.newest.accuracy, Decisions: v.contest(first),
			})
		}
	}
	return all, nil
}

// contest compares the decisions about days that are over with what the system had said.
func (v *view) contest(first calendar.Day) *Contest {
	var c Contest
	var actual float64
	for day := first; day.Before(v.current); day = day.AddDays(1) {
		d := v.day(day)
		if d.Adjusted == nil || d.Actual == nil {
			continue
		}
		c.Days++
		actual += *d.Actual
		c.Adjusted += math.Abs(d.Adjusted.Expected - *d.Actual)
		c.System += math.Abs(d.System.Expected - *d.Actual)
	}
	if c.Days == 0 || actual == 0 {
		return nil
	}
	c.Adjusted /= actual
	c.System /= actual
	return &c
}

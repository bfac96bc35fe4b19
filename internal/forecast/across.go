package forecast

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// AcrossQuery says which units to forecast together.
type AcrossQuery struct {
	// Units to sum; none means all the caller may see. Keep narrows them further, where it is not nil.
	Units []tenant.UnitID
	Keep  func(*tenant.Unit) bool
	// Start and End are business days, both included. Nil: the current one of the unit that is furthest, and the end of the horizon.
	Start, End *calendar.Day
	Measure    Measure
	Currency   sales.Currency // the company's first that one of the units sells in if empty
}

// Across is the forecast of units together.
type Across struct {
	Company    *tenant.Configuration
	Currency   sales.Currency
	Start, End calendar.Day
	At         time.Time
	// Units are those in the sums, Missing those that have no forecast.
	Units   []UnitTotal
	Missing []*tenant.Unit
	Items   []Item
	Total   *Item
}

// UnitTotal is what one unit brings.
type UnitTotal struct {
	Unit  *tenant.Unit
	Total Item
}

// Across forecasts units together. What is not in the currency does not count.
func (s *Service) Across(ctx context.Context, caller auth.Caller, q AcrossQuery) (Across, error) {
	company, named, err := s.companies.Visible(ctx, caller, q.Units)
	if err != nil {
		return Across{}, err
	}
	a := Across{Company: company.Configuration, At: s.now()}
	units := slices.DeleteFunc(company.UnitsFor(caller), func(u *tenant.Unit) bool {
		return named != nil && !slices.Contains(named, u.ID) || q.Keep != nil && !q.Keep(u)
	})
	if a.Currency, err = currencyAcross(units, company.Configuration, q.Currency); err != nil {
		return Across{}, err
	}
	current := currentOf(units, a.At)
	units = slices.DeleteFunc(units, func(u *tenant.Unit) bool { return !slices.Contains(u.CurrenciesOf(company.Configuration), a.Currency) })
	days := Query{Start: q.Start, End: q.End, Grain: BySlot} // the bounds of a slot are good for many units
	if a.Start, a.End, err = days.days(current); err != nil || len(units) == 0 {
		return a, err
	}
	views, err := s.views(ctx, caller.UnitScope(), units, &a, q.Measure)
	if err != nil {
		return Across{}, err
	}
	a.add(views, units)
	return a, nil
}

// currencyAcross returns the currency named, or the company's first that one of the units sells in.
func currencyAcross(units []*tenant.Unit, c *tenant.Configuration, named sales.Currency) (sales.Currency, error) {
	for _, currency := range c.Currencies {
		sells := func(u *tenant.Unit) bool { return slices.Contains(u.CurrenciesOf(c), currency.ID) }
		if named == "" && slices.ContainsFunc(units, sells) {
			return currency.ID, nil
		}
	}
	return currencyOf(&tenant.Unit{}, c, named)
}

// currentOf returns the business day that the unit which is furthest is in; of no unit, the date in UTC.
func currentOf(units []*tenant.Unit, at time.Time) (current calendar.Day) {
	for _, u := range units {
		current = later(current, u.Calendar.DayAt(at))
	}
	if len(units) == 0 {
		return dateOf(at)
	}
	return current
}

// views reads the units together. Those without a forecast have none.
func (s *Service) views(ctx context.Context, scope auth.UnitScope, units []*tenant.Unit, a *Across, m Measure) (map[tenant.UnitID]*view, error) {
	all := make([]view, len(units))
	views := make([]*view, len(units))
	for i, u := range units {
		all[i] = s.viewOf(u, a.Currency, m, a.At)
		views[i] = &all[i]
	}
	if err := s.readWhole(ctx, scope, a.Start, a.End, views...); err != nil {
		return nil, err
	}
	known := map[tenant.UnitID]*view{}
	for _, v := range views {
		if v.newest != nil {
			known[v.unit.ID] = v
		}
	}
	return known, nil
}

func (a *Across) add(views map[tenant.UnitID]*view, units []*tenant.Unit) {
	days := a.End.Sub(a.Start) + 1
	byDay := make([][]Day, days)
	var totals []Item
	for _, u := range units {
		v := views[u.ID]
		if v == nil {
			a.Missing = append(a.Missing, u)
			continue
		}
		var own []Day
		for i := range days {
			d := v.day(a.Start.AddDays(i))
			own = append(own, d)
			byDay[i] = append(byDay[i], d)
		}
		if total := v.sum(own, a.Start.String()); total != nil {
			a.Units = append(a.Units, UnitTotal{u, *total})
			totals = append(totals, *total)
		}
	}
	together := unitsTogether(views)
	for i, of := range byDay {
		item := Item{Key: a.Start.AddDays(i).String(), Day: Day{Day: a.Start.AddDays(i), Over: true}}
		for k := range of {
			item.take(&of[k])
		}
		if item.close(together, bests(of), systems(of)) {
			a.Items = append(a.Items, item)
		}
	}
	a.sumTotals(totals, together)
}

// sumTotals adds the units up.
func (a *Across) sumTotals(totals []Item, together float64) {
	if len(totals) == 0 {
		return
	}
	total := Item{Key: a.Start.String(), Days: a.End.Sub(a.Start) + 1, Day: Day{Day: a.Start, Over: true}}
	var best, system []Estimate
	for i := range totals {
		t := &totals[i]
		total.take(&t.Day)
		system = append(system, *t.System)
		if t.Adjusted != nil {
			best = append(best, *t.Adjusted)
		} else {
			best = append(best, *t.System)
		}
	}
	if total.close(together, best, system) {
		a.Total = &total
	}
}

// take adds what a part says was sold.
func (i *Item) take(d *Day) {
	i.Over = i.Over && d.Over
	if d.Actual != nil {
		i.Actual = plusActual(i.Actual, *d.Actual)
	}
	if i.Span.Start.IsZero() || d.Span.Start.Before(i.Span.Start) {
		i.Span.Start = d.Span.Start
	}
	if d.Span.End.After(i.Span.End) {
		i.Span.End = d.Span.End
	}
}

// close sums what is expected of the parts, and reports whether anything is.
func (i *Item) close(together float64, best, system []Estimate) bool {
	if len(system) == 0 {
		return false
	}
	e, adjusted := sum(system, together), sum(best, together)
	i.System = &e
	if adjusted != e {
		i.Adjusted = &adjusted
	}
	return true
}

func systems(days []Day) (all []Estimate) {
	for i := range days {
		if d := &days[i]; d.System != nil && !d.Over {
			all = append(all, *d.System)
		} else if b := d.best(); b != nil {
			all = append(all, *b)
		}
	}
	return all
}

func bests(days []Day) (all []Estimate) {
	for i := range days {
		if b := days[i].best(); b != nil {
			all = append(all, *b)
		}
	}
	return all
}

// leastErrors is on how many days the errors of units must be known for it to be measured how far they are one.
const leastErrors, unknownTogether = 14, 0.3

// unitsTogether is how much the errors of units are one: what makes the errors of their sum, on the last days, as wide as they were.
func unitsTogether(views map[tenant.UnitID]*view) float64 {
	var sums [errorDays]float64
	var squares widths
	present := 0.0
	for _, v := range views {
		var square, n float64
		for k, e := range v.newest.errors {
			if !math.IsNaN(e) {
				sums[k] += e
				square += e * e
				n++
			}
		}
		if n < leastErrors {
			return unknownTogether
		}
		squares.add(math.Sqrt(square / n))
		present += n / errorDays
	}
	if len(views) < 2 {
		return 0
	}
	square := 0.0
	for _, e := range sums {
		square += e * e / errorDays
	}
	present /= float64(len(views)) // days that are missing make the sums smaller
	return squares.together(math.Sqrt(square / present))
}

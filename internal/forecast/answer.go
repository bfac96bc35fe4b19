package forecast

import (
	"context"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Grain is into what a forecast is cut.
type Grain string

// The grains. Hours and dayparts go by the clock of the unit, weeks begin on Monday.
const (
	ByDay     Grain = "day"
	BySlot    Grain = "slot"
	ByHour    Grain = "hour"
	ByDaypart Grain = "daypart"
	ByWeek    Grain = "week"
)

// Grains lists the grains there are.
func Grains() []Grain { return []Grain{ByDay, BySlot, ByHour, ByDaypart, ByWeek} }

// Bounds of a question, in business days.
const (
	MaxDays     = 366
	MaxSlotDays = 31
)

// Query says what to forecast.
type Query struct {
	// Start and End are business days, both included. Nil: the current one, and the end of the horizon.
	Start, End *calendar.Day
	Grain      Grain
	Measure    Measure
	// Currency is the unit's first if empty.
	Currency sales.Currency
	// AsOf asks what was said then. Zero: now.
	AsOf time.Time
}

// Status says whether there is a forecast.
type Status string

// The states of a forecast.
const (
	Ready            Status = "ready"
	Pending          Status = "pending"          // it will be made within a minute or so
	NotEnoughHistory Status = "notEnoughHistory" // less than a week of sales is known
)

// Answer is the forecast of a unit.
type Answer struct {
	Unit       *tenant.Unit
	Company    *tenant.Configuration
	Currency   sales.Currency
	Start, End calendar.Day
	// At is the moment it stands at.
	At     time.Time
	Status Status
	// KnownDays is of how many business days sales were learned.
	KnownDays int
	// MadeAt is when it was learned, Through the last business day in it. Zero where there is none.
	MadeAt   time.Time
	Through  calendar.Day
	Fallback bool
	Accuracy []Accuracy
	Holidays HolidayCoverage
	Items    []Item
	// Total is of all days asked for; nil where nothing is known of one of them.
	Total *Item
}

// Item is a piece of a forecast.
type Item struct {
	Day
	// Key names it: a business day, the Monday of a week, the start of a slot or hour, a daypart.
	Key string
	// Days is how many business days it is of, where it is more than one.
	Days int
}

// Unit forecasts a unit.
func (s *Service) Unit(ctx context.Context, caller auth.Caller, id tenant.UnitID, q Query) (Answer, error) {
	company, u, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return Answer{}, err
	}
	if q.Currency, err = currencyOf(u, company.Configuration, q.Currency); err != nil {
		return Answer{}, err
	}
	at := s.now()
	if q.AsOf.After(at) {
		return Answer{}, invalid("asOf", "asOf lies in the future: give an instant that is past, or leave it out to read what is expected now.")
	}
	if !q.AsOf.IsZero() {
		q.AsOf = calendar.LastShownAs(q.AsOf)
		at = q.AsOf
	}
	a := Answer{
		Unit: u, Company: company.Configuration, Currency: q.Currency, At: at, Holidays: holidayCoverage(u),
	}
	if a.Start, a.End, err = q.days(u.Calendar.DayAt(at)); err != nil {
		return Answer{}, err
	}
	if q.Measure == AverageCheck {
		return s.average(ctx, caller.UnitScope(), q, a)
	}
	v := s.viewOf(u, q.Currency, q.Measure, at)
	if err := s.read(ctx, caller.UnitScope(), q.AsOf, a.Start, a.End, &v); err != nil {
		return Answer{}, err
	}
	v.fill(&a, q.Grain)
	if v.newest == nil {
		a.Status, a.KnownDays, err = s.standing(ctx, caller.UnitScope(), &v)
	}
	return a, err
}

// days returns the days of a query.
func (q *Query) days(current calendar.Day) (start, end calendar.Day, err error) {
	start = current
	if q.Start != nil {
		start = *q.Start
	}
	end = later(start, current.AddDays(Horizon-1))
	if q.End != nil {
		end = *q.End
	}
	most := MaxDays
	if q.Grain == BySlot || q.Grain == ByHour || q.Grain == ByDaypart {
		most = MaxSlotDays
		if q.End == nil {
			end = earlier(end, start.AddDays(most-1))
		}
	}
	switch {
	case end.Before(start) && q.Start == nil:
		return start, end, invalid("start", fmt.Sprintf("end lies before start, which is %s if you give none: give a start that is not after %s.", start, end))
	case end.Before(start):
		return start, end, invalid("end", "end lies before start: give the later day as end.")
	case end.Sub(start) >= most:
		return start, end, invalid("end", fmt.Sprintf("That is more than %d business days: ask in parts.", most))
	}
	return start, end, nil
}

// currencyOf returns the currency named, or the first of the unit.
func currencyOf(u *tenant.Unit, c *tenant.Configuration, named sales.Currency) (sales.Currency, error) {
	currencies := u.CurrenciesOf(c)
	for _, currency := range currencies {
		if named == "" || named == currency {
			return currency, nil
		}
	}
	if named == "" {
		return "", directory.ErrNotConfigured
	}
	possible := make([]string, len(currencies))
	for i, currency := range currencies {
		possible[i] = string(currency)
	}
	fault := sales.UnknownValue("currencyId", string(named), possible, nil)
	return "", sales.Refuse([]sales.Fault{fault}, 1)
}

// standing says why there is no forecast.
func (s *Service) standing(ctx context.Context, scope auth.UnitScope, v *view) (Status, int, error) {
	days := map[calendar.Day]bool{}
	q := store.DayQuery{Units: []tenant.UnitID{v.series.Unit}, From: v.current.AddDays(-historyDays), To: v.current.AddDays(-1)}
	err := s.source.EachDayTotal(ctx, scope, q, func(t *store.DayTotal) error {
		if t.Currency == v.series.Currency {
			days[t.Day] = true
		}
		return nil
	})
	if len(days) < leastDays {
		return NotEnoughHistory, len(days), err
	}
	return Pending, len(days), err
}

// fill cuts what the view shows into items.
func (v *view) fill(a *Answer, grain Grain) {
	a.Status = Ready
	if v.newest != nil {
		a.KnownDays, a.MadeAt, a.Through, a.Fallback, a.Accuracy = v.newest.known, v.newest.madeAt, v.newest.through, v.newest.fallback, v.newest.accuracy
	}
	var days []Day
	for day := a.Start; !day.After(a.End); day = day.AddDays(1) {
		days = append(days, v.day(day))
	}
	a.Total = v.sum(days, a.Start.String())
	for i := range days {
		switch grain {
		case ByDay:
			a.Items = append(a.Items, Item{Day: days[i], Key: days[i].Day.String()})
		case BySlot, ByHour, ByDaypart:
			a.Items = append(a.Items, v.within(&days[i], grain, a.Company)...)
		}
	}
	if grain == ByWeek {
		a.Items = v.weeks(days)
	}
}

// weeks sums days by the Monday before each.
func (v *view) weeks(days []Day) (items []Item) {
	for len(days) > 0 {
		monday := days[0].Day.AddDays(-(int(days[0].Day.Weekday()) + 6) % 7)
		n := min(len(days), monday.AddDays(7).Sub(days[0].Day))
		if item := v.sum(days[:n], monday.String()); item != nil {
			items = append(items, *item)
		}
		days = days[n:]
	}
	return items
}

// sum adds days up: what was sold where a day is over, and what is expected where it is not. It is nil where nothing is known of a day to come.
func (v *view) sum(days []Day, key string) *Item {
	item := Item{Key: key, Days: len(days), Day: Day{Day: days[0].Day, Over: true}}
	item.Span = calendar.Span{Start: days[0].Span.Start, End: days[len(days)-1].Span.End}
	var system, best []Estimate
	adjusted := false
	for i := range days {
		d := &days[i]
		item.Over = item.Over && d.Over
		if d.Actual != nil && (d.Over || d.Day == v.current) {
			item.Actual = plusActual(item.Actual, *d.Actual)
		}
		b := d.best()
		if b == nil {
			return nil
		}
		best = append(best, *b)
		if d.Over {
			system = append(system, *b)
		} else {
			system = append(system, *d.System)
			adjusted = adjusted || d.Adjusted != nil
		}
	}
	together := 0.0
	if v.newest != nil {
		together = v.newest.daysTogether
	}
	e := sum(system, together)
	item.System = &e
	if adjusted {
		e := sum(best, together)
		item.Adjusted = &e
	}
	return &item
}

func plusActual(sum *float64, x float64) *float64 {
	if sum != nil {
		x += *sum
	}
	return &x
}

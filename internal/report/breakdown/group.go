package breakdown

import (
	"maps"
	"slices"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// group is units that have the same days, which lie as far from the period.
type group struct {
	days
	units map[tenant.UnitID]*unitPlan
	// buckets are those of the days, in order, where they do not go by the clock.
	buckets []int32
}

// eachGroup calls read for each group of units.
func (r *run) eachGroup(s side, of func(*unitPlan) days, read func(group) error) error {
	type alike struct {
		days
		lag int
	}
	groups := map[alike]group{}
	for _, u := range r.units {
		at := alike{of(u), u.lag(s)}
		if at.count() <= 0 {
			continue
		}
		if _, ok := groups[at]; !ok {
			groups[at] = group{at.days, map[tenant.UnitID]*unitPlan{}, r.buckets(at.days, s, u)}
		}
		groups[at].units[u.ID] = u
	}
	for _, g := range groups {
		if err := read(g); err != nil {
			return err
		}
	}
	return nil
}

// buckets places each of some days of a unit. A day of the other period goes where the day stands that is held against it.
func (r *run) buckets(d days, s side, u *unitPlan) []int32 {
	a := r.tally.axis
	first, last := a.ofDay(r.period.first), a.ofDay(r.period.last)
	out := make([]int32, d.count())
	for n := range out {
		day, ok := d.first.AddDays(n), true
		if s == otherSide && r.Grain != ByWeekday {
			day, ok = r.counterpart(day, u)
		}
		out[n] = a.ofDay(day)
		if r.Grain != ByWeekday && (!ok || out[n] < first || out[n] > last) {
			out[n] = nowhere
		}
	}
	return out
}

// counterpart returns the day of the period that is held against a day of the other one. Where its month is too short to have
// that date it is the last of that month, and ok is false if days are told apart.
func (r *run) counterpart(day calendar.Day, u *unitPlan) (own calendar.Day, ok bool) {
	months := r.Against.months()
	switch {
	case u.own.count() == 1 && r.Against.Kind != Chosen:
		return u.own.first, true
	case r.Against.byDate():
	case r.Grain == ByMonth && r.Against.Kind == Chosen && date(u.own.first).Day() == date(u.other.first).Day():
		months = monthsFrom(u.other.first, u.own.first)
	default:
		return day.AddDays(u.lag(otherSide)), true
	}
	own = monthsBefore(day, -months)
	return own, r.Grain != ByDay || date(own).Day() == date(day).Day()
}

// query asks for the days of the group: for those of all units where it has most of them, which is faster than to name so many.
func (r *run) query(g group) store.DayQuery {
	q := store.DayQuery{From: g.first, To: g.last}
	if 2*len(g.units) < len(r.company.Units) {
		q.Units = slices.Collect(maps.Keys(g.units))
		slices.Sort(q.Units)
	}
	return q
}

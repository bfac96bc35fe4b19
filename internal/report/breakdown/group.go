package breakdown

import (
	"maps"
	"slices"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// group is units that have the same days, paired alike.
type group struct {
	days
	units map[tenant.UnitID]*unitPlan
	// places are where each of the days stands in the period, or its owner: unpaired where it has none.
	places []int32
	// buckets are those of the days, in order, where they do not go by the clock.
	buckets []int32
}

// eachGroup calls read for each group of units.
func (r *run) eachGroup(s side, of func(*unitPlan) days, read func(group) error) error {
	type alike struct {
		days
		own   days
		pairs *pairs
	}
	groups := map[alike]group{}
	for _, u := range r.units {
		at := alike{of(u), u.own, u.pairs}
		if at.count() <= 0 {
			continue
		}
		if _, ok := groups[at]; !ok {
			groups[at] = r.newGroup(at.days, s, u)
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

// newGroup places each of some days of a unit. A day of the other period goes where its owner stands.
func (r *run) newGroup(d days, s side, u *unitPlan) group {
	g := group{days: d, units: map[tenant.UnitID]*unitPlan{u.ID: u}}
	g.places, g.buckets = make([]int32, d.count()), make([]int32, d.count())
	for n := range g.places {
		g.places[n] = u.place(s, d.first.AddDays(n))
		if g.places[n] != unpaired {
			g.buckets[n] = r.axis.ofDay(u.own.first.AddDays(int(g.places[n])))
		}
	}
	return g
}

// place returns where a day of a side stands in the period of the unit, or its owner does.
func (u *unitPlan) place(s side, day calendar.Day) int32 {
	switch {
	case s != otherSide:
		return int32(day.Sub(u.own.first))
	case u.pairs.other.has(day):
		return u.pairs.owners[day.Sub(u.pairs.other.first)]
	}
	return unpaired
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

package breakdown

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// run is the answering of a query.
type run struct {
	*Query
	source        Source
	tenant        tenant.ID
	configuration *tenant.Configuration
	categories    map[sales.TypeID]string
	now           time.Time
	units         []*unitPlan
	byID          map[tenant.UnitID]*unitPlan
	period        days
	left          []LeftOut // out of a comparison like for like
	tally         *tally
}

// plan sets which days of which units are read.
func (r *run) plan() error {
	var today calendar.Day
	for i, u := range r.units {
		u.current = u.Calendar.DayAt(r.now)
		if i == 0 || u.current.After(today) {
			today = u.current
		}
	}
	var err error
	if r.period, err = r.Period.period(today); err != nil {
		return err
	}
	r.byID = make(map[tenant.UnitID]*unitPlan, len(r.units))
	slotDays := 0
	for _, u := range r.units {
		u.plan(r.Query, r.period, r.now)
		r.byID[u.ID] = u
		r.period.first = earlier(r.period.first, u.own.first)
		slotDays += u.own.count() + max(u.other.count(), 0)
	}
	if r.Against.Kind == Chosen && r.Against.other(r.Period, r.period).count() > MaxDays {
		return invalid("compareEnd", "compareEnd lies more than 365 days after compareStart: compare with a shorter range.")
	}
	if r.bySlot() && slotDays > MaxSlotDays {
		return invalid("grain", "That is too much to read slot by slot: name fewer units or days, or take a grain of day or above without daypart.")
	}
	r.categories = map[sales.TypeID]string{}
	for _, t := range r.configuration.SalesTypes {
		r.categories[t.ID] = t.Category
	}
	return nil
}

func earlier(a, b calendar.Day) calendar.Day {
	if b.Before(a) {
		return b
	}
	return a
}

// read reads and sums both periods.
func (r *run) read(ctx context.Context) error {
	if r.LikeForLike && r.Against.Kind != Nothing {
		if err := r.leaveOut(ctx); err != nil {
			return err
		}
	}
	r.tally = newTally(r, newAxis(r.Grain, r.period.first, r.configuration.Dayparts, r.units))
	if err := r.readPeriod(ctx, partSide); err != nil || r.Against.Kind == Nothing {
		return err
	}
	return r.readPeriod(ctx, otherSide)
}

// readPeriod reads the period of one side: by figures where the answer needs them, else by day totals. Days that
// are held against one another in part are always read by figures.
func (r *run) readPeriod(ctx context.Context, s side) error {
	all := func(u *unitPlan) days { return u.days(s) }
	if r.bySlot() {
		return r.eachGroup(all, func(q store.DayQuery) error { return r.readFigures(ctx, q, s) })
	}
	if err := r.eachGroup(all, func(q store.DayQuery) error { return r.readTotals(ctx, q, s) }); err != nil {
		return err
	}
	partial := func(u *unitPlan) days {
		if !r.inPart(u) {
			return noDays
		}
		return days{u.partialDay(s), u.partialDay(s)}
	}
	return r.eachGroup(partial, func(q store.DayQuery) error { return r.readFigures(ctx, q, s) })
}

// inPart reports whether a day of the unit is held against another in part.
func (r *run) inPart(u *unitPlan) bool { return u.running && r.Against.Kind != Nothing }

// eachGroup calls read for each group of units that have the same days.
func (r *run) eachGroup(of func(*unitPlan) days, read func(store.DayQuery) error) error {
	groups := map[days][]tenant.UnitID{}
	for _, u := range r.units {
		if d := of(u); d.count() > 0 {
			groups[d] = append(groups[d], u.ID)
		}
	}
	for d, units := range groups {
		if err := read(store.DayQuery{Units: units, From: d.first, To: d.last}); err != nil {
			return err
		}
	}
	return nil
}

// readTotals sums day totals, without the days that count in part.
func (r *run) readTotals(ctx context.Context, q store.DayQuery, s side) error {
	var i item
	return r.source.EachDayTotal(ctx, r.tenant, q, func(t *store.DayTotal) error {
		r.turnTo(&i, t.Unit, s)
		if r.inPart(i.unit) && t.Day == i.unit.partialDay(s) {
			return nil
		}
		i.day, i.typ, i.currency = t.Day, t.Type, t.Currency
		r.tally.add(&i, s, t.Measures)
		return nil
	})
}

// readFigures sums figures. Of a running day, and the day it is held against, it takes the same part.
func (r *run) readFigures(ctx context.Context, q store.DayQuery, s side) error {
	var i item
	return r.source.EachFigure(ctx, r.tenant, q, func(f *store.SlotFigure) error {
		r.turnTo(&i, f.Unit, s)
		i.day, i.typ, i.currency = f.Day, f.Type, f.Currency
		r.tally.place(&i, f.SlotStart)
		to := s
		if r.inPart(i.unit) && i.slotted && f.Day == i.unit.partialDay(s) && !i.unit.finishedBy(s, f.SlotStart) {
			if s == otherSide {
				return nil
			}
			to = restSide
		}
		r.tally.add(&i, to, f.Measures)
		return nil
	})
}

// turnTo makes a unit that of the item.
func (r *run) turnTo(i *item, id tenant.UnitID, s side) {
	if i.unit == nil || i.unit.ID != id {
		i.unit = r.byID[id]
		i.first = r.origin(i.unit, s)
	}
}

// origin returns the day from which the buckets of a unit's period are counted.
func (r *run) origin(u *unitPlan, s side) calendar.Day {
	if s == otherSide {
		return u.other.first.AddDays(r.period.first.Sub(u.own.first))
	}
	return r.period.first
}

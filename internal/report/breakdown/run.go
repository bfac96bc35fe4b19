package breakdown

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// run is the answering of a query.
type run struct {
	*Query
	source     Source
	expected   Expectation
	scope      auth.UnitScope
	company    *directory.Snapshot
	categories map[sales.TypeID]string
	now        time.Time
	units      []*unitPlan
	period     days
	holds      time.Time // until the first slot is over
	coming     bool      // whether what is expected of days to come is asked for
	left       []LeftOut // out of a comparison like for like
	axis       axis
	tally      *tally
}

// plan sets which days of which units are read.
func (r *run) plan() error {
	today, err := r.today()
	if err != nil {
		return err
	}
	if r.period, err = r.Period.period(today); err != nil {
		return err
	}
	if len(r.units) == 0 { // then there is no slot to hold to the end of
		r.holds = r.now.Add(briefly)
	}
	for _, u := range r.units {
		u.plan(r.Query, r.period, r.now)
		r.holdFor(u)
		r.period.first = earlier(r.period.first, u.own.first)
	}
	if err := r.Against.check(r.Against.other(r.Period, r.period)); err != nil {
		return err
	}
	r.pair()
	r.axis = newAxis(r.Grain, r.period.first, r.company.Configuration.Dayparts, r.units)
	slotDays, forecastDays := 0, 0
	for _, u := range r.units {
		slotDays += u.own.count() + u.pairs.other.count()
		forecastDays += u.pairs.other.count()
	}
	if r.Against.Kind == Forecast && forecastDays > MaxForecastDays {
		return invalid("compare", "That is too much to hold against forecasts: name fewer units or days.")
	}
	if r.bySlot() && slotDays > MaxSlotDays {
		return invalid("grain", "That is too much to read slot by slot: name fewer units or days, or take a grain of day or above without daypart.")
	}
	r.categories = map[sales.TypeID]string{}
	for _, t := range r.company.Configuration.SalesTypes {
		r.categories[t.ID] = t.Category
	}
	return nil
}

// pair sets what the days of each unit are compared with. Units of the same days share the pairs.
func (r *run) pair() {
	type period struct {
		own  days
		last calendar.Day
	}
	r.coming = r.Against.Kind == Forecast && !slices.ContainsFunc(r.units, (*unitPlan).hasBegun)
	all := map[period]*pairs{}
	for _, u := range r.units {
		last := u.current
		if r.coming {
			last = u.own.last
		}
		of := period{u.own, last}
		if all[of] == nil {
			all[of] = r.newPairs(u.own, last)
		}
		u.pairs = all[of]
	}
}

// slotsPerDay is about how many records a business day of a unit has that is read slot by slot.
const slotsPerDay = 96

func (r *run) cost() int {
	days := 0
	for _, u := range r.units {
		days += u.own.count() + u.pairs.other.count()
	}
	if r.bySlot() {
		return days * slotsPerDay
	}
	return days
}

// today notes the current business day of each unit, and returns the latest. Where there is no unit, it is the one that a unit would have
// by the company's defaults.
func (r *run) today() (calendar.Day, error) {
	if len(r.units) == 0 {
		d := r.company.Configuration.Defaults
		zone, err := time.LoadLocation(d.Zone)
		if err != nil {
			return calendar.Day{}, fmt.Errorf("load the default time zone: %w", err)
		}
		return calendar.New(zone, d.DayStart, d.SlotLength).DayAt(r.now), nil
	}
	var latest calendar.Day
	for i, u := range r.units {
		u.current = u.Calendar.DayAt(r.now)
		if i == 0 || u.current.After(latest) {
			latest = u.current
		}
	}
	return latest, nil
}

// briefly is how long an answer holds that may be another without a submission or the end of a slot.
const briefly = 10 * time.Second

// holdFor lets the answer hold until the unit's slot is over, unless its days are named and past, and
// so are those they are compared with: one that runs counts once it is over.
func (r *run) holdFor(u *unitPlan) {
	if r.Against.Kind == Forecast { // forecasts change without a submission
		r.holds = r.now.Add(briefly)
		return
	}
	named := r.Period.Day != nil || r.Period.Kind == Range
	other := r.Against.other(r.Period, u.own)
	if named && u.own.last.Before(u.current) && other.last.Before(u.current) {
		return
	}
	if slot, _ := u.Calendar.SlotAt(u.current, r.now); r.holds.IsZero() || slot.End.Before(r.holds) {
		r.holds = slot.End
	}
}

func earlier(a, b calendar.Day) calendar.Day {
	if b.Before(a) {
		return b
	}
	return a
}

// likeForLike reports whether units are compared with themselves only.
func (r *run) likeForLike() bool { return r.LikeForLike && r.Against.Kind != Nothing }

// read reads and sums both periods.
func (r *run) read(ctx context.Context) error {
	if err := r.learn(ctx); err != nil {
		return err
	}
	if err := r.sum(ctx); err != nil || !r.dropDayOnly() {
		return err
	}
	return r.sum(ctx) // there were figures without a time where times are told apart
}

// sum sums both periods, as far as their days are compared.
func (r *run) sum(ctx context.Context) error {
	r.tally = newTally(r)
	for _, u := range r.units {
		u.counted = false
	}
	if r.Against.Kind == Nothing {
		return r.readPeriod(ctx, r.tally, partSide)
	}
	other := newTally(r)
	group, both := errgroup.WithContext(ctx) // a second processor halves the wait
	if r.Against.Kind == Forecast {          // the days of which something was expected are the ones compared
		if err := r.readForecast(ctx, other); err != nil {
			return err
		}
	} else {
		group.Go(func() error { return r.readPeriod(both, other, otherSide) })
	}
	group.Go(func() error { return r.readPeriod(both, r.tally, partSide) })
	if err := group.Wait(); err != nil {
		return err
	}
	return r.tally.absorb(other)
}

// readForecast sums what was expected. Days of which nothing was are not compared.
func (r *run) readForecast(ctx context.Context, t *tally) error {
	for _, u := range r.units {
		u.otherFigures = dayset{}
	}
	if err := r.readPeriod(ctx, t, otherSide); err != nil {
		return err
	}
	for _, u := range r.units {
		u.compared.keep(&u.otherFigures)
	}
	return nil
}

// dropDayOnly compares no day of which the times are told apart, on one side or the other, but not
// known. It reports whether there is one.
func (r *run) dropDayOnly() bool {
	dropped := false
	for _, u := range r.units {
		dropped = u.compared.drop(&u.ownDayOnly) || dropped
		dropped = u.compared.drop(&u.otherDayOnly) || dropped
	}
	return dropped
}

// readPeriod reads the period of one side: by figures where the answer needs them, else by day totals. Days that
// are compared in part are always read by figures.
func (r *run) readPeriod(ctx context.Context, t *tally, s side) error {
	all := func(u *unitPlan) days { return u.days(s) }
	if r.bySlot() {
		return r.eachGroup(s, all, func(g group) error { return r.readFigures(ctx, t, g, s) })
	}
	if err := r.eachGroup(s, all, func(g group) error { return r.readTotals(ctx, t, g, s) }); err != nil {
		return err
	}
	partial := func(u *unitPlan) days { return u.partialDay(s) }
	return r.eachGroup(s, partial, func(g group) error { return r.readFigures(ctx, t, g, s) })
}

// of returns what tells of a side: what was sold, or what was expected to be.
func (r *run) of(s side) Expectation {
	if s == otherSide && r.Against.Kind == Forecast {
		return r.expected
	}
	return r.source
}

// readTotals sums day totals, without the days that count in part.
func (r *run) readTotals(ctx context.Context, t *tally, g group, s side) error {
	var i item
	return r.of(s).EachDayTotal(ctx, r.scope, r.query(g), func(d *store.DayTotal) error {
		if !t.turnTo(&i, g, d.Unit, s) || i.partial.has(d.Day) {
			return nil
		}
		t.onDay(&i, d.Day)
		i.typ, i.currency = d.Type, d.Currency
		return t.add(&i, d.Measures)
	})
}

// readFigures sums figures. Of a running day, and its counterpart, it takes the same part.
func (r *run) readFigures(ctx context.Context, t *tally, g group, s side) error {
	var i item
	return r.of(s).EachFigure(ctx, r.scope, r.query(g), func(f *store.SlotFigure) error {
		if !t.turnTo(&i, g, f.Unit, s) {
			return nil
		}
		t.onDay(&i, f.Day)
		t.inSlot(&i, f.SlotStart)
		i.typ, i.currency = f.Type, f.Currency
		return t.add(&i, f.Measures)
	})
}

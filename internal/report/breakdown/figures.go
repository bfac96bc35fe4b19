package breakdown

import (
	"context"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Number says which of the three numbers of a row is opened.
type Number string

// The numbers of a row.
const (
	Sold  Number = "sold"
	Part  Number = "part"
	Other Number = "other"
)

// FigureQuery asks for the figures behind a number of a report, which is that of Query. Where that is of several currencies, filter
// by the one of the row.
type FigureQuery struct {
	Query
	Of Number
	// Groups are the values of the dimensions of By in the row that is opened; nil is all. Rest opens a row of the rest.
	Groups []string
	Rest   bool
	// Bucket is the key of the bucket that is opened, with Again where the clock shows its time for the second time; nil is all.
	Bucket *string
	Again  bool
	// After goes on behind a figure; nil begins at the start.
	After *store.FigureKey
	// Limit is at most how many to return, 1 or more.
	Limit int
}

// FigurePage is some of the figures behind a number, in order of unit, business day, slot, sales type and currency.
type FigurePage struct {
	Company *directory.Snapshot
	Figures []store.Figure
	// Next is where the next page begins, nil on the last one. A page may have fewer figures than asked for, or none, and not be the last.
	Next *store.FigureKey
}

// Figures are read so many at once, and at most so often for a page: a question that few of them answer is answered in steps.
const (
	figureChunk  = 2000
	figureChunks = 25
)

// Figures returns figures whose sum is the number: all pages together, exactly.
func (s *Service) Figures(ctx context.Context, caller auth.Caller, q FigureQuery) (FigurePage, error) {
	if err := q.check(); err != nil {
		return FigurePage{}, err
	}
	r, err := s.plan(ctx, caller, &q.Query)
	if err != nil {
		return FigurePage{}, err
	}
	if err := r.prepare(ctx, &q); err != nil {
		return FigurePage{}, err
	}
	o := newOpening(r, &q)
	page := FigurePage{Company: r.company}
	if o.days.count() <= 0 {
		return page, nil
	}
	page.Figures, page.Next, err = o.read(ctx)
	return page, err
}

// prepare finds out what of both periods is in the number: all must be read to know what the rest is, and
// whether a day that is compared lacks a time or a forecast; the days that have figures, else.
func (r *run) prepare(ctx context.Context, q *FigureQuery) error {
	compared := q.Of != Sold && r.Against.Kind != Nothing
	running := slices.ContainsFunc(r.units, func(u *unitPlan) bool { return u.running })
	if q.Rest || compared && (running || r.bySlot() || r.Against.Kind == Forecast) {
		return r.read(ctx)
	}
	r.tally = newTally(r)
	if compared || r.likeForLike() {
		return r.learn(ctx)
	}
	return nil
}

func (q *FigureQuery) check() error {
	switch {
	case len(q.Groups) > 0 && len(q.Groups) != len(q.By):
		return invalid("group", "group stands for the values in a row's groups: give as many as by, in that order.")
	case q.Rest && (q.Top == 0 || len(q.Groups) > 0):
		return invalid("rest", "rest opens the row that adds up the groups beyond top: give by and top as in the report, and no group.")
	case q.Of == Other && q.Against.Kind == Forecast:
		return invalid("of", "what was expected is not made of figures: see GET /sales/api/v1/business-unit/{unitId}/forecast, which says why.")
	}
	return nil
}

// opening is the opening of a number.
type opening struct {
	*run
	asked *FigureQuery
	side  side
	days  days // from the first day with such figures to the last
	units map[tenant.UnitID]group
	best  map[place]bool // the groups that are not in the rest, where that is opened
	item  item
	group group
}

func newOpening(r *run, q *FigureQuery) *opening {
	o := &opening{run: r, asked: q, units: map[tenant.UnitID]group{}, days: noDays}
	if q.Of == Other {
		o.side = otherSide
	}
	if q.Rest {
		o.best = r.tally.greatest()
	}
	for _, u := range r.units {
		d := u.days(o.side)
		if d.count() <= 0 {
			continue
		}
		g := r.newGroup(d, o.side, u)
		o.units[u.ID] = g
		for n, bucket := range g.buckets {
			if g.places[n] != unpaired && (r.byClock() || o.opens(bucket)) {
				o.days = o.days.with(d.first.AddDays(n))
			}
		}
	}
	return o
}

// with returns the days up to and with another.
func (d days) with(day calendar.Day) days {
	if d.count() <= 0 {
		return days{day, day}
	}
	if day.After(d.last) {
		d.last = day
	}
	return days{earlier(d.first, day), d.last}
}

// opens reports whether a bucket is asked for.
func (o *opening) opens(order int32) bool {
	b := o.tally.bucket(order)
	return o.asked.Bucket == nil || b.Key == *o.asked.Bucket && b.Again == o.asked.Again
}

// read reads until the page is full, and then one more to know whether there is another.
func (o *opening) read(ctx context.Context) ([]store.Figure, *store.FigureKey, error) {
	query := o.storeQuery()
	var found []store.Figure
	for range figureChunks {
		chunk, err := o.source.Figures(ctx, o.scope, query)
		if err != nil {
			return nil, nil, err
		}
		for i := range chunk {
			if !o.has(&chunk[i]) {
				continue
			}
			if found = append(found, chunk[i]); len(found) > o.asked.Limit {
				return found[:o.asked.Limit], &found[o.asked.Limit-1].FigureKey, nil
			}
		}
		if len(chunk) < query.Limit {
			return found, nil, nil
		}
		query.After = &chunk[len(chunk)-1].FigureKey
	}
	return found, query.After, nil
}

func (o *opening) storeQuery() store.FigureQuery {
	q := store.FigureQuery{DayQuery: store.DayQuery{From: o.days.first, To: o.days.last}, After: o.asked.After, Limit: figureChunk}
	if 2*len(o.units) < len(o.company.Units) {
		for id := range o.units {
			q.Units = append(q.Units, id)
		}
		slices.Sort(q.Units)
	}
	if values := o.Filters[Currency]; len(values) == 1 {
		q.Currency = sales.Currency(values[0])
	}
	if values := o.Filters[SalesType]; len(values) == 1 {
		q.Type = sales.TypeID(values[0])
	}
	return q
}

// has reports whether a figure is in the number.
func (o *opening) has(f *store.Figure) bool {
	i := &o.item
	if i.unit == nil || i.unit.ID != f.Unit {
		g, ok := o.units[f.Unit]
		if !ok {
			return false
		}
		o.group = g
		o.tally.turnTo(i, g, f.Unit, o.side)
	}
	if !o.group.has(f.Day) {
		return false
	}
	o.tally.onDay(i, f.Day)
	o.tally.inSlot(i, f.SlotStart)
	if to, counts := i.sum(); !counts || o.asked.Of == Part && to != partSide {
		return false
	}
	i.typ, i.currency = f.Type, f.Currency
	return o.tally.keeps(i) && o.opens(i.at.bucket) && o.inGroup(i)
}

// inGroup reports whether the row that is opened is the one of the item's groups.
func (o *opening) inGroup(i *item) bool {
	t := o.tally
	t.group(i, Dimension.ofSale)
	if o.asked.Rest {
		return !o.best[place{groups: i.at.groups, currency: t.currencies.number(string(i.currency))}]
	}
	for n, value := range o.asked.Groups {
		if t.groups[n].values[i.at.groups[n]] != value {
			return false
		}
	}
	return true
}

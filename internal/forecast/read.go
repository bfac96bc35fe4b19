package forecast

import (
	"context"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/holiday"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// bulk is views of one measure and currency, at one moment, that are filled in together: as many queries for all of them
// as for one.
type bulk struct {
	service     *Service
	scope       auth.UnitScope
	views       map[tenant.UnitID]*view
	series      store.ForecastQuery // of all
	asOf        time.Time           // zero: now
	first, last calendar.Day        // what is asked for
	// from and to are the first and the last of the business days that the units are in, at that moment.
	from, to calendar.Day
}

// read fills in what was sold and said of days from first to last.
func (s *Service) read(ctx context.Context, scope auth.UnitScope, asOf time.Time, first, last calendar.Day, views ...*view) error {
	return s.readParts(ctx, scope, asOf, first, last, views,
		(*bulk).readNewest, (*bulk).readEarlier, (*bulk).readCalendar, (*bulk).readDecided, (*bulk).readSold)
}

// readSaid is read without what was sold.
func (s *Service) readSaid(ctx context.Context, scope auth.UnitScope, first, last calendar.Day, views ...*view) error {
	return s.readParts(ctx, scope, time.Time{}, first, last, views, (*bulk).readNewest, (*bulk).readEarlier, (*bulk).readCalendar, (*bulk).readDecided)
}

// readWhole is read for sums of whole days, now. What was expected of a day does not count in them once it is over.
func (s *Service) readWhole(ctx context.Context, scope auth.UnitScope, first, last calendar.Day, views ...*view) error {
	for _, v := range views {
		v.whole = true
	}
	return s.readParts(ctx, scope, time.Time{}, first, last, views, (*bulk).readNewest, (*bulk).readCalendar, (*bulk).readDecided, (*bulk).readSold)
}

// named is how many units a statement names at most: a database takes the longer to understand each the more there are.
const named = 250

// readParts does one thing after the other.
func (s *Service) readParts(ctx context.Context, scope auth.UnitScope, asOf time.Time, first, last calendar.Day, views []*view, parts ...func(*bulk, context.Context) error) error {
	for some := range slices.Chunk(views, named) {
		b := newBulk(s, scope, asOf, first, last, some)
		for _, part := range parts {
			if err := part(b, ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

func newBulk(s *Service, scope auth.UnitScope, asOf time.Time, first, last calendar.Day, views []*view) *bulk {
	b := &bulk{service: s, scope: scope, asOf: asOf, first: first, last: last, views: map[tenant.UnitID]*view{}}
	for i, v := range views {
		if i == 0 {
			b.series.Currency, b.series.Measure = v.series.Currency, v.series.Measure
			b.from, b.to = v.current, v.current
		}
		b.views[v.unit.ID] = v
		b.series.Units = append(b.series.Units, v.unit.ID)
		b.from, b.to = earlier(b.from, v.current), later(b.to, v.current)
	}
	return b
}

// readNewest reads what is expected.
func (b *bulk) readNewest(ctx context.Context) error {
	q := b.series
	q.Newest, q.Until = true, b.asOf
	made, err := b.service.source.Forecasts(ctx, b.scope, q)
	for i := range made {
		v := b.views[made[i].Unit]
		v.newest = &kept{madeAt: made[i].MadeAt}
		if v.newest.outlook, err = unpack(made[i].Outlook); err != nil {
			return err
		}
		if v.whole {
			continue
		}
		if v.newest.accuracy, err = unpackAccuracy(made[i].Accuracy); err != nil {
			return err
		}
	}
	return err
}

// readEarlier reads what was expected of past days right before each.
func (b *bulk) readEarlier(ctx context.Context) error {
	if !b.first.Before(b.to) {
		return nil
	}
	q := learnedThrough(b.series, b.first.AddDays(-1), earlier(b.last, b.to).AddDays(-1))
	made, err := b.service.source.Forecasts(ctx, b.scope, q)
	for i := range made {
		v, day := b.views[made[i].Unit], made[i].Through.AddDays(1)
		if v.earlier[day] != nil || made[i].MadeAt.After(v.at) || !day.Before(v.current) {
			continue
		}
		k := kept{madeAt: made[i].MadeAt}
		if k.outlook, err = unpack(made[i].Outlook); err != nil {
			return err
		}
		k.narrow(day)
		v.earlier[day] = &k
	}
	return err
}

// learnedThrough narrows a question to forecasts that had learned up to days from first to last. Refit learns up to the day before
// the one that runs: so each was made on the day after, which begins and ends within a day and a half of that of UTC.
func learnedThrough(q store.ForecastQuery, first, last calendar.Day) store.ForecastQuery {
	q.From, q.To = first, last
	q.Since, q.Until = midnight(first), midnight(last.AddDays(4))
	return q
}

// midnight is when a day begins in UTC.
func midnight(day calendar.Day) time.Time {
	return calendar.New(time.UTC, calendar.Clock{}, calendar.DefaultSlotLength).Span(day).Start
}

// readCalendar reads the tenant's own calendar and the public holidays.
func (b *bulk) readCalendar(ctx context.Context) error {
	last := later(b.last, b.to.AddDays(Horizon))
	events, err := b.service.source.Events(ctx, b.scope, b.from.AddDays(-historyDays), last)
	holidays := map[string]holiday.Days{} // by country
	for _, v := range b.views {
		days, ok := holidays[v.unit.Country]
		if !ok {
			days = holidaysOf(v.unit, b.first, last)
			holidays[v.unit.Country] = days
		}
		v.year = yearOf(v.unit, events, days)
	}
	return err
}

// readDecided reads what was decided about days.
func (b *bulk) readDecided(ctx context.Context) error {
	decided, err := b.service.source.Adjustments(ctx, b.scope, store.DayQuery{Units: b.series.Units, From: b.first, To: b.last})
	for i := range decided {
		v := b.views[decided[i].Unit]
		v.decided = append(v.decided, decided[i])
	}
	return err
}

// readSold reads what was sold; of the running day of a moment in the past, what was known then.
func (b *bulk) readSold(ctx context.Context) error {
	q := store.DayQuery{Units: b.series.Units, From: earlier(b.first, b.from), To: b.to}
	err := b.service.source.EachFigure(ctx, b.scope, q, func(f *store.SlotFigure) error {
		if v := b.views[f.Unit]; f.Currency == v.series.Currency && (b.asOf.IsZero() || f.Day != v.current) {
			v.addSold(f.Day, f.SlotStart, readingOf(&f.Measures))
		}
		return nil
	})
	if err != nil || b.asOf.IsZero() {
		return err
	}
	for _, v := range b.views {
		then, err := b.service.source.DayWithout(ctx, b.scope, v.unit.ID, v.current, func(e *store.Entry) bool { return e.ReceivedAt.After(b.asOf) })
		if err != nil {
			return err
		}
		for i := range then.Rows {
			if row := &then.Rows[i]; row.Currency == v.series.Currency {
				v.addSold(v.current, row.SlotStart, readingOf(&row.Measures))
			}
		}
	}
	return nil
}

// addSold adds what was sold in a slot of a day, or on the day as a whole where the slot is not known. Where whole days are all
// that is asked for, slots tell how far the running day has come, and no more.
func (v *view) addSold(day calendar.Day, slot time.Time, r reading) {
	d := v.sold[day]
	if d == nil {
		d = &pastDay{known: true}
		v.sold[day] = d
	}
	d.total.add(r)
	if slot.IsZero() || v.whole && day != v.current {
		return
	}
	if d.slots == nil {
		d.slots, d.starts = make([]reading, v.grid.slots), map[time.Time]reading{}
	}
	at := v.grid.at(slot)
	d.slots[at].add(r)
	d.last = max(d.last, at)
	if !v.whole {
		r.add(d.starts[slot.UTC()])
		d.starts[slot.UTC()] = r
	}
}

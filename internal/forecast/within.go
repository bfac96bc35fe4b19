package forecast

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

// piece is a slot of a business day.
type piece struct {
	calendar.Slot
	system, adjusted *Estimate
	actual           *float64
}

// within cuts a day. A day of which slots are not known has no pieces.
func (v *view) within(d *Day, grain Grain, c *tenant.Configuration) (items []Item) {
	pieces, together := v.pieces(d)
	switch grain {
	case BySlot:
		for i := range pieces {
			items = append(items, v.join(d, pieces[i:i+1], calendar.FormatInstant(pieces[i].Start), 0))
		}
	case ByHour:
		for len(pieces) > 0 {
			n := 1
			for n < len(pieces) && sameHour(pieces[0].Start.In(v.grid.Zone()), pieces[n].Start.In(v.grid.Zone())) {
				n++
			}
			items = append(items, v.join(d, pieces[:n], calendar.FormatInstant(pieces[0].Start), together))
			pieces = pieces[n:]
		}
	case ByDaypart:
		for _, part := range c.Dayparts {
			var of []piece
			for _, p := range pieces {
				if holds(part, p.Start.In(v.grid.Zone())) {
					of = append(of, p)
				}
			}
			if len(of) > 0 {
				items = append(items, v.join(d, of, part.ID, together))
			}
		}
	}
	return items
}

func sameHour(a, b time.Time) bool {
	_, offset := a.Zone()
	_, other := b.Zone()
	return a.Hour() == b.Hour() && offset == other && b.Sub(a) < time.Hour
}

// holds reports whether a daypart has what starts at a time on the clock.
func holds(part tenant.Daypart, local time.Time) bool {
	at, from, to := local.Hour()*60+local.Minute(), part.From.Minutes(), part.To.Minutes()
	if from < to {
		return from <= at && at < to
	}
	return from <= at || at < to
}

// pieces returns the slots of a day, and how much their errors are one.
func (v *view) pieces(d *Day) (pieces []piece, together float64) {
	source := v.source(d.Day)
	var system, adjusted []Estimate
	if source != nil && source.slots == v.grid.slots && d.System != nil && source.ahead(d.Day) != nil {
		together = source.slotsTogether
		p := progress{}
		if d.Day == v.current {
			p = v.progress(d.Day)
		}
		system = source.spread(d.Day, *d.System, p)
		if d.Adjusted != nil {
			adjusted = source.spread(d.Day, *d.Adjusted, p)
		}
	}
	sold := v.sold[d.Day]
	bySlot := sold != nil && sold.slots != nil
	if system == nil && !bySlot {
		return nil, 0
	}
	slots := v.grid.Slots(d.Day)
	each := func(of []Estimate) (spread []Estimate) {
		if of != nil {
			_, spread = v.grid.spread(d.Day, func(k int) Estimate { return of[k] })
		}
		return spread
	}
	system, adjusted = each(system), each(adjusted)
	for i, slot := range slots {
		p := piece{Slot: slot}
		if system != nil {
			p.system = &system[i]
		}
		if adjusted != nil {
			p.adjusted = &adjusted[i]
		}
		if bySlot && (d.Over || !slot.Start.After(v.at)) {
			r := sold.starts[slot.Start]
			actual := v.of(&r)
			p.actual = &actual
		}
		pieces = append(pieces, p)
	}
	return pieces, together
}

// join makes an item of pieces.
func (v *view) join(d *Day, pieces []piece, key string, together float64) Item {
	item := Item{Key: key, Day: Day{Day: d.Day, Over: d.Over, Closed: d.Closed}}
	item.Span = calendar.Span{Start: pieces[0].Start, End: pieces[len(pieces)-1].End}
	item.Over = !item.Span.End.After(v.at)
	var system, adjusted []Estimate
	for _, p := range pieces {
		if p.actual != nil {
			item.Actual = plusActual(item.Actual, *p.actual)
		}
		if p.system != nil {
			system = append(system, *p.system)
		}
		if p.adjusted != nil {
			adjusted = append(adjusted, *p.adjusted)
		}
	}
	if system != nil {
		e := sum(system, together)
		item.System = &e
	}
	if adjusted != nil {
		e := sum(adjusted, together)
		item.Adjusted = &e
	}
	return item
}

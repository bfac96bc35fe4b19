// Package calendar divides time the way a business unit trades: into business
// days and slots, in the zone of the unit. It owns these rules, the types that
// carry them (Day, Clock, SlotLength, Span) and the reading of dates and times
// as senders write them. It knows nothing of sales, tenants or the present
// time, and does no input or output.
//
// A business day runs from the day start on its date to the day start on the
// next date, read on the clocks of the zone:
//
//   - A day start that the clock change skips gives way to the first instant
//     after the gap.
//   - A day start that the clock change repeats counts the first time.
//   - A date that the zone left out altogether (2011-12-30 in Apia) has an empty
//     business day, and the day before it runs up to the day after it.
//
// So the business days of a calendar tile time: each instant lies in exactly one.
package calendar

import "time"

// Calendar says how one unit divides time: its zone, the clock time at which its
// business days start, and the length of its slots. It is made by New, is
// immutable and may be shared.
type Calendar struct {
	zone     *time.Location
	dayStart Clock
	slot     SlotLength
}

// New returns the calendar of a unit in zone, which must not be nil.
func New(zone *time.Location, dayStart Clock, slot SlotLength) Calendar {
	return Calendar{zone: zone, dayStart: dayStart, slot: slot}
}

// Zone returns the time zone of the unit.
func (c Calendar) Zone() *time.Location { return c.zone }

// DayStart returns the clock time at which business days start.
func (c Calendar) DayStart() Clock { return c.dayStart }

// SlotLength returns the length of a slot.
func (c Calendar) SlotLength() SlotLength { return c.slot }

// Span returns the stretch of time that business day d covers, in UTC. It is
// empty for a date that never existed in the zone.
func (c Calendar) Span(d Day) Span {
	w := walkAround(c.zone, c.opening(d))
	return Span{
		Start: instant(c.start(&w, d)),
		End:   instant(c.start(&w, d.AddDays(1))),
	}
}

// DayAt returns the business day whose span holds t.
func (c Calendar) DayAt(t time.Time) Day {
	_, offset := t.In(c.zone).Zone()
	d := dayOf(t.Unix() + int64(offset) - c.dayStart.seconds())
	// What the clock shows is right but for the hours round a clock change.
	for {
		span := c.Span(d)
		switch {
		case t.Before(span.Start):
			d = d.AddDays(-1)
		case !t.Before(span.End):
			d = d.AddDays(1)
		default:
			return d
		}
	}
}

// opening returns the day start of d as the clocks of the zone show it.
func (c Calendar) opening(d Day) local {
	return d.midnight() + local(c.dayStart.seconds())
}

// start moves w, which must not have passed it, to the instant at which
// business day d starts.
func (c Calendar) start(w *walk, d Day) int64 {
	at := w.seek(c.opening(d))
	if next := d.AddDays(1); w.skipped(d.midnight(), next.midnight()) {
		return w.seek(c.opening(next))
	}
	return at
}

// instant returns the UTC time of a number of Unix seconds.
func instant(unix int64) time.Time { return time.Unix(unix, 0).UTC() }

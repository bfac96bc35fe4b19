package calendar

import (
	"math"
	"time"
)

// A local is what the clocks of a zone show, in seconds since they showed the
// start of 1970-01-01. Instants, in contrast, are Unix seconds in an int64.
type local int64

// maxOffset bounds the distance of any zone from UTC, in seconds (RFC 9636,
// section 3.2).
const maxOffset = 26 * 60 * 60

// A walk goes forward through the periods of a zone: the stretches of time in
// which its offset from UTC stays the same. It finds instants by the offsets in
// force, because what time.Date makes of a skipped or repeated local time is
// not specified.
type walk struct {
	zone       *time.Location
	start, end int64 // the period, half-open
	offset     int64 // during the period
	before     int64 // offset of the period before; the same at the start of the walk
}

// walkAround begins a walk at an instant by which no clock can have shown l.
func walkAround(zone *time.Location, l local) walk {
	w := walk{zone: zone}
	w.enter(int64(l) - maxOffset)
	w.before = w.offset
	return w
}

// next moves to the following period.
func (w *walk) next() {
	w.before = w.offset
	w.enter(w.end)
}

// enter begins a period at start. It does not ask the zone where its period
// began: for years past its table of changes, ZoneBounds may answer too early.
func (w *walk) enter(start int64) {
	t := time.Unix(start, 0).In(w.zone)
	_, offset := t.Zone()
	w.start, w.end, w.offset = start, math.MaxInt64, int64(offset)
	if _, end := t.ZoneBounds(); !end.IsZero() {
		w.end = end.Unix()
	}
	if w.end <= start {
		// For such years ZoneBounds also lets every year end after 365 days,
		// which on the last day of a leap year is in the past.
		w.end = dayOf(start).AddDays(1).unix()
	}
}

// seek moves to the first instant at which the clocks show l or later. That is
// the first of two where l is repeated, and the end of the gap where it is
// skipped. The walk must not have passed it.
func (w *walk) seek(l local) int64 {
	for int64(l)-w.offset >= w.end {
		w.next()
	}
	return max(int64(l)-w.offset, w.start)
}

// skipped reports whether the clock change at the start of the period left out
// all of [from, to).
func (w *walk) skipped(from, to local) bool {
	return w.start+w.before <= int64(from) && w.start+w.offset >= int64(to)
}

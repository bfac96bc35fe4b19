package breakdown

import (
	"slices"

	"github.com/daypart/daypart/internal/calendar"
)

// Pairing is how the days of two periods are paired.
type Pairing string

// The pairings: with the day a fixed number of days before, with the same date of another month, or
// the first Monday with the first Monday, the second with the second.
const (
	ByDistance     Pairing = "distance"
	ByDate         Pairing = "date"
	ByWeekdayOrder Pairing = "weekday"
)

// unpaired is the place of a day without a counterpart.
const unpaired = int32(-1)

// pairs are the days of a period that have begun, and the days of the other one that they are
// compared with.
type pairs struct {
	own, other days
	// counterparts are the places among other of each of own, owners those among own of each of other.
	counterparts, owners []int32
}

// pairing returns how days are paired, where own are those of the period.
func (q *Query) pairing(own days) Pairing {
	a := q.Against
	first := a.other(q.Period, own).first
	switch lag := own.first.Sub(first); {
	case a.Kind == Forecast:
		return ByDistance
	case a.byDate(), a.Kind == Chosen && date(first).Day() == date(own.first).Day() && lag != 0:
		if q.byWeekday() {
			return ByWeekdayOrder
		}
		return ByDate
	case q.byWeekday() && lag%7 != 0:
		return ByWeekdayOrder
	}
	return ByDistance
}

// byWeekday reports whether weekdays are told apart.
func (q *Query) byWeekday() bool {
	return q.PerWeekday() || len(q.Filters[Weekday]) > 0
}

// hasWeekday reports whether the filters let days of a weekday pass.
func (q *Query) hasWeekday(day calendar.Day) bool {
	of := q.Filters[Weekday]
	return len(of) == 0 || slices.Contains(of, weekdays[weekday(day)])
}

// newPairs pairs the days of a period up to last. Without a comparison there is nothing to pair.
func (q *Query) newPairs(own days, last calendar.Day) *pairs {
	p := &pairs{own: days{own.first, earlier(own.last, last)}, other: noDays}
	if q.Against.Kind == Nothing || p.own.count() <= 0 {
		return p
	}
	pair := q.counterpartOf(own)
	found := make([]calendar.Day, p.own.count())
	paired := make([]bool, p.own.count())
	for n := range found {
		if found[n], paired[n] = pair(own.first.AddDays(n)); paired[n] {
			p.other = p.other.with(found[n])
		}
	}
	p.counterparts = make([]int32, len(found))
	p.owners = slices.Repeat([]int32{unpaired}, max(p.other.count(), 0))
	for n := range found {
		p.counterparts[n] = unpaired
		if paired[n] {
			at := found[n].Sub(p.other.first)
			p.counterparts[n], p.owners[at] = int32(at), int32(n)
		}
	}
	return p
}

// counterpartOf returns what pairs a day of the period: ok is false if it has no counterpart.
func (q *Query) counterpartOf(own days) func(calendar.Day) (other calendar.Day, ok bool) {
	period := q.Against.other(q.Period, own)
	switch q.pairing(own) {
	case ByDate:
		if own.count() == 1 {
			return func(calendar.Day) (calendar.Day, bool) { return period.first, true }
		}
		months := monthsFrom(period.first, own.first)
		return func(day calendar.Day) (calendar.Day, bool) {
			other := monthsBefore(day, months)
			return other, date(other).Day() == date(day).Day() && period.has(other)
		}
	case ByWeekdayOrder:
		return func(day calendar.Day) (calendar.Day, bool) {
			ahead := (weekday(day) - weekday(period.first) + 7) % 7
			other := period.first.AddDays(ahead + day.Sub(own.first)/7*7)
			return other, period.has(other)
		}
	}
	lag := own.first.Sub(period.first)
	return func(day calendar.Day) (calendar.Day, bool) {
		other := day.AddDays(-lag)
		return other, period.has(other)
	}
}

package breakdown

import (
	"fmt"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

const minutesPerDay = 24 * 60

// Bucket is a piece of the period.
type Bucket struct {
	// Key says which: a clock time ("12:15"), a daypart, a weekday, a day, a week ("2026-W48") or a month ("2026-11").
	// It is empty for the whole period, and for what is known by the day only where the grain is finer.
	Key string
	// Again is set where the clock shows the time for the second time, on a night it goes back.
	Again bool
	// order is the place among the buckets.
	order int32
}

// notBySlot is the bucket, without a key, of what is known by the day only.
const notBySlot = int32(2 * minutesPerDay)

// clock reads the wall clock of a unit's business day. It holds the day it read last.
type clock struct {
	unit   *unitPlan
	day    calendar.Day
	offset int64 // of the zone, in seconds
	steady bool  // whether the offset is the same all day
}

// at returns the minute of the day that the clock shows at an instant, and whether it shows it for the second time.
func (c *clock) at(u *unitPlan, day calendar.Day, t time.Time) (minute int, again bool) {
	if c.unit != u || c.day != day {
		span := u.Calendar.Span(day)
		c.unit, c.day, c.offset = u, day, offsetAt(u, span.Start)
		c.steady = offsetAt(u, span.End) == c.offset
	}
	offset := c.offset
	if !c.steady {
		offset = offsetAt(u, t)
		// An earlier instant showed the same, if the clock stood ahead then by as much as it lies back.
		ahead := offsetAt(u, t.Add(-3*time.Hour)) - offset
		again = ahead > 0 && offsetAt(u, t.Add(-time.Duration(ahead)*time.Second)) == offset+ahead
	}
	return int(((t.Unix()+offset)/60%minutesPerDay + minutesPerDay) % minutesPerDay), again
}

func offsetAt(u *unitPlan, t time.Time) int64 {
	_, offset := t.In(u.Calendar.Zone()).Zone()
	return int64(offset)
}

// axis places what was sold in buckets.
type axis struct {
	grain    Grain
	origin   calendar.Day // the first day of the period
	dayparts []tenant.Daypart
	earliest int // the day start that comes first, in minutes
	slot     int // the length that all slots of the units fit into, in minutes
}

func newAxis(grain Grain, origin calendar.Day, dayparts []tenant.Daypart, units []*unitPlan) axis {
	a := axis{grain: grain, origin: origin, dayparts: dayparts, earliest: minutesPerDay, slot: 1}
	for _, u := range units {
		a.earliest = min(a.earliest, u.Calendar.DayStart().Minutes())
		a.slot = lcm(a.slot, u.Calendar.SlotLength().Minutes())
	}
	return a
}

func lcm(a, b int) int {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	return a / x * b
}

// ofDay places a business day of the period.
func (a *axis) ofDay(day calendar.Day) int32 {
	switch a.grain {
	case ByDay:
		return int32(day.Sub(a.origin))
	case ByWeek:
		return int32(monday(day).Sub(monday(a.origin)) / 7)
	case ByMonth:
		return int32(monthsFrom(a.origin, day))
	case ByWeekday:
		return int32(weekday(day))
	}
	return 0
}

// ofClock places a time of day.
func (a *axis) ofClock(u *unitPlan, minute int, again bool) int32 {
	switch a.grain {
	case BySlot:
		start := u.Calendar.DayStart().Minutes()
		in := (minute - start + minutesPerDay) % minutesPerDay
		minute = (start + in - in%a.slot) % minutesPerDay
	case ByHour:
		minute -= minute % 60
	case ByDaypart:
		return int32(a.daypart(minute))
	}
	order := 2 * ((minute - a.earliest + minutesPerDay) % minutesPerDay)
	if again {
		order++
	}
	return int32(order)
}

// daypart returns the place of the daypart that a time of day lies in; behind all, if it lies in none.
func (a *axis) daypart(minute int) int {
	at := slices.IndexFunc(a.dayparts, func(d tenant.Daypart) bool {
		from, to := d.From.Minutes(), d.To.Minutes()
		if to <= from {
			return minute >= from || minute < to
		}
		return minute >= from && minute < to
	})
	if at < 0 {
		return len(a.dayparts)
	}
	return at
}

// bucket names a place.
func (a *axis) bucket(order int32) Bucket {
	b := Bucket{order: order}
	switch a.grain {
	case BySlot, ByHour:
		if order != notBySlot {
			minute := (int(order)/2 + a.earliest) % minutesPerDay
			b.Key, b.Again = fmt.Sprintf("%02d:%02d", minute/60, minute%60), order%2 == 1
		}
	case ByDaypart:
		b.Key = a.daypartKey(int(order))
	case ByDay:
		b.Key = a.origin.AddDays(int(order)).String()
	case ByWeek:
		year, week := date(monday(a.origin).AddDays(7 * int(order))).ISOWeek()
		b.Key = fmt.Sprintf("%04d-W%02d", year, week)
	case ByMonth:
		b.Key = monthStart(a.origin, int(order)).String()[:len("2026-11")]
	case ByWeekday:
		b.Key = weekdays[order]
	}
	return b
}

func (a *axis) daypartKey(at int) string {
	if at < len(a.dayparts) {
		return a.dayparts[at].ID
	}
	return ""
}

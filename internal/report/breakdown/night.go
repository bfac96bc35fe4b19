package breakdown

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// nights remembers which times the clock shows on days on which it is changed. On such a day an hour
// is missing or comes twice, which has no counterpart on another day.
type nights struct {
	unit  *unitPlan
	day   calendar.Day
	other calendar.Day // what day is compared with
	usual bool         // whether neither is such a day
	shown map[int]bool // the times of other, where one is
}

// isShown reports whether the clock shows the time of an item on the day it is compared with, too.
func (n *nights) isShown(i *item) bool {
	if n.unit != i.unit || n.day != i.day {
		n.turnTo(i)
	}
	return n.usual || n.shown[timeKey(i.minute, i.again)]
}

func (n *nights) turnTo(i *item) {
	u := i.unit
	n.unit, n.day, n.shown = u, i.day, nil
	n.other = u.own.first.AddDays(int(i.from))
	if i.side != otherSide {
		n.other = u.pairs.other.first.AddDays(int(u.pairs.counterparts[i.from]))
	}
	if n.usual = u.isUsual(n.day) && u.isUsual(n.other); n.usual {
		return
	}
	n.shown = map[int]bool{}
	var c clock
	for _, slot := range u.Calendar.Slots(n.other) {
		n.shown[timeKey(c.at(u, n.other, slot.Start))] = true
	}
}

func timeKey(minute int, again bool) int {
	if again {
		return minute + minutesPerDay
	}
	return minute
}

// isUsual reports whether a business day has 24 hours.
func (u *unitPlan) isUsual(day calendar.Day) bool {
	span := u.Calendar.Span(day)
	return span.End.Sub(span.Start) == 24*time.Hour
}

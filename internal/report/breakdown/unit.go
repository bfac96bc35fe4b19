package breakdown

import (
	"slices"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// chosenUnits returns the units that are named, or all where they are nil, as far as they pass the
// filters.
func chosenUnits(company *directory.Snapshot, named []tenant.UnitID, filters map[Dimension][]string) []*unitPlan {
	var chosen []*unitPlan
	for i := range company.Units {
		u := &company.Units[i]
		if (named == nil || slices.Contains(named, u.ID)) && Passes(u, filters) {
			chosen = append(chosen, &unitPlan{Unit: u})
		}
	}
	return chosen
}

// Passes reports whether a unit has one of the values of each dimension of units that is named.
func Passes(u *tenant.Unit, filters map[Dimension][]string) bool {
	for _, d := range []Dimension{Unit, Brand, Company, Region, Country, City} {
		if values := filters[d]; len(values) > 0 && !slices.Contains(values, ofUnit(u, d)) {
			return false
		}
	}
	return true
}

// ofUnit returns what a unit is grouped under.
func ofUnit(u *tenant.Unit, d Dimension) string {
	switch d {
	case Unit:
		return strconv.FormatInt(int64(u.ID), 10)
	case Brand:
		return u.Brand
	case Company:
		return u.Company
	case Region:
		return u.Region
	case Country:
		return u.Country
	case City:
		return u.City
	}
	return ""
}

// unitPlan is a unit, and which of its days are read.
type unitPlan struct {
	*tenant.Unit
	own, other days
	// current is the business day it is in; running is whether that is one of its own days.
	current calendar.Day
	running bool
	// alike is whether the last of the other days is the one that the current day is held against, and counts in part as it does.
	alike bool
	// finished is how far the current day has come, in minutes on the clock since its start: what ended by then is
	// held against the same part of the other day.
	finished int
	// until is the end of the last slot that has finished.
	until time.Time
	// known and otherKnown are whether anything is known of it in its own days and in the other ones.
	known, otherKnown bool
}

// plan sets the days of the unit.
func (u *unitPlan) plan(q *Query, own days, now time.Time) {
	u.own = own
	if q.Period.Kind == Today {
		u.own = days{u.current, u.current}
	}
	u.running = u.own.has(u.current)
	if u.running {
		slot, _ := u.Calendar.SlotAt(u.current, now)
		u.until = slot.Start
		u.finished = minutesIn(u.Calendar, slot.Start)
	}
	u.other = noDays
	if q.Against.Kind == Nothing {
		return
	}
	u.other = q.Against.other(q.Period, u.own)
	if u.running {
		u.stopAt(q.Against)
	}
}

// stopAt ends the other days with the one that the current day is held against. Where there is none, because that month or the
// chosen days are over by then, all of them count.
func (u *unitPlan) stopAt(a Against) {
	if a.Kind == Chosen {
		in := u.current.Sub(u.own.first)
		u.alike = in < u.other.count()
		u.other.last = u.other.first.AddDays(min(in, u.other.count()-1))
		return
	}
	u.other.last = a.shift(u.current)
	u.alike = !a.byDate() || u.own.count() == 1 || date(u.other.last).Day() == date(u.current).Day()
}

// lag is how many days the days of a side lie before the unit's own.
func (u *unitPlan) lag(s side) int {
	if s == otherSide {
		return u.own.first.Sub(u.other.first)
	}
	return 0
}

// know remembers that something is known of the days of a side.
func (u *unitPlan) know(s side) {
	if s == otherSide {
		u.otherKnown = true
	} else {
		u.known = true
	}
}

// days returns the days of one of the periods.
func (u *unitPlan) days(s side) days {
	if s == otherSide {
		return u.other
	}
	return u.own
}

// partialDay returns the day that counts in part while the unit's current day runs: that day, or the one it is held against.
func (u *unitPlan) partialDay(s side) calendar.Day {
	if s == otherSide {
		return u.other.last
	}
	return u.current
}

// finishedBy reports whether a slot of the partial day lies in the part that counts.
func (u *unitPlan) finishedBy(s side, start time.Time) bool {
	if s == otherSide {
		return minutesIn(u.Calendar, start) < u.finished
	}
	return start.Before(u.until)
}

// minutesIn returns where on the clock an instant stands, in minutes after the day start, 0 to 1439.
func minutesIn(c calendar.Calendar, t time.Time) int {
	_, offset := t.In(c.Zone()).Zone()
	minutes := (t.Unix()+int64(offset))/60 - int64(c.DayStart().Minutes())
	return int(((minutes % minutesPerDay) + minutesPerDay) % minutesPerDay)
}

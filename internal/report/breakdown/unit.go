package breakdown

import (
	"slices"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
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
	own days
	// pairs are those of its days that have begun, with what they are compared with.
	pairs *pairs
	// current is the business day it is in; running is whether that is one of its own days.
	current calendar.Day
	running bool
	// finished is how far the current day has come, in minutes on the clock since its start: what
	// ended by then is compared with the same part of its counterpart.
	finished int
	// until is the end of the last slot that has finished.
	until time.Time

	// Days of the pairs, by their places: those with figures, and what follows from that.
	ownFigures, otherFigures, knownDays, compared dayset
	// Days of the period, on this side or the other, with figures that are known by the day only.
	ownDayOnly, otherDayOnly dayset

	// received is whether anything is known of its own days; sold whether that passes the filters.
	received, sold bool
	// counted is whether something that it sold on the other days is compared.
	counted bool
	// The currencies in which it sold, on its own days and on the others.
	currencies, otherCurrencies []sales.Currency
}

// plan sets the days of the unit.
func (u *unitPlan) plan(q *Query, own days, now time.Time) {
	u.own = own
	if q.Period.Kind == Today {
		u.own = days{u.current, u.current}
	}
	if u.running = u.own.has(u.current); u.running {
		slot, _ := u.Calendar.SlotAt(u.current, now)
		u.until = slot.Start
		u.finished = minutesIn(u.Calendar, slot.Start)
	}
}

// hasBegun reports whether one of its days has begun.
func (u *unitPlan) hasBegun() bool { return !u.own.first.After(u.current) }

// days returns the days of a side that are read.
func (u *unitPlan) days(s side) days {
	if s == otherSide {
		return u.pairs.other
	}
	return u.own
}

// partialDay returns the day of a side that is compared in part, because the current day runs: that
// day, or its counterpart. It is none if that day is not compared.
func (u *unitPlan) partialDay(s side) days {
	if !u.running {
		return noDays
	}
	at := u.current.Sub(u.own.first)
	if !u.compared.has(at) {
		return noDays
	}
	day := u.current
	if s == otherSide {
		day = u.pairs.other.first.AddDays(int(u.pairs.counterparts[at]))
	}
	return days{day, day}
}

// finishedBy reports whether a slot of the partial day lies in the part that counts.
func (u *unitPlan) finishedBy(s side, start time.Time) bool {
	if s == otherSide {
		return minutesIn(u.Calendar, start) < u.finished
	}
	return start.Before(u.until)
}

// dayOnly returns the days of the period with figures, on a side, that are known by the day only.
func (u *unitPlan) dayOnly(s side) *dayset {
	if s == otherSide {
		return &u.otherDayOnly
	}
	return &u.ownDayOnly
}

// note remembers in which currency something was sold.
func (u *unitPlan) note(s side, currency sales.Currency) {
	noted := &u.currencies
	if s == otherSide {
		noted = &u.otherCurrencies
	} else {
		u.sold = true
	}
	if !slices.Contains(*noted, currency) {
		*noted = append(*noted, currency)
	}
}

// accepts reports whether the unit sells in one of some currencies by its description; none are all.
func (u *unitPlan) accepts(currencies []string) bool {
	return len(currencies) == 0 || len(u.Currencies) == 0 ||
		slices.ContainsFunc(u.Currencies, func(c sales.Currency) bool { return slices.Contains(currencies, string(c)) })
}

// minutesIn returns where on the clock an instant stands, in minutes after the day start, 0 to 1439.
func minutesIn(c calendar.Calendar, t time.Time) int {
	_, offset := t.In(c.Zone()).Zone()
	minutes := (t.Unix()+int64(offset))/60 - int64(c.DayStart().Minutes())
	return int(((minutes % minutesPerDay) + minutesPerDay) % minutesPerDay)
}

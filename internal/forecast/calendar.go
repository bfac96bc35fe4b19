package forecast

import (
	"slices"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/holiday"
	"github.com/daypart/daypart/internal/forecast/model"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// EventKind says what an entry of the tenant's calendar does to a day.
type EventKind string

// The kinds of event. A closure brings nothing, an opening makes a day open that usually is not, an event is learned by its name and
// expected again, a note changes nothing.
const (
	Closure EventKind = "closure"
	Opening EventKind = "opening"
	Happens EventKind = "event"
	Note    EventKind = "note"
)

// EventKinds lists the kinds there are.
func EventKinds() []EventKind { return []EventKind{Closure, Opening, Happens, Note} }

// year is what is known of the days of a unit from the calendar: public holidays, and the tenant's own events.
type year struct {
	unit     *tenant.Unit
	holidays holiday.Days
	events   []store.Event
}

// newYear gathers what is known of days from first to last.
func newYear(u *tenant.Unit, events []store.Event, first, last calendar.Day) year {
	return yearOf(u, events, holidaysOf(u, first, last))
}

// holidaysOf returns the public holidays of a unit. A country of which none are known has none.
func holidaysOf(u *tenant.Unit, first, last calendar.Day) holiday.Days {
	days, err := holiday.Between(u.Country, first, last)
	if err != nil {
		return holiday.Days{}
	}
	return days
}

// HolidayCoverage says whether the public holidays of a unit are known.
type HolidayCoverage string

// The coverages. Where holidays are not known, they are forecast as ordinary days, unless they are
// events of the calendar.
const (
	HolidaysKnown          HolidayCoverage = "known"
	HolidaysNoCountry      HolidayCoverage = "noCountry"      // the unit has no country
	HolidaysUnknownCountry HolidayCoverage = "unknownCountry" // none are known of its country
)

// holidayCoverage says whether the public holidays of a unit are known.
func holidayCoverage(u *tenant.Unit) HolidayCoverage {
	switch {
	case u.Country == "":
		return HolidaysNoCountry
	case !holiday.IsKnown(u.Country):
		return HolidaysUnknownCountry
	}
	return HolidaysKnown
}

func yearOf(u *tenant.Unit, events []store.Event, holidays holiday.Days) year {
	y := year{unit: u, holidays: holidays}
	for _, e := range events {
		if !e.Deleted && (len(e.Units) == 0 || slices.Contains(e.Units, u.ID)) {
			y.events = append(y.events, e)
		}
	}
	return y
}

// on returns the event of a kind on a day, nil if there is none.
func (y *year) on(day calendar.Day, kind EventKind) *store.Event {
	for i := range y.events {
		if e := &y.events[i]; e.Kind == string(kind) && !day.Before(e.First) && !day.After(e.Last) {
			return e
		}
	}
	return nil
}

// special says what is special about a day number, for the model. An event that did not happen up to seen has not been
// learned, and what public holidays do says nothing about it: it is taken for an ordinary day.
func (y *year) special(seen calendar.Day) func(int) model.Special {
	learned := map[string]bool{}
	for _, e := range y.events {
		if e.Kind == string(Happens) && !e.First.After(seen) {
			learned[e.Name] = true
		}
	}
	return func(number int) model.Special {
		if e := y.on(calendar.DayFromNumber(int32(number)), Happens); e != nil {
			if learned[e.Name] {
				return model.Special{Name: "event " + e.Name, Kind: model.Holiday}
			}
			return model.Special{}
		}
		return y.holidays.At(number)
	}
}

// specials is special for all days that the model of a history asks for, and each is asked for many times.
func (y *year) specials(h *history) func(int) model.Special {
	first, of := int(h.first.Number()), y.special(h.through())
	days := make([]model.Special, len(h.days)+Horizon+1)
	for i := range days {
		days[i] = of(first + i)
	}
	return func(number int) model.Special { return days[number-first] }
}

// Why a day is expected to bring nothing.
const (
	closedByCalendar = "closure"
	closedByUnit     = "unit"
	closedByWeekday  = "weekday"
	closedByHoliday  = "holiday"
)

// closed says why a day will bring nothing, "" if it will: by decision, or by the habit that was learned.
func (y *year) closed(day calendar.Day, habit string) string {
	switch u := y.unit; {
	case u.ClosedOn != nil && day.After(*u.ClosedOn), u.OpenedOn != nil && day.Before(*u.OpenedOn):
		return closedByUnit
	case y.on(day, Closure) != nil:
		return closedByCalendar
	case y.on(day, Opening) != nil:
		return ""
	}
	return habit
}

// habitWeeks is how many weeks a weekday must have been without sales to be taken for closed.
const habitWeeks, leastWeeks, daysOfWeek = 8, 3, 7

// habit says whether the unit is usually closed on a day, and why: on that weekday, or on that holiday.
func (y *year) habit(h *history, day calendar.Day) string {
	weeks := 0
	for d := day.AddDays(-7); weeks < habitWeeks && d.Sub(h.first) >= daysOfWeek; d = d.AddDays(-7) {
		if d.After(h.through()) || y.on(d, Closure) != nil || !h.anyKnown(d.AddDays(1-daysOfWeek), d) {
			continue // it says nothing about the habit
		}
		if h.known(d) {
			weeks = 0
			break
		}
		weeks++
	}
	if weeks >= leastWeeks {
		return closedByWeekday
	}
	if s := y.holidays[day]; s.Name != "" && s.Kind == model.Holiday && y.keptClosed(h, s.Name) {
		return closedByHoliday
	}
	return ""
}

// keptClosed reports whether a holiday never brought anything, though there were sales in the week before it and in that after it:
// where either is missing, it may be that nothing was recorded.
func (y *year) keptClosed(h *history, name string) bool {
	times := 0
	for i := range h.days {
		if y.holidays[h.first.AddDays(i)].Name != name {
			continue
		}
		if h.days[i].known {
			return false
		}
		if day := h.first.AddDays(i); h.anyKnown(day.AddDays(-daysOfWeek), day) && h.anyKnown(day, day.AddDays(daysOfWeek)) {
			times++
		}
	}
	return times > 0
}

package till

import (
	"errors"
	"fmt"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

const week = 7

// Placement says which recorded business days are played, and how many weeks later.
type Placement struct {
	// First and Last are recorded business days.
	First, Last calendar.Day
	// Weeks is by how many weeks they are moved, so that weekdays stay what they are.
	Weeks int
}

// Place moves the recorded days so that the last lands on until, or on the latest day
// before it that has the same weekday.
func Place(first, last, until calendar.Day) Placement {
	distance := until.Sub(last)
	weeks := distance / week
	if distance%week < 0 {
		weeks--
	}
	return Placement{First: first, Last: last, Weeks: weeks}
}

// Move returns where a recorded day is played.
func (p Placement) Move(recorded calendar.Day) calendar.Day { return recorded.AddDays(p.Weeks * week) }

// Terms say how a unit's recorded lines become sales.
type Terms struct {
	SalesTypes map[string]string
	Currency   string
	Tax        Tax
	// Step is the smallest part of the currency.
	Step sales.Amount
}

// Tills returns a till for each unit that is mapped, with what it recorded on the days
// of p. terms says what holds for a unit.
//
// A recorded time is moved as the wall clock shows it and then read in the zone of the unit. Where the
// clock goes back and shows it twice, the first counts. Where the clock goes forward and skips it, it is
// read as if the clock had gone forward only later, or, if that is on the next business day, earlier.
//
// A ticket counts as one check and one guest of each sales type that it has lines of,
// with the first of those lines. So the checks of a sales type add up to its tickets.
func (r Recording) Tills(p Placement, m Mapping, units []api.BusinessUnit, terms func(api.BusinessUnit) Terms) ([]Till, error) {
	var tills []Till
	for _, unit := range m.Played(units) {
		names := map[string]bool{}
		for name, id := range m.Units {
			names[name] = id == unit.ID
		}
		book, err := newBook(r, names, p, unit, terms(unit))
		if err != nil {
			return nil, err
		}
		if len(book.days) > 0 {
			tills = append(tills, Till{Unit: unit, Sales: book.sales})
		}
	}
	return tills, nil
}

// Span returns the first and the last business day of the recording at unit's day start.
func (r Recording) Span(dayStart calendar.Clock) (first, last calendar.Day, err error) {
	if len(r.Lines) == 0 {
		return first, last, fmt.Errorf("the recording is empty")
	}
	return recordedDay(r.Lines[0].Local, dayStart), recordedDay(r.Lines[len(r.Lines)-1].Local, dayStart), nil
}

// recordedDay returns the business day of a recorded local time.
func recordedDay(local time.Time, dayStart calendar.Clock) calendar.Day {
	local = local.Add(-time.Duration(dayStart.Minutes()) * time.Minute)
	return calendar.NewDay(local.Date())
}

// A book holds what a unit recorded, by the day on which it is played.
type book struct {
	calendar calendar.Calendar
	weeks    int
	terms    Terms
	days     map[calendar.Day][]Line
}

func newBook(r Recording, names map[string]bool, p Placement, unit api.BusinessUnit, terms Terms) (*book, error) {
	rules, err := unitCalendar(unit)
	if err != nil {
		return nil, err
	}
	b := &book{calendar: rules, weeks: p.Weeks, terms: terms, days: map[calendar.Day][]Line{}}
	for _, line := range r.Lines {
		day := recordedDay(line.Local, rules.DayStart())
		if names[line.Unit] && !day.Before(p.First) && !day.After(p.Last) {
			b.days[p.Move(day)] = append(b.days[p.Move(day)], line)
		}
	}
	return b, nil
}

// unitCalendar returns the calendar of a unit as the API describes it.
func unitCalendar(unit api.BusinessUnit) (calendar.Calendar, error) {
	zone, zoneErr := time.LoadLocation(unit.TimeZone)
	dayStart, startErr := calendar.ParseClock(unit.DayStart)
	slot, slotErr := calendar.NewSlotLength(unit.SlotMinutes)
	if err := errors.Join(zoneErr, startErr, slotErr); err != nil {
		return calendar.Calendar{}, fmt.Errorf("unit %d: %w", unit.ID, err)
	}
	return calendar.New(zone, dayStart, slot), nil
}

// sales returns what is sold on a day.
func (b *book) sales(day calendar.Day) ([]Sale, error) {
	type ticket struct{ unit, id, salesType string }
	seen := map[ticket]bool{}
	var sold []Sale
	for _, line := range b.days[day] {
		at, err := b.instant(line.Local, day)
		if err != nil {
			return nil, err
		}
		sale := Sale{
			At:       at,
			Type:     b.terms.SalesTypes[line.SalesType],
			Currency: b.terms.Currency,
			Gross:    line.Gross,
			Net:      b.terms.Tax.Net(line.Gross, b.terms.Step),
		}
		if t := (ticket{line.Unit, line.Ticket, sale.Type}); !seen[t] {
			seen[t] = true
			sale.Checks, sale.Guests = 1, 1
		}
		sold = append(sold, sale)
	}
	return sold, nil
}

// instant returns when a recorded local time is played on a day.
func (b *book) instant(recorded time.Time, day calendar.Day) (time.Time, error) {
	moved := recorded.AddDate(0, 0, b.weeks*week)
	local, err := calendar.ParseLocalTime(moved.Format("2006-01-02T15:04:05.999999999"))
	if err != nil {
		return time.Time{}, err
	}
	readings := calendar.Instants(b.calendar.Zone(), local)
	if earlier, later, skipped := calendar.SkippedReadings(b.calendar.Zone(), local); skipped {
		readings = []time.Time{later, earlier}
	}
	for _, at := range readings {
		if b.calendar.DayAt(at) == day {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("%s is not on business day %s in %s", local, day, b.calendar.Zone())
}

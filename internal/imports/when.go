package imports

import (
	"errors"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

// when returns the business day of a row and the start of its slot; the zero time where the row is of the day.
func (r *reading) when(u *tenant.Unit, cells []string) (day calendar.Day, start time.Time, f field, err error) {
	stated := r.layout.cell(cells, dayField)
	if r.layout.kind == Days {
		day, err = businessDay(stated)
		return day, time.Time{}, dayField, err
	}
	at, f, err := r.moment(cells)
	if err != nil {
		return day, start, f, err
	}
	instant, err := onClocks(u, at)
	if err != nil {
		return day, start, f, err
	}
	day = u.Calendar.DayAt(instant)
	if stated != "" && r.layout.kind == Slots && !r.layout.has(clockField) {
		if day, err = businessDay(stated); err != nil {
			return day, start, dayField, err
		}
	}
	if !u.Calendar.Span(day).Contains(instant) {
		return day, start, f, fmt.Errorf("it does not lie in the business day %s", day)
	}
	slot, _ := u.Calendar.SlotAt(day, instant)
	return day, slot.Start, f, nil
}

// moment reads when a row was.
func (r *reading) moment(cells []string) (moment, field, error) {
	for _, f := range []field{slotField, timeField} {
		if r.layout.has(f) {
			at, err := readMoment(r.layout.cell(cells, f))
			return at, f, err
		}
	}
	date, err := readDay(r.layout.cell(cells, dayField))
	if err != nil {
		return moment{}, dayField, err
	}
	clock, err := readClock(r.layout.cell(cells, clockField))
	return moment{Time: date.Add(clock)}, clockField, err
}

func businessDay(text string) (calendar.Day, error) {
	date, err := readDay(text)
	if err != nil {
		return calendar.Day{}, err
	}
	return calendar.NewDay(date.Year(), date.Month(), date.Day()), nil
}

// onClocks returns the instant at which the clocks of a unit show a time: where they show it twice, the first.
func onClocks(u *tenant.Unit, at moment) (time.Time, error) {
	if at.exact {
		return at.UTC(), nil
	}
	local, err := calendar.ParseLocalTime(at.Format("2006-01-02T15:04:05"))
	if err != nil {
		return time.Time{}, err
	}
	instants := calendar.Instants(u.Calendar.Zone(), local)
	if len(instants) == 0 {
		return time.Time{}, errors.New("the clocks skip this time")
	}
	return instants[0], nil
}

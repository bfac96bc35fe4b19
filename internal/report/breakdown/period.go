package breakdown

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// days is a run of business days, both ends included.
type days struct{ first, last calendar.Day }

// noDays ends before it begins.
var noDays = days{first: calendar.DayFromNumber(1)}

func (d days) has(day calendar.Day) bool { return !day.Before(d.first) && !day.After(d.last) }

func (d days) count() int { return d.last.Sub(d.first) + 1 }

// period returns the days that are meant, where today is the latest current business day.
func (p Period) period(today calendar.Day) (days, error) {
	if p.Kind == Range {
		switch n := p.End.Sub(*p.Start) + 1; {
		case n < 1:
			return days{}, invalid("end", "end lies before start: give the last business day, which may be start itself.")
		case n > MaxDays:
			return days{}, invalid("end", "end lies more than 365 days after start: read the range in parts.")
		}
		return days{*p.Start, *p.End}, nil
	}
	day := today
	if p.Day != nil {
		day = *p.Day
	}
	switch p.Kind {
	case Week:
		first := monday(day)
		return days{first, first.AddDays(6)}, nil
	case Month:
		first := monthStart(day, 0)
		return days{first, monthStart(day, 1).AddDays(-1)}, nil
	case Year:
		year := date(day).Year()
		return days{calendar.NewDay(year, time.January, 1), calendar.NewDay(year, time.December, 31)}, nil
	}
	return days{day, day}, nil
}

// other returns the days that a period is held against.
func (a Against) other(p Period, own days) days {
	if a.Kind == Chosen {
		last := a.Start.AddDays(own.count() - 1)
		if a.End != nil {
			last = *a.End
		}
		return days{*a.Start, last}
	}
	first := a.shift(own.first)
	if a.byDate() && p.Kind == Month { // all of that month, also where it has more days
		return days{first, monthStart(first, 1).AddDays(-1)}
	}
	return days{first, a.shift(own.last)}
}

// shift returns the day that a day is held against.
func (a Against) shift(d calendar.Day) calendar.Day {
	switch a.Kind {
	case PreviousDay:
		return d.AddDays(-1)
	case SameWeekdayLastWeek, PreviousWeek:
		return d.AddDays(-7)
	case PreviousMonth:
		return monthsBefore(d, 1)
	case PreviousYear:
		return monthsBefore(d, 12)
	case PreviousYearByWeekday:
		return d.AddDays(-364)
	}
	return d
}

// byDate reports whether days are held against the same date of another month.
func (a Against) byDate() bool { return a.Kind == PreviousMonth || a.Kind == PreviousYear }

// monthsBefore returns the same date n months earlier, or the last of that month where it is shorter.
func monthsBefore(d calendar.Day, n int) calendar.Day {
	first, end := monthStart(d, -n), monthStart(d, 1-n)
	return first.AddDays(min(date(d).Day(), end.Sub(first)) - 1)
}

// monthsFrom returns how many months the month of d lies after that of from.
func monthsFrom(from, d calendar.Day) int {
	a, b := date(from), date(d)
	return (b.Year()-a.Year())*12 + int(b.Month()-a.Month())
}

// monthStart returns the first of the month that is n months after that of d.
func monthStart(d calendar.Day, n int) calendar.Day {
	year, month, _ := date(d).Date()
	return calendar.NewDay(year, month+time.Month(n), 1)
}

// monday returns the first day of the ISO week of d.
func monday(d calendar.Day) calendar.Day { return d.AddDays(-weekday(d)) }

// weekday counts from Monday, 0.
func weekday(d calendar.Day) int { return (int(d.Weekday()) + 6) % 7 }

func date(d calendar.Day) time.Time { return time.Unix(int64(d.Number())*24*60*60, 0).UTC() }

var weekdays = [7]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

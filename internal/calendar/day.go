package calendar

import (
	"cmp"
	"fmt"
	"time"
)

const secondsPerDay = 24 * 60 * 60

// Day is a business day: a trading date, without time or zone. Days are
// comparable and may be map keys. The zero value is 1970-01-01. Days more than
// 5.8 million years away from it cannot be told apart from nearer ones.
type Day struct{ number int32 } // days since 1970-01-01

// NewDay returns the day of a date in the Gregorian calendar. A month or day
// out of range is carried over, as time.Date does: October 32 is November 1.
func NewDay(year int, month time.Month, day int) Day {
	return dayOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix())
}

// ParseDay reads a day written as yyyy-MM-dd. It takes real dates of the years
// 0001 to 9999 only; its error tells the sender how to mend the text.
func ParseDay(text string) (Day, error) {
	c := cursor{rest: text}
	d := c.date()
	if err := c.finish(text, "a date", "day", "write yyyy-MM-dd, such as 2026-11-23"); err != nil {
		return Day{}, err
	}
	return d, nil
}

// DayFromNumber returns the day that lies n days after 1970-01-01.
func DayFromNumber(n int32) Day { return Day{number: n} }

// dayOf returns the day that holds a number of seconds since the start of
// 1970-01-01.
func dayOf(seconds int64) Day {
	n := seconds / secondsPerDay
	if seconds%secondsPerDay < 0 {
		n--
	}
	return Day{number: int32(n)}
}

// Number returns the days from 1970-01-01 to d, negative for earlier days.
func (d Day) Number() int32 { return d.number }

// String returns the day as yyyy-MM-dd.
func (d Day) String() string { return instant(d.unix()).Format(time.DateOnly) }

// AddDays returns the day n days later, or earlier where n is negative.
func (d Day) AddDays(n int) Day { return Day{number: d.number + int32(n)} }

// Sub returns the days from e to d, negative where d is the earlier one.
func (d Day) Sub(e Day) int { return int(d.number) - int(e.number) }

// Compare returns -1 where d is earlier than e, 0 where they are equal and +1
// where d is later.
func (d Day) Compare(e Day) int { return cmp.Compare(d.number, e.number) }

// Before reports whether d is earlier than e.
func (d Day) Before(e Day) bool { return d.number < e.number }

// After reports whether d is later than e.
func (d Day) After(e Day) bool { return d.number > e.number }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return instant(d.unix()).Weekday() }

// MarshalText writes the day as yyyy-MM-dd. It fails for a day outside the
// years 0001 to 9999, which ParseDay could not read back.
func (d Day) MarshalText() ([]byte, error) {
	if year := instant(d.unix()).Year(); year < 1 || year > 9999 {
		return nil, fmt.Errorf("day %d after 1970-01-01 is outside the years 0001 to 9999", d.number)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads the day as ParseDay does.
func (d *Day) UnmarshalText(text []byte) error {
	parsed, err := ParseDay(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// unix returns the Unix seconds at which the day begins in UTC.
func (d Day) unix() int64 { return int64(d.number) * secondsPerDay }

// midnight returns 00:00 on the date, as the clocks of any zone show it.
func (d Day) midnight() local { return local(d.unix()) }

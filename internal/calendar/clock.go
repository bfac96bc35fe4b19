package calendar

import "fmt"

// Clock is a wall-clock time of day in whole minutes, from 00:00 to 23:59. The
// zero value is midnight.
type Clock struct{ minutes int16 } // since 00:00

// NewClock returns the time of day at hour and minute. It panics where the
// hour is not within 0 to 23 or the minute not within 0 to 59.
func NewClock(hour, minute int) Clock {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		panic(fmt.Sprintf("calendar: no such time of day: %d:%02d", hour, minute))
	}
	return Clock{minutes: int16(hour*60 + minute)}
}

// ParseClock reads a time of day written as HH:mm. Its error tells the sender
// how to mend the text.
func ParseClock(text string) (Clock, error) {
	c := cursor{rest: text}
	hour, minute := c.hourMinute()
	if err := c.finish(text, "a time of day", "minute", "write HH:mm from 00:00 to 23:59, such as 05:00"); err != nil {
		return Clock{}, err
	}
	return NewClock(hour, minute), nil
}

// Minutes returns the minutes that a clock takes from 00:00 to show c.
func (c Clock) Minutes() int { return int(c.minutes) }

// String returns the time of day as HH:mm.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c.minutes/60, c.minutes%60) }

// MarshalText writes the time of day as HH:mm.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the time of day as ParseClock does.
func (c *Clock) UnmarshalText(text []byte) error {
	parsed, err := ParseClock(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

func (c Clock) seconds() int64 { return int64(c.minutes) * 60 }

package calendar

import "time"

// ParseInstant reads a date-time with an offset as RFC 3339, section 5.6, has
// it, and returns the instant in UTC. T and Z may be written in lower case,
// seconds are required, and their fraction may have up to nine digits. Leap
// seconds are refused, and so are instants outside the years 0001 to 9999 of
// UTC. Its error tells the sender how to mend the text.
func ParseInstant(text string) (time.Time, error) {
	c := cursor{rest: text}
	l := c.localMinute()
	c.addSecond(&l)
	t := l.at(c.offset())
	if year := t.Year(); year < 1 || year > 9999 {
		c.fail("in UTC it lies outside the years 0001 to 9999")
	}
	const layout = "write RFC 3339 with an offset, such as 2026-11-23T12:15:00+01:00"
	if err := c.finish(text, "an instant", layout); err != nil {
		return time.Time{}, err
	}
	return t, nil
}

// offset reads Z or the hours and minutes ahead of or behind UTC, as seconds
// ahead.
func (c *cursor) offset() int64 {
	sign := c.char("Zz+-")
	if c.failed || sign == 'Z' || sign == 'z' {
		return 0
	}
	hour, minute := c.hourMinute()
	ahead := int64(hour*3600 + minute*60)
	if sign == '-' {
		return -ahead
	}
	return ahead
}

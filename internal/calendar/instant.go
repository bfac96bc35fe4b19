package calendar

import (
	"fmt"
	"strings"
	"time"
)

// InstantLayout is how answers write instants: RFC 3339 with milliseconds, which
// cut off what is finer.
const InstantLayout = "2006-01-02T15:04:05.000Z07:00"

// FormatInstant writes an instant by InstantLayout, in UTC.
func FormatInstant(t time.Time) string { return t.UTC().Format(InstantLayout) }

// LastShownAs returns the last instant, to the microsecond, that InstantLayout
// writes as it writes t. Whoever read an instant off an answer means that one. A t
// finer than milliseconds is returned as it is.
func LastShownAs(t time.Time) time.Time {
	if !t.Truncate(time.Millisecond).Equal(t) {
		return t
	}
	return t.Add(time.Millisecond - time.Microsecond)
}

// ParseInstant reads a date-time with an offset as RFC 3339, section 5.6, has
// it, and returns the instant in UTC. Beyond that it takes what other programs
// write and what can mean one thing only: no seconds, a space for T, and an
// offset as +0100 or +01. T and Z may be written in lower case, and the fraction
// of a second may have up to nine digits. Leap seconds are refused, and so are
// instants outside the years 0001 to 9999 of UTC. Its error names the part that
// is wrong.
func ParseInstant(text string) (time.Time, error) {
	c := cursor{rest: text}
	l, _ := c.localTime()
	t := l.at(c.offset())
	if year := t.Year(); year < 1 || year > 9999 {
		c.fail("in UTC it lies outside the years 0001 to 9999")
	}
	const layout = "write RFC 3339 with an offset, such as 2026-11-23T12:15:00+01:00"
	if err := c.finish(text, "an instant", "offset", layout); err != nil {
		return time.Time{}, err
	}
	return t, nil
}

// HasOffset reports whether a date-time ends in Z or an offset. The dashes of its
// date do not count.
func HasOffset(text string) bool {
	const date = len("2026-11-23")
	return len(text) > date && strings.ContainsAny(text[date:], "Zz+-")
}

// offset reads Z or the hours and minutes ahead of or behind UTC, as seconds
// ahead.
func (c *cursor) offset() int64 {
	if !c.peek("Zz+-") {
		c.failOffset()
		return 0
	}
	sign := c.rest[0]
	c.rest = c.rest[1:]
	if sign == 'Z' || sign == 'z' {
		return 0
	}
	ahead := int64(c.number("hour of the offset", 2, 0, 23)) * 3600
	if c.peek(":") {
		c.rest = c.rest[1:]
		ahead += int64(c.number("minute of the offset", 2, 0, 59)) * 60
	} else if c.rest != "" && isDigit(c.rest[0]) {
		ahead += int64(c.number("minute of the offset", 2, 0, 59)) * 60
	}
	if sign == '-' {
		return -ahead
	}
	return ahead
}

// failOffset says what stands in place of an offset.
func (c *cursor) failOffset() {
	switch {
	case c.rest == "":
		c.fail("its offset is missing")
	case c.rest[0] == ' ':
		c.fail("a space stands before its offset, or in place of its +")
	case c.rest[0] == ',':
		c.fail("the fraction of a second begins with a point, not with a comma")
	case !c.failed:
		c.fail(fmt.Sprintf("%.20q stands in place of its offset", c.rest))
	}
}

package calendar

import (
	"fmt"
	"strings"
	"time"
)

// A cursor reads a text of fixed layout from its front. It remembers the first
// misfit, after which what it returns has no meaning; finish turns it into an
// error.
type cursor struct {
	rest   string
	failed bool
	hint   string // how to mend this misfit, where more can be said than the layout
}

func (c *cursor) fail(hint string) {
	if !c.failed {
		c.failed, c.hint = true, hint
	}
}

// finish returns the error for text, if the cursor met a misfit or has not
// reached the end. The layout says how the text should be written.
func (c *cursor) finish(text, kind, layout string) error {
	if c.rest != "" {
		c.fail("")
	}
	if !c.failed {
		return nil
	}
	if c.hint == "" {
		c.hint = layout
	}
	// The text is the sender's and may be of any length.
	return fmt.Errorf("%.40q is not %s: %s", text, kind, c.hint)
}

// number reads exactly width digits that make a number from low to high.
func (c *cursor) number(width, low, high int) int {
	value, ok := 0, len(c.rest) >= width
	for i := 0; ok && i < width; i++ {
		ok = isDigit(c.rest[i])
		value = value*10 + int(c.rest[i]-'0')
	}
	if !ok || value < low || value > high {
		c.fail("")
		return low
	}
	c.rest = c.rest[width:]
	return value
}

// peek reports whether the next character is one of set.
func (c *cursor) peek(set string) bool {
	return c.rest != "" && strings.IndexByte(set, c.rest[0]) >= 0
}

// char reads one character of set.
func (c *cursor) char(set string) byte {
	if !c.peek(set) {
		c.fail("")
		return set[0]
	}
	char := c.rest[0]
	c.rest = c.rest[1:]
	return char
}

// date reads yyyy-MM-dd.
func (c *cursor) date() Day {
	year := c.number(4, 1, 9999)
	c.char("-")
	month := c.number(2, 1, 12)
	c.char("-")
	day := c.number(2, 1, 31)
	d := NewDay(year, time.Month(month), day)
	if day > 28 {
		c.checkLast(d, NewDay(year, time.Month(month)+1, 1).AddDays(-1))
	}
	return d
}

// checkLast refuses a day beyond the last of its month.
func (c *cursor) checkLast(d, last Day) {
	if d.After(last) {
		c.fail("the last day of that month is " + last.String())
	}
}

// hourMinute reads HH:mm.
func (c *cursor) hourMinute() (hour, minute int) {
	hour = c.number(2, 0, 23)
	c.char(":")
	return hour, c.number(2, 0, 59)
}

// second reads ss and the fraction that may follow it, as nanoseconds.
func (c *cursor) second() (second, nanos int) {
	second = c.number(2, 0, 60)
	if second == 60 {
		c.fail("leap seconds are not taken, write second 59 or the start of the next minute")
	}
	if c.peek(".") {
		nanos = c.fraction()
	}
	return second, nanos
}

// fraction reads a point and one to nine digits, as nanoseconds.
func (c *cursor) fraction() int {
	c.char(".")
	nanos, unit := 0, 1_000_000_000
	for c.rest != "" && isDigit(c.rest[0]) && unit > 1 {
		unit /= 10
		nanos += int(c.rest[0]-'0') * unit
		c.rest = c.rest[1:]
	}
	switch {
	case unit == 1_000_000_000:
		c.fail("")
	case c.rest != "" && isDigit(c.rest[0]):
		c.fail("a fraction of a second has at most nine digits")
	}
	return nanos
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

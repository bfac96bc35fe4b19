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
	hint   string // which part is wrong
}

func (c *cursor) fail(hint string) {
	if !c.failed {
		c.failed, c.hint = true, hint
	}
}

// finish returns the error for text, if the cursor met a misfit or has not
// reached the end, which comes after the part last. The layout says how the text
// should be written.
func (c *cursor) finish(text, kind, last, layout string) error {
	if c.rest != "" {
		c.failAtRest(last)
	}
	if !c.failed {
		return nil
	}
	// The text is the sender's and may be of any length.
	return fmt.Errorf("%.40q is not %s: %s; %s", text, kind, c.hint, layout)
}

// failAtRest refuses what follows the part last.
func (c *cursor) failAtRest(last string) {
	if c.failed {
		return
	}
	switch c.rest[0] {
	case '[':
		c.fail("the name of the zone in brackets must be left out")
	case ',':
		c.fail("the fraction of a second begins with a point, not with a comma")
	default:
		c.fail(fmt.Sprintf("%.20q follows its %s", c.rest, last))
	}
}

// number reads exactly width digits that make a number from low to high.
func (c *cursor) number(part string, width, low, high int) int {
	value, ok := 0, len(c.rest) >= width
	for i := 0; ok && i < width; i++ {
		ok = isDigit(c.rest[i])
		value = value*10 + int(c.rest[i]-'0')
	}
	if !ok || value < low || value > high {
		c.failNumber(part, width, low, high)
		return low
	}
	c.rest = c.rest[width:]
	return value
}

func (c *cursor) failNumber(part string, width, low, high int) {
	if !c.failed {
		c.fail(fmt.Sprintf("its %s must be %d digits, %0*d to %0*d", part, width, width, low, width, high))
	}
}

// peek reports whether the next character is one of set.
func (c *cursor) peek(set string) bool {
	return c.rest != "" && strings.IndexByte(set, c.rest[0]) >= 0
}

// skip reads one character of set; the hint says what is wrong where there is none.
func (c *cursor) skip(set, hint string) {
	if !c.peek(set) {
		c.fail(hint)
		return
	}
	c.rest = c.rest[1:]
}

// date reads yyyy-MM-dd.
func (c *cursor) date() Day {
	year := c.number("year", 4, 1, 9999)
	c.skip("-", "a dash must follow its year")
	month := c.number("month", 2, 1, 12)
	c.skip("-", "a dash must follow its month")
	day := c.number("day", 2, 1, 31)
	d := NewDay(year, time.Month(month), day)
	if day > 28 {
		c.checkLast(d, NewDay(year, time.Month(month)+1, 1).AddDays(-1))
	}
	return d
}

// checkLast refuses a day beyond the last of its month.
func (c *cursor) checkLast(d, last Day) {
	if d.After(last) {
		c.fail("the last day of its month is " + last.String())
	}
}

// hourMinute reads HH:mm.
func (c *cursor) hourMinute() (hour, minute int) {
	hour = c.number("hour", 2, 0, 23)
	c.skip(":", "a colon must follow its hour")
	return hour, c.number("minute", 2, 0, 59)
}

// second reads ss and the fraction that may follow it, as nanoseconds.
func (c *cursor) second() (second, nanos int) {
	if strings.HasPrefix(c.rest, "60") {
		c.fail("leap seconds are not taken: write second 59 or the start of the next minute")
	}
	second = c.number("second", 2, 0, 59)
	if c.peek(".") {
		nanos = c.fraction()
	}
	return second, nanos
}

// fraction reads a point and one to nine digits, as nanoseconds.
func (c *cursor) fraction() int {
	c.skip(".", "")
	nanos, unit := 0, 1_000_000_000
	for c.rest != "" && isDigit(c.rest[0]) && unit > 1 {
		unit /= 10
		nanos += int(c.rest[0]-'0') * unit
		c.rest = c.rest[1:]
	}
	switch {
	case unit == 1_000_000_000:
		c.fail("digits must follow the point of its seconds")
	case c.rest != "" && isDigit(c.rest[0]):
		c.fail("a fraction of a second has at most nine digits")
	}
	return nanos
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

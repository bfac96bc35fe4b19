package sales

import (
	"fmt"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// Mistake is what is wrong with a value, wherever it stood.
type Mistake struct {
	Code   Code
	Detail string
	Extra  map[string]any
}

// ReadSlot reads the start of a slot of a business day, written as in a
// submission, and returns the slot, or what is wrong.
func ReadSlot(c calendar.Calendar, day calendar.Day, text string) (calendar.Slot, *Mistake) {
	at, mistake := readTime(c, text)
	if mistake == nil {
		mistake = checkSlot(c, day, at)
	}
	if mistake != nil {
		return calendar.Slot{}, mistake
	}
	slot, _ := c.SlotAt(day, at)
	return slot, nil
}

// readTime reads a date-time with an offset, or without one as the clocks of the unit show it.
func readTime(c calendar.Calendar, text string) (time.Time, *Mistake) {
	if calendar.HasOffset(text) {
		at, err := calendar.ParseInstant(text)
		if err != nil {
			return time.Time{}, &Mistake{Code: NotATime, Detail: sentence(err)}
		}
		return at, nil
	}
	local, err := calendar.ParseLocalTime(text)
	if err != nil {
		return time.Time{}, &Mistake{Code: NotATime, Detail: sentence(err)}
	}
	return resolve(c.Zone(), local)
}

// resolve returns the instant at which the clocks of zone show local, if there is exactly one.
func resolve(zone *time.Location, local calendar.LocalTime) (time.Time, *Mistake) {
	found := calendar.Instants(zone, local)
	if len(found) == 1 {
		return found[0], nil
	}
	code, what := AmbiguousLocalTime, "comes twice"
	if len(found) == 0 {
		earlier, later, _ := calendar.SkippedReadings(zone, local)
		found, code, what = []time.Time{earlier, later}, SkippedLocalTime, "is skipped"
	}
	detail := fmt.Sprintf("%s %s when the clocks of %s change: send it with an offset, as %s.", local, what, zone, spell(zone, found))
	return time.Time{}, &Mistake{code, detail, map[string]any{"candidates": instants(found)}}
}

// checkSlot returns what is wrong with at as the start of a slot of day, if anything.
func checkSlot(c calendar.Calendar, day calendar.Day, at time.Time) *Mistake {
	slot, aligned := c.SlotAt(day, at)
	switch {
	case slot.IsEmpty():
		return outsideDay(c, day, at)
	case !aligned:
		nearest := []time.Time{slot.Start, slot.End}
		detail := fmt.Sprintf("%s is not the start of a slot: use %s.", at.In(c.Zone()).Format(time.RFC3339Nano), spell(c.Zone(), nearest))
		return &Mistake{SlotNotAligned, detail, map[string]any{"nearest": instants(nearest)}}
	}
	return nil
}

func outsideDay(c calendar.Calendar, day calendar.Day, at time.Time) *Mistake {
	in := c.DayAt(at)
	detail := fmt.Sprintf("%s lies in business day %s, not %s: send it with that day.", at.In(c.Zone()).Format(time.RFC3339Nano), in, day)
	return &Mistake{SlotOutsideDay, detail, map[string]any{"businessDay": in.String()}}
}

// spell writes instants as alternatives, with the offset of zone.
func spell(zone *time.Location, instants []time.Time) string {
	written := make([]string, len(instants))
	for i, at := range instants {
		written[i] = at.In(zone).Format(time.RFC3339Nano)
	}
	return alternatives(written)
}

// instants writes instants for programs.
func instants(times []time.Time) []string {
	written := make([]string, len(times))
	for i, at := range times {
		written[i] = calendar.FormatInstant(at)
	}
	return written
}

// alternatives writes "A, B or C".
func alternatives[S ~string](from []S) string {
	var b strings.Builder
	for i, s := range from {
		switch {
		case i > 0 && i == len(from)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(s))
	}
	return b.String()
}

package calendar

import (
	"encoding/json"
	"fmt"
	"time"
)

// SlotLength is how long a slot lasts: 5, 10, 15, 20, 30 or 60 minutes. The
// zero value is DefaultSlotLength.
type SlotLength struct{ minutes int8 } // 0 stands for the default

const defaultSlotMinutes = 15

// DefaultSlotLength is the slot length of a unit that names none: 15 minutes.
var DefaultSlotLength SlotLength

// NewSlotLength returns the slot length of that many minutes. Its error names
// the lengths there are.
func NewSlotLength(minutes int) (SlotLength, error) {
	switch minutes {
	case defaultSlotMinutes:
		return SlotLength{}, nil
	case 5, 10, 20, 30, 60:
		return SlotLength{minutes: int8(minutes)}, nil
	}
	return SlotLength{}, fmt.Errorf("%d is not a slot length: write 5, 10, 15, 20, 30 or 60 minutes", minutes)
}

// Minutes returns the length in minutes.
func (l SlotLength) Minutes() int {
	if l.minutes == 0 {
		return defaultSlotMinutes
	}
	return int(l.minutes)
}

// Duration returns the length as a duration.
func (l SlotLength) Duration() time.Duration { return time.Duration(l.Minutes()) * time.Minute }

// MarshalJSON writes the length as a number of minutes.
func (l SlotLength) MarshalJSON() ([]byte, error) { return json.Marshal(l.Minutes()) }

// UnmarshalJSON reads a number of minutes as NewSlotLength does.
func (l *SlotLength) UnmarshalJSON(text []byte) error {
	var minutes int
	if err := json.Unmarshal(text, &minutes); err != nil {
		return err
	}
	read, err := NewSlotLength(minutes)
	if err != nil {
		return err
	}
	*l = read
	return nil
}

// Slot is the span of one slot. It is named by its start.
type Slot = Span

// Slots returns the slots of business day d, in order. They are counted from
// the start of the day in elapsed time, so a clock change within the day moves
// none of them. The last is cut short where the day is not a multiple of the
// slot length. A date that never existed in the zone has none.
func (c Calendar) Slots(d Day) []Slot {
	day := c.Span(d)
	slots := make([]Slot, 0, c.count(day))
	for start := day.Start; start.Before(day.End); {
		slot := c.slotFrom(start, day)
		slots = append(slots, slot)
		start = slot.End
	}
	return slots
}

// SlotCount returns the number of slots of business day d.
func (c Calendar) SlotCount(d Day) int { return c.count(c.Span(d)) }

// SlotAt returns the slot of business day d that holds t, and whether t is
// exactly its start. Where t lies outside d, the slot is empty.
func (c Calendar) SlotAt(d Day, t time.Time) (slot Slot, aligned bool) {
	day := c.Span(d)
	if !day.Contains(t) {
		return Slot{}, false
	}
	elapsed := t.Sub(day.Start)
	past := elapsed % c.slot.Duration()
	return c.slotFrom(day.Start.Add(elapsed-past), day), past == 0
}

// Neighbours returns the slot boundaries of business day d on both sides of an
// unaligned t: the last one before it and the first one after it. The end of
// the day counts as a boundary. Both are zero where t lies outside d.
func (c Calendar) Neighbours(d Day, t time.Time) (before, after time.Time) {
	slot, _ := c.SlotAt(d, t)
	return slot.Start, slot.End
}

func (c Calendar) slotFrom(start time.Time, day Span) Slot {
	end := start.Add(c.slot.Duration())
	if end.After(day.End) {
		end = day.End
	}
	return Slot{Start: start, End: end}
}

func (c Calendar) count(day Span) int {
	length := c.slot.Duration()
	return int((day.Duration() + length - 1) / length)
}

package calendar

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"
)

func TestNewSlotLength(t *testing.T) {
	for _, minutes := range []int{5, 10, 15, 20, 30, 60} {
		length, err := NewSlotLength(minutes)
		if err != nil || length.Minutes() != minutes || length.Duration() != time.Duration(minutes)*time.Minute {
			t.Errorf("NewSlotLength(%d) = %d, %v, %v", minutes, length.Minutes(), length.Duration(), err)
		}
	}
	for _, minutes := range []int{-15, 0, 1, 14, 45, 120, 256 + 15} {
		_, err := NewSlotLength(minutes)
		if err == nil {
			t.Errorf("NewSlotLength(%d) was taken", minutes)
		}
	}
	if got := mustSlotLength(t, 15); got != DefaultSlotLength {
		t.Errorf("15 minutes = %v, want the default", got)
	}
}

func TestSlotAt(t *testing.T) {
	tests := []struct {
		name, zone string
		slot       int
		day, at    string
		start, end string // empty for the empty slot
		aligned    bool
	}{
		{"on a boundary", "Europe/Madrid", 15, "2026-11-23", "2026-11-23T12:15:00+01:00", "2026-11-23T11:15:00Z", "2026-11-23T11:30:00Z", true},
		{"within a slot", "Europe/Madrid", 15, "2026-11-23", "2026-11-23T12:16:00+01:00", "2026-11-23T11:15:00Z", "2026-11-23T11:30:00Z", false},
		{"a nanosecond before a boundary", "Europe/Madrid", 15, "2026-11-23", "2026-11-23T11:14:59.999999999Z", "2026-11-23T11:00:00Z", "2026-11-23T11:15:00Z", false},
		{"first 02:30 of two", "Europe/Madrid", 15, "2026-10-24", "2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00Z", "2026-10-25T00:45:00Z", true},
		{"second 02:30 of two", "Europe/Madrid", 15, "2026-10-24", "2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z", "2026-10-25T01:45:00Z", true},
		{"start of the day", "Europe/Madrid", 15, "2026-11-23", "2026-11-23T04:00:00Z", "2026-11-23T04:00:00Z", "2026-11-23T04:15:00Z", true},
		{"before the day", "Europe/Madrid", 15, "2026-11-23", "2026-11-23T03:59:59Z", "", "", false},
		{"end of the day", "Europe/Madrid", 15, "2026-11-23", "2026-11-24T04:00:00Z", "", "", false},
		{"last slot cut short", "Australia/Lord_Howe", 60, "2026-04-04", "2026-04-04T18:00:00Z", "2026-04-04T18:00:00Z", "2026-04-04T18:30:00Z", true},
		{"elapsed time after a half-hour change", "Australia/Lord_Howe", 60, "2026-10-03", "2026-10-04T03:00:00+11:00", "2026-10-03T15:30:00Z", "2026-10-03T16:30:00Z", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := mustCalendar(t, tt.zone, "05:00", tt.slot)
			d, at := mustDay(t, tt.day), mustInstant(t, tt.at)
			var want Slot
			if tt.start != "" {
				want = Slot{Start: mustInstant(t, tt.start), End: mustInstant(t, tt.end)}
			}
			got, aligned := c.SlotAt(d, at)
			if got != want || aligned != tt.aligned {
				t.Errorf("SlotAt(%s, %s) = %v, %t, want %v, %t", d, tt.at, got, aligned, want, tt.aligned)
			}
			if before, after := c.Neighbours(d, at); before != want.Start || after != want.End {
				t.Errorf("Neighbours(%s, %s) = %v, %v, want %v", d, tt.at, before, after, want)
			}
		})
	}
}

func TestSpanIsHalfOpen(t *testing.T) {
	start := time.Unix(0, 0)
	s := Span{Start: start, End: start.Add(time.Hour)}
	if !s.Contains(s.Start) || s.Contains(s.End) || s.Contains(start.Add(-1)) || !s.Contains(s.End.Add(-1)) {
		t.Error("a span must hold its start and not its end")
	}
	if s.Duration() != time.Hour || s.IsEmpty() {
		t.Errorf("Duration = %v, IsEmpty = %t, want 1h, false", s.Duration(), s.IsEmpty())
	}
	if empty := (Span{Start: start, End: start}); !empty.IsEmpty() || empty.Contains(start) {
		t.Error("a span from an instant to itself must be empty")
	}
}

func TestSlotLengthJSON(t *testing.T) {
	for _, minutes := range []int{5, 10, 15, 20, 30, 60} {
		in, err := NewSlotLength(minutes)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(in)
		if err != nil || string(text) != strconv.Itoa(minutes) {
			t.Fatalf("Marshal = %s, %v, want %d", text, err, minutes)
		}
		var out SlotLength
		if err := json.Unmarshal(text, &out); err != nil || out != in {
			t.Errorf("Unmarshal = %v, %v, want %v", out, err, in)
		}
	}
	for _, text := range []string{"7", "0", `"15"`, "15.5", "{}"} {
		length := SlotLength{minutes: 30}
		if err := json.Unmarshal([]byte(text), &length); err == nil || length.Minutes() != 30 {
			t.Errorf("Unmarshal(%s) = %v, %v, want an error and no change", text, length, err)
		}
	}
}

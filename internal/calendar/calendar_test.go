package calendar

import (
	"testing"
	"time"
	_ "time/tzdata" // zones must load on any machine
)

// spanCases are the worked business days of the contract and their like. A
// count of slots is of the default length unless slot names another.
var spanCases = []struct {
	name       string
	zone       string
	dayStart   string
	slot       int
	day        string
	start, end string
	slots      int
}{
	{"back an hour, 25 h", "Europe/Madrid", "05:00", 15, "2026-10-24", "2026-10-24T03:00:00Z", "2026-10-25T04:00:00Z", 100},
	{"forward an hour, 23 h", "Europe/Madrid", "05:00", 15, "2026-03-28", "2026-03-28T04:00:00Z", "2026-03-29T03:00:00Z", 92},
	{"no change, 24 h", "Europe/Madrid", "05:00", 15, "2026-11-23", "2026-11-23T04:00:00Z", "2026-11-24T04:00:00Z", 96},
	{"the day after the change", "Europe/Madrid", "05:00", 15, "2026-10-25", "2026-10-25T04:00:00Z", "2026-10-26T04:00:00Z", 96},
	{"start in the skipped hour", "Europe/Madrid", "02:30", 15, "2026-03-29", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z", 94},
	{"end in the skipped hour", "Europe/Madrid", "02:30", 15, "2026-03-28", "2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", 94},
	{"start in the repeated hour", "Europe/Madrid", "02:30", 15, "2026-10-25", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z", 100},
	{"end in the repeated hour", "Europe/Madrid", "02:30", 15, "2026-10-24", "2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", 96},
	{"last day of a leap year, by rule", "Europe/Madrid", "05:00", 15, "2060-12-31", "2060-12-31T04:00:00Z", "2061-01-01T04:00:00Z", 96},
	{"Sao Paulo without a change", "America/Sao_Paulo", "05:00", 15, "2026-10-17", "2026-10-17T08:00:00Z", "2026-10-18T08:00:00Z", 96},
	{"Sao Paulo at its last change at midnight", "America/Sao_Paulo", "00:00", 15, "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z", 92},
	{"New York back", "America/New_York", "04:00", 30, "2026-10-31", "2026-10-31T08:00:00Z", "2026-11-01T09:00:00Z", 50},
	{"New York forward", "America/New_York", "04:00", 30, "2026-03-07", "2026-03-07T09:00:00Z", "2026-03-08T08:00:00Z", 46},
	{"Kathmandu", "Asia/Kathmandu", "05:00", 15, "2026-11-23", "2026-11-22T23:15:00Z", "2026-11-23T23:15:00Z", 96},
	{"Lord Howe back half an hour", "Australia/Lord_Howe", "05:00", 60, "2026-04-04", "2026-04-03T18:00:00Z", "2026-04-04T18:30:00Z", 25},
	{"Lord Howe forward half an hour", "Australia/Lord_Howe", "05:00", 60, "2026-10-03", "2026-10-02T18:30:00Z", "2026-10-03T18:00:00Z", 24},
	{"Apia today", "Pacific/Apia", "05:00", 15, "2026-11-23", "2026-11-22T16:00:00Z", "2026-11-23T16:00:00Z", 96},
	{"Apia before the date that never was", "Pacific/Apia", "05:00", 15, "2011-12-29", "2011-12-29T15:00:00Z", "2011-12-30T15:00:00Z", 96},
	{"Apia, the date that never was", "Pacific/Apia", "05:00", 15, "2011-12-30", "2011-12-30T15:00:00Z", "2011-12-30T15:00:00Z", 0},
	{"Apia, the same from midnight", "Pacific/Apia", "00:00", 15, "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z", 0},
	{"Apia after the date that never was", "Pacific/Apia", "05:00", 15, "2011-12-31", "2011-12-30T15:00:00Z", "2011-12-31T15:00:00Z", 96},
	{"Casablanca into Ramadan", "Africa/Casablanca", "02:30", 15, "2026-02-14", "2026-02-14T01:30:00Z", "2026-02-15T01:30:00Z", 96},
	{"Casablanca, start in the repeated hour", "Africa/Casablanca", "02:30", 15, "2026-02-15", "2026-02-15T01:30:00Z", "2026-02-16T02:30:00Z", 100},
	{"Casablanca out of Ramadan", "Africa/Casablanca", "02:30", 15, "2026-03-22", "2026-03-22T02:00:00Z", "2026-03-23T01:30:00Z", 94},
	{"Havana, midnight skipped", "America/Havana", "00:00", 15, "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", 92},
	{"Havana, midnight repeated", "America/Havana", "00:00", 15, "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", 100},
	{"Cairo, midnight skipped", "Africa/Cairo", "00:00", 15, "2026-04-24", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z", 92},
	{"Cairo, the hour before midnight repeated", "Africa/Cairo", "00:00", 15, "2026-10-29", "2026-10-28T21:00:00Z", "2026-10-29T22:00:00Z", 100},
}

func TestSpan(t *testing.T) {
	for _, tt := range spanCases {
		t.Run(tt.name, func(t *testing.T) {
			c := mustCalendar(t, tt.zone, tt.dayStart, tt.slot)
			d := mustDay(t, tt.day)
			got := c.Span(d)
			want := Span{Start: mustInstant(t, tt.start), End: mustInstant(t, tt.end)}
			if got != want {
				t.Errorf("Span(%s) = %v, want %v", d, got, want)
			}
			if n := c.SlotCount(d); n != tt.slots {
				t.Errorf("SlotCount(%s) = %d, want %d", d, n, tt.slots)
			}
			if n := len(c.Slots(d)); n != tt.slots {
				t.Errorf("len(Slots(%s)) = %d, want %d", d, n, tt.slots)
			}
		})
	}
}

func TestDayAt(t *testing.T) {
	tests := []struct {
		name, zone, dayStart, at, want string
	}{
		{"after midnight belongs to the day before", "Europe/Madrid", "05:00", "2026-11-24T01:15:00+01:00", "2026-11-23"},
		{"the day start", "Europe/Madrid", "05:00", "2026-11-24T05:00:00+01:00", "2026-11-24"},
		{"just before the day start", "Europe/Madrid", "05:00", "2026-11-24T04:59:59.999999999+01:00", "2026-11-23"},
		{"an instant with another offset", "Europe/Madrid", "05:00", "2026-11-24T09:00:00+05:45", "2026-11-23"},
		{"first 02:15 of two, day start 02:30", "Europe/Madrid", "02:30", "2026-10-25T02:15:00+02:00", "2026-10-24"},
		{"second 02:15 of two, day start 02:30", "Europe/Madrid", "02:30", "2026-10-25T02:15:00+01:00", "2026-10-25"},
		{"first after the gap", "Europe/Madrid", "02:30", "2026-03-29T03:00:00+02:00", "2026-03-29"},
		{"after midnight of the date that never was", "Pacific/Apia", "05:00", "2011-12-31T01:15:00+14:00", "2011-12-29"},
		{"second 23:30 of two, day start midnight", "Africa/Cairo", "00:00", "2026-10-29T23:30:00+02:00", "2026-10-29"},
		{"before 1970", "Europe/Madrid", "05:00", "1950-01-01T03:00:00Z", "1949-12-31"},
		{"last day of a leap year, by rule", "Europe/Madrid", "05:00", "2060-12-31T12:00:00Z", "2060-12-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := mustCalendar(t, tt.zone, tt.dayStart, 15)
			if got := c.DayAt(mustInstant(t, tt.at)); got.String() != tt.want {
				t.Errorf("DayAt(%s) = %s, want %s", tt.at, got, tt.want)
			}
		})
	}
}

func TestAccessors(t *testing.T) {
	c := mustCalendar(t, "Asia/Kathmandu", "05:30", 20)
	if c.Zone().String() != "Asia/Kathmandu" || c.DayStart() != NewClock(5, 30) || c.SlotLength().Minutes() != 20 {
		t.Errorf("got %s, %s, %d", c.Zone(), c.DayStart(), c.SlotLength().Minutes())
	}
}

func TestHotPathDoesNotAllocate(t *testing.T) {
	c := mustCalendar(t, "Europe/Madrid", "05:00", 15)
	at := mustInstant(t, "2026-10-25T00:30:00Z")
	d := c.DayAt(at)
	tests := []struct {
		name string
		call func()
	}{
		{"Span", func() { c.Span(d) }},
		{"DayAt", func() { c.DayAt(at) }},
		{"SlotAt", func() { c.SlotAt(d, at) }},
		{"SlotCount", func() { c.SlotCount(d) }},
		{"ParseDay", func() { _, _ = ParseDay("2026-10-24") }},
		{"ParseInstant", func() { _, _ = ParseInstant("2026-10-25T02:30:00.25+02:00") }},
		{"ParseLocalTime", func() { _, _ = ParseLocalTime("2026-10-25T02:30:00") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := testing.AllocsPerRun(100, tt.call); got != 0 {
				t.Errorf("%v allocations per call, want none", got)
			}
		})
	}
}

func mustZone(tb testing.TB, name string) *time.Location {
	tb.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		tb.Fatal(err)
	}
	return zone
}

func mustCalendar(tb testing.TB, zone, dayStart string, slotMinutes int) Calendar {
	tb.Helper()
	start, err := ParseClock(dayStart)
	if err != nil {
		tb.Fatal(err)
	}
	return New(mustZone(tb, zone), start, mustSlotLength(tb, slotMinutes))
}

func mustSlotLength(tb testing.TB, minutes int) SlotLength {
	tb.Helper()
	length, err := NewSlotLength(minutes)
	if err != nil {
		tb.Fatal(err)
	}
	return length
}

func mustDay(tb testing.TB, text string) Day {
	tb.Helper()
	d, err := ParseDay(text)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func mustInstant(tb testing.TB, text string) time.Time {
	tb.Helper()
	at, err := ParseInstant(text)
	if err != nil {
		tb.Fatal(err)
	}
	return at
}

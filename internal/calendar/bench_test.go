package calendar

import "testing"

// The zones and dates differ in what they ask of a zone's table: a current
// date, one next to a clock change, and one that only the rule of the zone
// covers.
var benchmarks = []struct{ name, zone, at string }{
	{"current", "Europe/Madrid", "2026-11-23T12:15:00Z"},
	{"change", "Europe/Madrid", "2026-10-25T00:30:00Z"},
	{"by rule", "America/New_York", "2045-07-14T12:15:00Z"},
}

func BenchmarkSpan(b *testing.B) {
	for _, bb := range benchmarks {
		b.Run(bb.name, func(b *testing.B) {
			c := mustCalendar(b, bb.zone, "05:00", 15)
			d := c.DayAt(mustInstant(b, bb.at))
			b.ReportAllocs()
			for b.Loop() {
				c.Span(d)
			}
		})
	}
}

func BenchmarkDayAt(b *testing.B) {
	for _, bb := range benchmarks {
		b.Run(bb.name, func(b *testing.B) {
			c := mustCalendar(b, bb.zone, "05:00", 15)
			at := mustInstant(b, bb.at)
			b.ReportAllocs()
			for b.Loop() {
				c.DayAt(at)
			}
		})
	}
}

func BenchmarkSlotAt(b *testing.B) {
	for _, bb := range benchmarks {
		b.Run(bb.name, func(b *testing.B) {
			c := mustCalendar(b, bb.zone, "05:00", 15)
			at := mustInstant(b, bb.at)
			d := c.DayAt(at)
			b.ReportAllocs()
			for b.Loop() {
				c.SlotAt(d, at)
			}
		})
	}
}

func BenchmarkParseInstant(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseInstant("2026-11-23T12:15:00+01:00"); err != nil {
			b.Fatal(err)
		}
	}
}

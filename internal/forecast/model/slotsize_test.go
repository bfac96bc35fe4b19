package model

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// mostAbove returns the most that the upper end of a 95 % interval may be over what is expected: 1.5
// times the largest outcome of a window, or 2.9, the prior's, where it holds fewer than 20.
func mostAbove(w *window) float64 {
	if w.len() < 20 {
		return 1.5 * 2.9
	}
	return 1.5 * slices.Max(w.recent)
}

// TestIntraday_IntervalsStayWithinLargestRatio lets days of any shape and size follow each other, and
// looks at their slots and at the rest of a day at every time of it.
func TestIntraday_IntervalsStayWithinLargestRatio(t *testing.T) {
	const slots, rounding = 6, 1 + 1e-9
	rapid.Check(t, func(t *rapid.T) {
		m := NewIntraday(slots)
		magnitude := rapid.Float64Range(-2, 2)
		steady := rapid.Bool().Draw(t, "steady")
		drawDay := func() []float64 {
			day := []float64{10, 20, 30, 25, 10, 5}
			for k := range day {
				if !steady {
					day[k] *= math.Pow(10, magnitude.Draw(t, "sold"))
				}
			}
			return day
		}
		days := rapid.IntRange(0, 60).Draw(t, "days")
		for day := range days {
			m.Observe(20_000+day, 100, drawDay())
		}
		for k, f := range m.Slots(20_000+days, 100) {
			most := mostAbove(m.sizes.class(f.Expected / 100))
			if f.Intervals[2].High > most*f.Expected*rounding {
				t.Fatalf("slot %d: up to %g around %g, want at most %g times as much",
					k, f.Intervals[2].High, f.Expected, most)
			}
		}
		var soFar float64
		for passed, sold := range drawDay() {
			f := m.Today(20_000+days, 100, soFar, passed)
			most := mostAbove(&m.carry[passed].outcomes)
			if f.Intervals[2].High-soFar > most*(f.Expected-soFar)*rounding+1e-9 {
				t.Fatalf("after %d slots: up to %g around %g, of which %g were sold, want at most %g times",
					passed, f.Intervals[2].High, f.Expected, soFar, most)
			}
			soFar += sold
		}
	})
}

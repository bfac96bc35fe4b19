package forecast

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/forecast/model"
)

// TestSum_StaysWithinLargestRatioOfParts sums units, or days, whose upper ends lie at most so many
// times above what is expected of each: so does that of the sum, however much their errors are one.
func TestSum_StaysWithinLargestRatioOfParts(t *testing.T) {
	const rounding = 1 + 1e-9
	rapid.Check(t, func(t *rapid.T) {
		parts := make([]Estimate, rapid.IntRange(1, 20).Draw(t, "parts"))
		largest := 0.0
		for i := range parts {
			expected := rapid.Float64Range(0, 1e6).Draw(t, "expected")
			parts[i].Expected = expected
			ratio := 1.0
			for k := range model.Levels {
				ratio += rapid.Float64Range(0, 30).Draw(t, "more")
				low := expected * rapid.Float64Range(0, 1).Draw(t, "low")
				parts[i].Intervals[k] = model.Interval{Low: low, High: expected * ratio}
			}
			largest = max(largest, ratio)
		}
		whole := sum(parts, rapid.Float64Range(0, 1).Draw(t, "together"))
		if most := whole.Expected * largest; whole.Intervals[2].High > most*rounding {
			t.Fatalf("up to %g around %g, want at most %g", whole.Intervals[2].High, whole.Expected, most)
		}
	})
}

// TestOutlook_TodayStaysWithinLargestRatio looks at a day of which the morning, and the rest at any
// time, reach at most 1.5 times as far up as is expected: so does the day, whatever was sold.
func TestOutlook_TodayStaysWithinLargestRatio(t *testing.T) {
	const slots, ratio, rounding = 24, 1.5, 1 + 1e-9
	rapid.Check(t, func(t *rapid.T) {
		o := outlookOf(slots)
		p := progress{
			sold:   rapid.SliceOfN(rapid.Float64Range(0, 1e5), slots, slots).Draw(t, "sold"),
			passed: rapid.IntRange(0, slots).Draw(t, "passed"),
		}
		e := o.today(o.through.AddDays(1), p)
		if most := ratio * e.Expected; e.Intervals[2].High > most*rounding {
			t.Fatalf("up to %g around %g, want at most %g", e.Intervals[2].High, e.Expected, most)
		}
	})
}

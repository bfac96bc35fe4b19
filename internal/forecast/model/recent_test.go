package model_test

import (
	"math"
	"testing"

	"github.com/daypart/daypart/internal/forecast/model"
)

// TestALongHistoryIsLearnedAsIfWatched compares a fit of three years, most of which is learned from the next day alone, with a
// model that expected all leads on all days. The width of an interval moves in steps when an outcome lies outside of it: widths are compared in the mean.
func TestALongHistoryIsLearnedAsIfWatched(t *testing.T) {
	const most, mostOfWidth = 0.005, 0.03
	var widths, n float64
	for name, c := range courses {
		sales := c.play(5, 3*365)
		fitted, watched := model.Fit(monday, sales, ordinary), model.NewDaily(monday, 0, ordinary)
		for _, sold := range sales {
			watched.Observe(sold)
		}
		all := watched.Forecasts()
		for i, got := range fitted.Forecasts() {
			want := all[i]
			if math.Abs(got.Expected/want.Expected-1) > most {
				t.Errorf("%s, %d ahead: %.2f is expected, %.2f by who watched", name, i+1, got.Expected, want.Expected)
			}
			for k := range got.Intervals {
				widths += width(got, k) / width(want, k)
				n++
			}
		}
	}
	if ratio := widths / n; math.Abs(ratio-1) > mostOfWidth {
		t.Errorf("intervals are %.3f times as wide as those of who watched", ratio)
	}
}

func width(f model.Forecast, level int) float64 {
	return f.Intervals[level].High - f.Intervals[level].Low
}

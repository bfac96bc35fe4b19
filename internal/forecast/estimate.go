package forecast

import (
	"math"

	"github.com/daypart/daypart/internal/forecast/model"
)

// Estimate is what is expected, and the intervals of model.Levels around it.
type Estimate = model.Forecast

// exactly is the estimate of what is known.
func exactly(x float64) Estimate {
	e := Estimate{Expected: x}
	for k := range e.Intervals {
		e.Intervals[k] = model.Interval{Low: x, High: x}
	}
	return e
}

// scaled returns an estimate with everything times a factor.
func scaled(e Estimate, factor float64) Estimate {
	e.Expected *= factor
	for k := range e.Intervals {
		e.Intervals[k].Low *= factor
		e.Intervals[k].High *= factor
	}
	return e
}

// plus returns an estimate of as much and more.
func plus(e Estimate, more float64) Estimate {
	e.Expected += more
	for k := range e.Intervals {
		e.Intervals[k].Low += more
		e.Intervals[k].High += more
	}
	return e
}

// atLeast returns an estimate of which nothing lies below what was sold.
func atLeast(e Estimate, sold float64) Estimate {
	e.Expected = math.Max(e.Expected, sold)
	for k := range e.Intervals {
		e.Intervals[k].Low = math.Max(e.Intervals[k].Low, sold)
		e.Intervals[k].High = math.Max(e.Intervals[k].High, sold)
	}
	return e
}

// sum adds estimates up. together is how much they err together, from 0, each for itself, to 1, all alike: of widths w it makes
//
//	sqrt((1 - together) sum(w^2) + together (sum w)^2)
//
// on each side, which is the width of a sum of normals that all have this correlation.
func sum(parts []Estimate, together float64) Estimate {
	var total Estimate
	for _, p := range parts {
		total.Expected += p.Expected
	}
	for k := range total.Intervals {
		var low, high widths
		for _, p := range parts {
			low.add(p.Expected - p.Intervals[k].Low)
			high.add(p.Intervals[k].High - p.Expected)
		}
		total.Intervals[k] = model.Interval{Low: total.Expected - low.of(together), High: total.Expected + high.of(together)}
	}
	return total
}

// widths sums widths and their squares.
type widths struct{ sum, squares float64 }

func (w *widths) add(x float64) {
	x = math.Max(0, x)
	w.sum += x
	w.squares += x * x
}

func (w widths) of(together float64) float64 {
	return math.Sqrt((1-together)*w.squares + together*w.sum*w.sum)
}

// togetherIn returns how much parts err together, if their sum has the intervals of whole.
func togetherIn(parts []Estimate, whole Estimate) float64 {
	const level = 1 // 80 %: wide enough to be steady, and not of the far tails
	var w widths
	for _, p := range parts {
		w.add((p.Intervals[level].High - p.Intervals[level].Low) / 2)
	}
	half := (whole.Intervals[level].High - whole.Intervals[level].Low) / 2
	return w.together(half)
}

// together returns which correlation makes the sum of widths as wide as half.
func (w widths) together(half float64) float64 {
	if room := w.sum*w.sum - w.squares; room > 0 {
		return math.Max(0, math.Min(1, (half*half-w.squares)/room))
	}
	return 0
}

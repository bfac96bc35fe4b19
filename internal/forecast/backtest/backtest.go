// Package backtest measures forecasts on the past: from each of many origins it
// fits on the days up to it, forecasts the days after it, and compares them with
// what came (rolling-origin evaluation, Tashman 2000, International Journal of
// Forecasting 16).
//
// It owns the reading of sales from files, the simple references, the measures
// and their tables. How to forecast is the business of package model.
package backtest

import (
	"math"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/holiday"
	"github.com/daypart/daypart/internal/forecast/model"
)

// A Series is what one unit sold, business day by business day.
type Series struct {
	Unit      string
	First     calendar.Day
	Days      []float64   // NaN where nothing was sold
	Slots     [][]float64 // by day, all of one length; nil where the source has days only
	FirstSlot int         // the slots of 30 minutes from midnight of the business day to the first one of Slots
	// Special are the days that were known in advance not to be ordinary.
	Special holiday.Days
}

// upTo returns the series as it was known after its first n days.
func (s Series) upTo(n int) Series {
	s.Days = s.Days[:n]
	if s.Slots != nil {
		s.Slots = s.Slots[:n]
	}
	return s
}

// last returns the last n days of the series, all of it where it is shorter or n is 0.
func (s Series) last(n int) Series {
	if drop := len(s.Days) - n; n > 0 && drop > 0 {
		s.First, s.Days = s.First.AddDays(drop), s.Days[drop:]
		if s.Slots != nil {
			s.Slots = s.Slots[drop:]
		}
	}
	return s
}

// Plan says from where forecasts are made.
type Plan struct {
	Test    int // the last days: what is forecast, from before and within them
	Skip    int // days left out at the end, to choose settings on other weeks than the test's
	Every   int // days from one origin to the next
	History int // days that a fit may see; 0 is all
}

// testStart returns the index of the first day of the test.
func (p Plan) testStart(s Series) int { return max(len(s.Days)-p.Skip-p.Test, leastHistory) }

// origins returns how many days are known at each origin. The first is so early
// that the longest lead reaches the first day of the test, as far as there is history.
func (p Plan) origins(s Series) []int {
	var known []int
	first := max(p.testStart(s)-model.MaxAhead+1, leastHistory)
	for n := first; n < len(s.Days)-p.Skip; n += p.Every {
		known = append(known, n)
	}
	return known
}

// Tests reports whether the series is long enough to be tested.
func (p Plan) Tests(s Series) bool { return len(p.origins(s)) > 0 }

// Needs says how long a series must be to be tested.
func (p Plan) Needs() int { return p.Skip + leastHistory + 1 }

// leastHistory is how many days a series must have before its first origin.
const leastHistory = 21

// actual returns what came ahead days after n were known; NaN where nothing was
// sold and outside the test.
func (p Plan) actual(s Series, n, ahead int) float64 {
	i := n + ahead - 1
	if i < p.testStart(s) || i >= len(s.Days)-p.Skip {
		return math.NaN()
	}
	return s.Days[i]
}

package backtest

import (
	"math"

	"github.com/daypart/daypart/internal/forecast/model"
)

// Errors adds up how far forecasts were from what came.
type Errors struct {
	n, actual, off, absolute, square float64
}

func (e *Errors) add(actual, expected float64) {
	if math.IsNaN(actual) || math.IsNaN(expected) {
		return
	}
	off := expected - actual
	e.n++
	e.actual += actual
	e.off += off
	e.absolute += math.Abs(off)
	e.square += off * off
}

// WAPE is the sum of absolute errors over the sum of actuals, in percent.
func (e Errors) WAPE() float64 { return 100 * ratio(e.absolute, e.actual) }

// Bias is the sum of errors over the sum of actuals, in percent: above 0 is too much.
func (e Errors) Bias() float64 { return 100 * ratio(e.off, e.actual) }

// BiasError is the standard error of Bias, in points: the square root of n times the
// variance of the errors, over the sum of actuals. A bias of less than two of them may be none.
func (e Errors) BiasError() float64 {
	mean := e.off / e.n
	variance := (e.square/e.n - mean*mean) * e.n / (e.n - 1)
	return 100 * ratio(math.Sqrt(e.n*variance), e.actual)
}

// RMSE is the root of the mean square error over the mean actual, in percent.
func (e Errors) RMSE() float64 { return 100 * ratio(math.Sqrt(e.square/e.n), e.actual/e.n) }

// mae is the mean absolute error.
func (e Errors) mae() float64 { return e.absolute / e.n }

// ratio returns a / b, NaN where b is 0 or not known: then there is no such measure.
func ratio(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

// Coverage counts what came inside the intervals of model.Levels, and adds up their scores.
type Coverage struct {
	n, actual float64
	inside    [len(model.Levels)]float64
	score     [len(model.Levels)]float64
}

// Add compares an outcome with a forecast; NaN is none.
func (c *Coverage) Add(actual float64, f model.Forecast) {
	if math.IsNaN(actual) {
		return
	}
	c.n++
	c.actual += actual
	for k, i := range f.Intervals {
		if i.Low <= actual && actual <= i.High {
			c.inside[k]++
		}
		c.score[k] += intervalScore(actual, i, model.Levels[k])
	}
}

// intervalScore returns the width of an interval, plus 2 / (1 - level) times how far the actual
// lies outside of it: least, in the mean, for the quantiles at its ends (Gneiting and Raftery
// 2007, Journal of the American Statistical Association 102).
func intervalScore(actual float64, i model.Interval, level float64) float64 {
	outside := max(0, i.Low-actual, actual-i.High)
	return i.High - i.Low + 2/(1-level)*outside
}

// Of returns the share of actuals inside the interval of a level, in percent.
func (c Coverage) Of(level int) float64 { return 100 * c.inside[level] / c.n }

// Score returns the mean interval score of a level over the mean actual, in percent.
func (c Coverage) Score(level int) float64 { return 100 * ratio(c.score[level], c.actual) }

// scale is the mean absolute difference to the same weekday a week before, over
// the days before the test: what MASE is measured in (Hyndman and Koehler 2006,
// International Journal of Forecasting 22). It is 0 for sales that repeat every week, which have no
// MASE.
func scale(days []float64) float64 {
	var e Errors
	for i := 7; i < len(days); i++ {
		e.add(days[i], days[i-7])
	}
	return e.mae()
}

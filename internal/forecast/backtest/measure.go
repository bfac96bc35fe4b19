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
func (e Errors) WAPE() float64 { return 100 * e.absolute / e.actual }

// Bias is the sum of errors over the sum of actuals, in percent: above 0 is too much.
func (e Errors) Bias() float64 { return 100 * e.off / e.actual }

// BiasError is the standard error of Bias, in points: the square root of n times the
// variance of the errors, over the sum of actuals. A bias of less than two of them may be none.
func (e Errors) BiasError() float64 {
	mean := e.off / e.n
	variance := (e.square/e.n - mean*mean) * e.n / (e.n - 1)
	return 100 * math.Sqrt(e.n*variance) / e.actual
}

// RMSE is the root of the mean square error over the mean actual, in percent.
func (e Errors) RMSE() float64 { return 100 * math.Sqrt(e.square/e.n) / (e.actual / e.n) }

// mae is the mean absolute error.
func (e Errors) mae() float64 { return e.absolute / e.n }

// Coverage counts what came inside the intervals of model.Levels.
type Coverage struct {
	n      float64
	inside [len(model.Levels)]float64
}

func (c *Coverage) add(actual float64, f model.Forecast) {
	if math.IsNaN(actual) {
		return
	}
	c.n++
	for k, i := range f.Intervals {
		if i.Low <= actual && actual <= i.High {
			c.inside[k]++
		}
	}
}

// Of returns the share of actuals inside the interval of a level, in percent.
func (c Coverage) Of(level int) float64 { return 100 * c.inside[level] / c.n }

// scale is the mean absolute difference to the same weekday a week before, over
// the days before the test: what MASE is measured in (Hyndman and Koehler 2006,
// International Journal of Forecasting 22).
func scale(days []float64) float64 {
	var e Errors
	for i := 7; i < len(days); i++ {
		e.add(days[i], days[i-7])
	}
	return e.mae()
}

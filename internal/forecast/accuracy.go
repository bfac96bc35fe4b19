package forecast

import (
	"encoding/json"
	"math"

	"github.com/daypart/daypart/internal/forecast/model"
)

// Accuracy is how well forecasts of the last eight weeks came true, at one horizon. Shares are of what was sold, or of days, from 0 on.
type Accuracy struct {
	// Horizon is 1, 1-7 or 8-14 days ahead, or week: the sum of seven days.
	Horizon string `json:"horizon"`
	// Compared counts the forecasts that were compared with what came, Issued those of them that were made at the time.
	// The others are what the model would have said, had it been there.
	Compared int `json:"compared"`
	Issued   int `json:"issued"`
	// WAPE is the sum of absolute errors over the sum of what was sold; Bias the sum of errors, above 0 where too much was expected.
	WAPE float64 `json:"wape"`
	Bias float64 `json:"bias"`
	// MASE is the mean absolute error over that of the same weekday a week before, in the days before; nil where those are too few.
	MASE *float64 `json:"mase,omitempty"`
	// Coverage is the share of days inside the intervals of model.Levels.
	Coverage [len(model.Levels)]float64 `json:"coverage"`
	// Simple is the WAPE of the mean of the last four same weekdays; nil where there were none.
	Simple *float64 `json:"simple,omitempty"`
}

// horizons are those that accuracy is measured at.
var horizons = [...]struct {
	name        string
	first, last int
}{{"1", 1, 1}, {"1-7", 1, 7}, {"8-14", 8, 14}}

// record is what accuracy is measured on.
type record struct {
	*fittedSeries
	issued issued
}

// fittedSeries is a series whose model has been fitted.
type fittedSeries struct {
	*history
	values []float64
	replay *replay
	// together is how much the errors of days are one (see sum).
	together float64
}

// measure compares with what came. It returns nothing for a horizon at which nothing could be compared.
func (f *record) measure() (all []Accuracy) {
	scale := f.scale()
	for _, h := range horizons {
		t := tally{}
		for i := max(0, len(f.days)-errorDays); i < len(f.days); i++ {
			for ahead := h.first; ahead <= h.last; ahead++ {
				f.compare(&t, i, ahead)
			}
		}
		if t.n > 0 && t.actual > 0 {
			all = append(all, t.accuracy(h.name, scale))
		}
	}
	if t := f.weeks(); t.n > 0 && t.actual > 0 {
		all = append(all, t.accuracy("week", math.NaN()))
	}
	return all
}

func (f *record) compare(t *tally, i, ahead int) {
	actual := f.values[i]
	e, wasIssued, ok := f.on(i, ahead)
	if !ok || math.IsNaN(actual) {
		return
	}
	t.add(actual, e, wasIssued)
	t.addSimple(actual, f.meanOf4(i, ahead))
}

// weeks compares sums of seven days with what was expected before them.
func (f *record) weeks() (t tally) {
	parts := make([]Estimate, 0, model.Weekly)
	for last := max(model.Weekly-1, len(f.days)-errorDays+model.Weekly-1); last < len(f.days); last++ {
		parts = parts[:0]
		var actual, simple float64
		issued := true
		for ahead := 1; ahead <= model.Weekly; ahead++ {
			i := last - model.Weekly + ahead
			e, wasIssued, ok := f.on(i, ahead)
			if v := f.values[i]; ok && !math.IsNaN(v) {
				parts = append(parts, e)
				actual += v
				simple += f.meanOf4(i, ahead)
				issued = issued && wasIssued
			}
		}
		if len(parts) > 0 {
			t.add(actual, sum(parts, f.together), issued)
			t.addSimple(actual, simple)
		}
	}
	return t
}

// meanOf4 is the mean of the last four same weekdays known that many days before day i, NaN if there is none.
func (f *fittedSeries) meanOf4(i, ahead int) float64 {
	known := i - ahead
	for i -= 7; i > known; i -= 7 {
	}
	var sum, n float64
	for ; i >= 0 && n < 4; i -= 7 {
		if v := f.values[i]; !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / n
}

// scale is the mean absolute difference to the same weekday a week before, in the days before those measured (Hyndman and Koehler 2006).
func (f *fittedSeries) scale() float64 {
	var sum, n float64
	for i := 7; i < len(f.days)-errorDays; i++ {
		if off := math.Abs(f.values[i] - f.values[i-7]); !math.IsNaN(off) {
			sum += off
			n++
		}
	}
	return sum / n
}

// worse reports whether the model itself has been worse than the simple mean over all of eight weeks.
func (f *fittedSeries) worse() bool {
	r := record{fittedSeries: f}
	for _, a := range r.measure() {
		if a.Horizon == "1-7" {
			return a.Compared >= leastCompared && a.Simple != nil && a.WAPE > *a.Simple
		}
	}
	return false
}

// leastCompared is how many forecasts of 1 to 7 days ahead must have been compared for eight weeks of them: five days a week.
const leastCompared = 8 * 5 * 7

// tally adds up how far forecasts were from what came.
type tally struct {
	n, issued             int
	actual, off, absolute float64
	simple, simpleActual  float64
	inside                [len(model.Levels)]float64
}

func (t *tally) add(actual float64, e Estimate, wasIssued bool) {
	t.n++
	if wasIssued {
		t.issued++
	}
	t.actual += actual
	t.off += e.Expected - actual
	t.absolute += math.Abs(e.Expected - actual)
	for k, i := range e.Intervals {
		if i.Low <= actual && actual <= i.High {
			t.inside[k]++
		}
	}
}

func (t *tally) addSimple(actual, expected float64) {
	if !math.IsNaN(expected) {
		t.simple += math.Abs(expected - actual)
		t.simpleActual += actual
	}
}

func (t *tally) accuracy(horizon string, scale float64) Accuracy {
	a := Accuracy{Horizon: horizon, Compared: t.n, Issued: t.issued, WAPE: t.absolute / t.actual, Bias: t.off / t.actual}
	if mase := t.absolute / float64(t.n) / scale; !math.IsNaN(mase) && !math.IsInf(mase, 0) {
		a.MASE = &mase
	}
	for k := range a.Coverage {
		a.Coverage[k] = t.inside[k] / float64(t.n)
	}
	if t.simpleActual > 0 {
		simple := t.simple / t.simpleActual
		a.Simple = &simple
	}
	return a
}

func packAccuracy(all []Accuracy) []byte {
	text, err := json.Marshal(all)
	if err != nil {
		panic("forecast: plain numbers have no JSON: " + err.Error())
	}
	return text
}

func unpackAccuracy(text []byte) (all []Accuracy, err error) {
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, errPacked
	}
	return all, nil
}

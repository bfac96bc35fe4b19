package model_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/forecast/model"
)

// monday is a day number that is one.
const monday = 20_000 - 20_000%7 + 4

func ordinary(int) model.Special { return model.Special{} }

// week is what a made-up unit sells on each weekday, from Monday.
var week = [7]float64{600, 580, 640, 700, 1100, 1500, 1200}

// drawSales draws a series with weekdays, noise, days without sales, and a level that wanders.
func drawSales(t *rapid.T, least int) []float64 {
	sales := make([]float64, rapid.IntRange(least, 80).Draw(t, "days"))
	level := rapid.Float64Range(0.01, 1000).Draw(t, "level")
	for i := range sales {
		level *= math.Exp(rapid.Float64Range(-0.03, 0.03).Draw(t, "drift"))
		sales[i] = level * week[i%7] * math.Exp(rapid.Float64Range(-0.3, 0.3).Draw(t, "noise"))
		if rapid.IntRange(0, 19).Draw(t, "closed") == 0 {
			sales[i] = 0
		}
	}
	return sales
}

func TestWeekdaysAreLearned(t *testing.T) {
	var sales []float64
	for i := range 8 * 7 {
		sales = append(sales, week[i%7])
	}
	d := model.Fit(monday, sales, ordinary)
	for ahead := 1; ahead <= model.MaxAhead; ahead++ {
		want := week[(ahead-1)%7]
		if got := d.Expected(ahead); math.Abs(got/want-1) > 0.05 {
			t.Errorf("%d days ahead %.0f is expected, want about %.0f", ahead, got, want)
		}
	}
}

// The unit of the money must not matter: priors and ridge weights are on the log, where a factor is a
// shift of the level, which is hardly held against anything.
func TestForecastScalesWithTheSales(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	sales := make([]float64, 120)
	for i := range sales {
		sales[i] = week[i%7] * math.Exp(0.2*random.NormFloat64())
	}
	d := model.Fit(monday, sales, ordinary)
	for _, factor := range []float64{0.01, 13.5, 1000} {
		scaled := make([]float64, len(sales))
		for i, v := range sales {
			scaled[i] = v * factor
		}
		e := model.Fit(monday, scaled, ordinary)
		for ahead := 1; ahead <= model.MaxAhead; ahead++ {
			if got, want := e.Expected(ahead), factor*d.Expected(ahead); math.Abs(got/want-1) > 0.005 {
				t.Errorf("times %g, %d ahead: %g, want %g", factor, ahead, got, want)
			}
		}
	}
}

func TestIntervalsAreNestedAndFinite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.Fit(monday, drawSales(t, 0), ordinary)
		for _, f := range d.Forecasts() {
			nested(t, f)
		}
		nested(t, d.Week(func(int) bool { return true }))
	})
}

// nested fails unless wider levels hold narrower ones and no bound is below nothing.
func nested(t *rapid.T, f model.Forecast) {
	if math.IsNaN(f.Expected) {
		return // nothing is known yet
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, interval := range f.Intervals {
		if !(interval.Low <= low && interval.High >= high && 0 <= interval.Low) || math.IsInf(interval.High, 0) {
			t.Fatalf("the intervals are not nested: %+v", f)
		}
		low, high = interval.Low, interval.High
	}
}

func TestSilenceIsAGapAndNoCollapse(t *testing.T) {
	var sales []float64
	for i := range 10 * 7 {
		sales = append(sales, week[i%7])
	}
	before := model.Fit(monday, sales, ordinary).Expected(1)
	after := model.Fit(monday, append(sales, make([]float64, 14)...), ordinary).Expected(1)
	if math.Abs(after/before-1) > 0.1 {
		t.Errorf("after two silent weeks %.0f is expected, before them %.0f", after, before)
	}
}

func TestTodayNeverFallsBelowWhatWasSold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const slots = 24
		m := model.NewIntraday(slots)
		for day := range rapid.IntRange(1, 40).Draw(t, "days") {
			m.Observe(monday+day, 1000, drawDay(t, slots))
		}
		sold, passed := drawDay(t, slots), rapid.IntRange(0, slots).Draw(t, "passed")
		var soFar float64
		for _, v := range sold[:passed] {
			soFar += v
		}
		f := m.Today(monday+40, 1000, soFar, passed)
		if f.Expected < soFar-1e-9 || passed == slots && f.Expected != soFar {
			t.Fatalf("%g is expected of a day that sold %g by slot %d", f.Expected, soFar, passed)
		}
		for _, interval := range f.Intervals {
			if interval.Low < soFar-1e-9 || interval.High < interval.Low {
				t.Fatalf("%+v, though %g was sold", f.Intervals, soFar)
			}
		}
	})
}

func TestSlotsAddUpToTheDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const slots = 24
		m := model.NewIntraday(slots)
		for day := range rapid.IntRange(1, 40).Draw(t, "days") {
			m.Observe(monday+day, 1000, drawDay(t, slots))
		}
		var sum float64
		for _, f := range m.Slots(monday+40, 1000) {
			sum += f.Expected
		}
		if math.Abs(sum-1000) > 1e-6 {
			t.Fatalf("the slots of a day of 1000 add up to %g", sum)
		}
	})
}

func drawDay(t *rapid.T, slots int) []float64 {
	return rapid.SliceOfN(rapid.Float64Range(0.01, 200), slots, slots).Draw(t, "day")
}

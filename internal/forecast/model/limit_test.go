package model_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/forecast/model"
)

// What the invariant of intervals says: the upper end of 95 % lies at most a margin above the
// largest ratio of outcome and expectation in a window of forecasts with the same lead. Below
// leastRatios of them the ratio is that of the prior.
const (
	ratioWindow = 180
	leastRatios = 20
	ratioMargin = 1.5
)

// ratioLeads are the leads at which forecasts are compared, and priors the largest ratio of the
// prior at each: of 2.7 standard deviations.
var (
	ratioLeads = [...]int{1, 3, 7, 14}
	priors     = [...]float64{
		math.Exp(2.7 * 0.2), math.Exp(2.7 * 0.23), math.Exp(2.7 * 0.26), math.Exp(2.7 * 0.29),
	}
	weekPrior = math.Exp(2.7 * 0.12)
)

// ratioClass returns the place in ratioLeads of the forecasts that a lead is compared with.
func ratioClass(ahead int) int {
	for c, last := range [...]int{1, 4, 9, model.MaxAhead} {
		if ahead <= last {
			return c
		}
	}
	panic("beyond the horizon")
}

// ratios are outcomes over expectations, the newest last.
type ratios []float64

// limit returns the most that the upper end of an interval may be over what is expected.
func (r ratios) limit(prior float64) float64 {
	if len(r) < leastRatios {
		return ratioMargin * prior
	}
	largest := 0.0
	for _, x := range r[max(0, len(r)-ratioWindow):] {
		largest = max(largest, x)
	}
	return ratioMargin * largest
}

// A watcher lets a model observe sales and keeps the ratios of what came to what it expected.
type watcher struct {
	daily *model.Daily
	sold  []float64
	made  [][model.MaxAhead + 1]float64 // what was expected, by day and lead; 0 where not compared
	leads [len(ratioLeads)]ratios
	weeks ratios
	seen  int
}

func (w *watcher) observe(sales float64) {
	i := len(w.sold)
	w.sold = append(w.sold, sales)
	if sales > 0 {
		w.seen++
		for c, ahead := range ratioLeads {
			if i >= ahead && w.made[i-ahead][ahead] > 0 {
				w.leads[c] = append(w.leads[c], sales/w.made[i-ahead][ahead])
			}
		}
		w.observeWeek(i)
	}
	w.daily.Observe(sales)
	w.made = append(w.made, [model.MaxAhead + 1]float64{})
	const firstCompared = 8 // days with sales
	for ahead := 1; ahead <= model.MaxAhead && w.seen >= firstCompared; ahead++ {
		w.made[i][ahead] = w.daily.Expected(ahead)
	}
}

// observeWeek compares the seven days up to i, of which days without sales do not count.
func (w *watcher) observeWeek(i int) {
	if i < model.Weekly || !(w.made[i-model.Weekly][1] > 0) {
		return
	}
	var sold, expected float64
	for ahead := 1; ahead <= model.Weekly; ahead++ {
		if y := w.sold[i-model.Weekly+ahead]; y > 0 {
			sold += y
			expected += w.made[i-model.Weekly][ahead]
		}
	}
	w.weeks = append(w.weeks, sold/expected)
}

// check fails where an interval breaks the invariant.
func (w *watcher) check(t *rapid.T) {
	const rounding = 1 + 1e-9
	for i, f := range w.daily.Forecasts() {
		c := ratioClass(i + 1)
		if most := f.Expected * w.leads[c].limit(priors[c]); !(f.Intervals[2].High <= most*rounding) {
			t.Fatalf("after %d days, %d ahead: up to %g around %g, want at most %g",
				len(w.sold), i+1, f.Intervals[2].High, f.Expected, most)
		}
	}
	f := w.daily.Week(func(int) bool { return true })
	if most := f.Expected * w.weeks.limit(weekPrior); !(f.Intervals[2].High <= most*rounding) {
		t.Fatalf("after %d days, a week: up to %g around %g, want at most %g",
			len(w.sold), f.Intervals[2].High, f.Expected, most)
	}
}

// drawTroubled draws sales with steps of the level by 0.01 to 100, days that are far off, gaps, and
// as much noise as is usual, or none at all.
func drawTroubled(t *rapid.T) []float64 {
	sales := make([]float64, rapid.IntRange(1, 260).Draw(t, "days"))
	noise := rapid.SampledFrom([]float64{0, 0.05, 0.2}).Draw(t, "noise")
	normal := rapid.SliceOfN(rapid.Float64Range(-2, 2), len(sales), len(sales)).Draw(t, "normal")
	flat := rapid.Bool().Draw(t, "flat")
	for i := range sales {
		sales[i] = 1000 * math.Exp(noise*normal[i])
		if !flat {
			sales[i] *= week[i%7] / 1000
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "steps") {
		from := rapid.IntRange(0, len(sales)-1).Draw(t, "from")
		factor := math.Pow(10, rapid.Float64Range(-2, 2).Draw(t, "step"))
		for i := from; i < len(sales); i++ {
			sales[i] *= factor
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "outliers") {
		at := rapid.IntRange(0, len(sales)-1).Draw(t, "at")
		sales[at] *= math.Pow(10, rapid.Float64Range(-3, 3).Draw(t, "outlier"))
	}
	for range rapid.IntRange(0, 2).Draw(t, "gaps") {
		from := rapid.IntRange(0, len(sales)-1).Draw(t, "gap")
		for i := range sales[from:min(len(sales), from+rapid.IntRange(1, 30).Draw(t, "long"))] {
			sales[from+i] = math.NaN()
		}
	}
	return sales
}

// TestIntervals_StayWithinLargestRatio holds the invariant against every kind of trouble.
func TestIntervals_StayWithinLargestRatio(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := watcher{daily: model.NewDaily(monday, 0, ordinary)}
		for i, sold := range drawTroubled(t) {
			w.observe(sold)
			if i%5 == 0 {
				w.check(t)
			}
		}
		w.check(t)
	})
}

// TestIntervals_DoNotExplodeAfterStep lets the level of sales with 5 % noise rise, and looks at
// them 30 days later: the day of the step itself was as far off as anything since.
func TestIntervals_DoNotExplodeAfterStep(t *testing.T) {
	for _, step := range []float64{2, 10} {
		random := rand.New(rand.NewPCG(1, 11))
		d := model.NewDaily(monday, 0, ordinary)
		for i := range 230 {
			sold := week[i%7] * math.Exp(0.05*random.NormFloat64())
			if i >= 200 {
				sold *= step
			}
			d.Observe(sold)
		}
		for i, f := range d.Forecasts() {
			if times := f.Intervals[2].High / f.Expected; times > 2*step {
				t.Errorf("30 days after a step of x %g, %d ahead: up to %.3g times what is expected",
					step, i+1, times)
			}
		}
	}
}

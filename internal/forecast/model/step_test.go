package model_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/daypart/daypart/internal/forecast/model"
)

// noisy returns sales of so many days with weekdays and 5 % noise.
func noisy(days int, seed uint64) []float64 {
	random := rand.New(rand.NewPCG(seed, 5))
	sales := make([]float64, days)
	for i := range sales {
		sales[i] = week[i%7] * math.Exp(0.05*random.NormFloat64())
	}
	return sales
}

// TestDaily_FollowsStepWithinFiveDays lets the level rise or fall for good, and wants the next day
// to be expected within 10 % of its mean after five days at most.
func TestDaily_FollowsStepWithinFiveDays(t *testing.T) {
	const most, near, units = 5, 0.1, 20
	for _, history := range []int{100, 200, 400, 800} {
		for _, step := range []float64{1.4, 1 / 1.4, 2, 10, 0.1} {
			for seed := range uint64(units) {
				sales := noisy(history+most, seed)
				for i := history; i < len(sales); i++ {
					sales[i] *= step
				}
				d := model.Fit(monday, sales[:history], ordinary)
				days, off := 0, math.Inf(1)
				for ; days <= most && off > near; days++ {
					off = math.Abs(d.Expected(1)/(step*week[(history+days)%7]) - 1)
					if days < most {
						d.Observe(sales[history+days])
					}
				}
				if off > near {
					t.Errorf("unit %d, %d days after a step of x %.2f on day %d: off by %.2f",
						seed, most, step, history, off)
				}
			}
		}
	}
}

// TestDaily_TakesNoOutlierForStep has days that are far off for a while, and wants the level of
// before afterwards.
func TestDaily_TakesNoOutlierForStep(t *testing.T) {
	const history, units, near = 203, 20, 0.1 // the day after them is a Monday
	five := func(day int) model.Special {
		if i := day - monday; i >= history && i < history+5 {
			return model.Special{Name: "fair"}
		}
		return model.Special{}
	}
	for name, c := range map[string]struct {
		factors []float64
		special func(int) model.Special
	}{
		"an outlier":            {[]float64{5}, ordinary},
		"a weak day":            {[]float64{0.1}, ordinary},
		"two outliers":          {[]float64{3, 3}, ordinary},
		"one each way":          {[]float64{3, 0.3, 3, 0.3, 3, 0.3}, ordinary},
		"a closure":             {make([]float64, 14), ordinary},
		"outliers in a closure": {[]float64{0.2, 0, 0, 0, 0, 0, 0.2}, ordinary},
		"five special days":     {[]float64{2, 2, 2, 2, 2}, five},
	} {
		for seed := range uint64(units) {
			sales := noisy(history+len(c.factors), seed)
			for i, factor := range c.factors {
				sales[history+i] *= factor
			}
			want := model.Fit(monday, sales[:history], ordinary)
			got := model.Fit(monday, sales, c.special)
			for ahead := 1; ahead <= model.Weekly; ahead++ {
				day := (ahead + len(c.factors) - 1) % 7
				ratio := got.Expected(ahead) / want.Expected(day+1)
				if math.Abs(ratio-1) > near {
					t.Errorf("%s, unit %d, %d ahead: %.2f times as much is expected", name, seed, ahead, ratio)
				}
			}
		}
	}
}

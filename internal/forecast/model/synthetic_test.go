package model_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/daypart/daypart/internal/forecast/model"
)

// A course is how the log of made-up sales moves from day to day.
type course func(random *rand.Rand, day int, log float64) float64

// courses are what units are known to do.
var courses = map[string]course{
	"steady":  func(_ *rand.Rand, _ int, log float64) float64 { return log },
	"wanders": func(random *rand.Rand, _ int, log float64) float64 { return log + 0.03*random.NormFloat64() },
	"grows":   func(_ *rand.Rand, _ int, log float64) float64 { return log + 0.003 },
	"shrinks": func(_ *rand.Rand, _ int, log float64) float64 { return log - 0.003 },
	"breaks": func(random *rand.Rand, day int, log float64) float64 {
		if day%90 == 45 {
			return log + 0.5*random.NormFloat64()
		}
		return log
	},
	"has seasons": func(_ *rand.Rand, day int, log float64) float64 {
		return log + 0.4*2*math.Pi/365.25*math.Cos(2*math.Pi*float64(day)/365.25)
	},
}

// play returns made-up sales with a weekday shape, noise, some odd days and some closed ones.
func (c course) play(seed uint64, days int) []float64 {
	random := rand.New(rand.NewPCG(seed, 7))
	sales := make([]float64, days)
	log := 0.0
	for day := range sales {
		log = c(random, day, log)
		sales[day] = week[day%7] * math.Exp(log+0.15*random.NormFloat64())
		switch random.IntN(40) {
		case 0:
			sales[day] = 0
		case 1:
			sales[day] *= math.Exp(random.NormFloat64())
		}
	}
	return sales
}

// TestNoCourseIsMuchWorseThanAMeanOfWeeks guards settings against being good for some series only: whatever
// sales do, a week ahead the model must beat the better of the means of 4 and of 8 weeks, or come close to it.
func TestNoCourseIsMuchWorseThanAMeanOfWeeks(t *testing.T) {
	const days, from, seeds, most = 500, 400, 4, 1.05
	for name, c := range courses {
		var ours, of4, of8 float64
		for seed := range uint64(seeds) {
			sales := c.play(seed, days)
			for n := from; n+model.Weekly <= days; n += 3 {
				d := model.Fit(monday, sales[:n], ordinary)
				for ahead := 1; ahead <= model.Weekly; ahead++ {
					if actual := sales[n+ahead-1]; actual > 0 {
						ours += math.Abs(actual - d.Expected(ahead))
						of4 += math.Abs(actual - meanOfWeeks(sales[:n], ahead, 4))
						of8 += math.Abs(actual - meanOfWeeks(sales[:n], ahead, 8))
					}
				}
			}
		}
		if ratio := ours / min(of4, of8); ratio > most {
			t.Errorf("where a unit %s, errors are %.2f times those of the better mean, want at most %.2f", name, ratio, most)
		}
	}
}

// meanOfWeeks returns the mean of the last days with sales on the same weekday.
func meanOfWeeks(sales []float64, ahead, weeks int) float64 {
	var sum, n float64
	for i := len(sales) + ahead - 1 - model.Weekly; i >= 0 && n < float64(weeks); i -= model.Weekly {
		if i < len(sales) && sales[i] > 0 {
			sum += sales[i]
			n++
		}
	}
	return sum / n
}

// TestAHolidayThatChangesNothingIsNotLearned names every tenth day and changes nothing on it.
func TestAHolidayThatChangesNothingIsNotLearned(t *testing.T) {
	special := func(day int) model.Special {
		if day%10 == 0 {
			return model.Special{Name: string(rune('a' + day/10%12)), Kind: model.Holiday}
		}
		return model.Special{}
	}
	sales := courses["steady"].play(1, 400)
	plain, named := model.Fit(monday, sales, ordinary), model.Fit(monday, sales, special)
	for ahead := 1; ahead <= model.MaxAhead; ahead++ {
		if ratio := named.Expected(ahead) / plain.Expected(ahead); math.Abs(ratio-1) > 0.08 {
			t.Errorf("%d days ahead: %.3f of what is expected without the names", ahead, ratio)
		}
	}
}

// TestAHolidayIsLearnedToBeLikeASunday closes in on what a new holiday on a Monday sells once others did the same.
func TestAHolidayIsLearnedToBeLikeASunday(t *testing.T) {
	const days = 371 // the day after them is a Monday
	special := func(day int) model.Special {
		if i := day - monday; i%35 == 0 && i > 0 || i == days {
			return model.Special{Name: string(rune('a' + i/35)), Kind: model.Holiday}
		}
		return model.Special{}
	}
	sales := make([]float64, days)
	for i := range sales {
		sales[i] = week[i%7]
		if special(monday+i).Name != "" {
			sales[i] = week[6]
		}
	}
	got := model.Fit(monday, sales, special).Expected(1)
	if got < 0.8*week[6] {
		t.Errorf("%.0f is expected of a holiday on a Monday, where the others sold %.0f like a Sunday", got, week[6])
	}
}

// TestACorrectedFigureCorrectsWhatWasLearned enters ten times the sales of a day, and mends it two days later.
func TestACorrectedFigureCorrectsWhatWasLearned(t *testing.T) {
	right := courses["wanders"].play(3, 60)
	wrong := append([]float64(nil), right...)
	wrong[57] *= 10
	want, misled := model.Fit(monday, right, ordinary), model.Fit(monday, wrong, ordinary)
	wrong[57] = right[57]
	mended := model.Fit(monday, wrong, ordinary)
	if misled.Expected(1) == want.Expected(1) {
		t.Error("the wrong figure taught nothing, so there was nothing to mend")
	}
	if misled.Expected(1) > 1.35*want.Expected(1) {
		t.Errorf("one wrong day moved the next from %.0f to %.0f", want.Expected(1), misled.Expected(1))
	}
	if mended.Forecasts() != want.Forecasts() {
		t.Errorf("%+v after it was mended, want %+v", mended.Forecasts(), want.Forecasts())
	}
}

package model

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// paid are made-up sales of so many days from day 20,000 on, that rise by a share from the 25th of each month until its end.
func paid(rise float64, days int, seed uint64) []float64 {
	random := rand.New(rand.NewPCG(seed, 4))
	sales := make([]float64, days)
	for i := range sales {
		log := 0.1 * random.NormFloat64()
		if dayOfMonth(20_000+i) >= 25 {
			log += math.Log(1 + rise)
		}
		sales[i] = 1000 * math.Exp(log)
	}
	return sales
}

func dayOfMonth(day int) int { return time.Unix(int64(day)*86_400, 0).UTC().Day() }

// errorsAhead returns the mean absolute error, over what was sold, of what is expected a week ahead on the last days.
func errorsAhead(sales []float64, last int) float64 {
	var off, sold float64
	d := NewDaily(20_000, 0, nil)
	for i, v := range sales {
		if at := i + Weekly - 1; i >= len(sales)-last && at < len(sales) {
			off += math.Abs(d.Expected(Weekly) - sales[at])
			sold += sales[at]
		}
		d.Observe(v)
	}
	return off / sold
}

// TestPaydaysAreExpectedOnTime wants a rise by a half at the end of each month to be known a week before. Noise alone makes 8 %;
// who does not know of months is off by 20 %.
func TestPaydaysAreExpectedOnTime(t *testing.T) {
	const most = 0.13
	var mean float64
	const units = 5
	for seed := range uint64(units) {
		mean += errorsAhead(paid(0.5, 500, seed), 120) / units
	}
	if mean > most {
		t.Errorf("a week ahead is off by %.3f of what was sold, want at most %g", mean, most)
	}
}

// TestNothingIsMadeOfMonthsThatAreAllAlike wants units without paydays to be expected as if there were no months.
func TestNothingIsMadeOfMonthsThatAreAllAlike(t *testing.T) {
	const most = 0.004
	var mean float64
	const units = 10
	for seed := range uint64(units) {
		d := Fit(20_000, paid(0, 400, seed), nil)
		for ahead := 1; ahead <= MaxAhead; ahead++ {
			mean += math.Abs(d.month.of(d.waves.of(d.Next()-1+ahead))) / units / MaxAhead
		}
	}
	if mean > most {
		t.Errorf("the time of the month moves what is expected by %.4f, want at most %g", mean, most)
	}
}

// TestMonthsPassFromNoonOfTheirFirstDay compares every day of five centuries with the calendar of the standard library.
func TestMonthsPassFromNoonOfTheirFirstDay(t *testing.T) {
	for day := -200_000; day < 20_000; day++ {
		year, month, of := time.Unix(int64(day)*86_400, 0).UTC().Date()
		length := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
		if got, want := monthPassed(day), (float64(of)-0.5)/float64(length); got != want {
			t.Fatalf("on %d-%02d-%02d %g of the month has passed, want %g", year, month, of, got, want)
		}
	}
}

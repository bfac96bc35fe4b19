package model

import "math"

// Of how many frequencies the year is made in a regression, and the month: Fourier pairs.
const yearPairs, monthPairs = 2, 4

// A wave is where a day stands in its year and in its month: sine and cosine of 1, 2, ... turns.
type wave struct {
	year  [2 * yearPairs]float64
	month monthTerms
}

// monthTerms are numbers for each of the terms of the month.
type monthTerms [2 * monthPairs]float64

func waveOf(day int) (w wave) {
	fillTurns(w.year[:], float64(day)/365.25)
	fillTurns(w.month[:], monthPassed(day))
	return w
}

// fillTurns fills pairs with sine and cosine of 1, 2, ... times so many turns.
func fillTurns(pairs []float64, turns float64) {
	sin1, cos1 := math.Sincos(2 * math.Pi * turns)
	sin, cos := 0.0, 1.0
	for k := 0; k < len(pairs); k += 2 {
		sin, cos = sin*cos1+cos*sin1, cos*cos1-sin*sin1
		pairs[k], pairs[k+1] = sin, cos
	}
}

// monthPassed returns which part of its month has passed at noon of a day.
//
// Years are counted from March, so that the day that is there or not is the last
// of a year: then a month begins (153 m + 2) / 5 days into its year, whichever it
// is (Zeller 1882; as in Hinnant's civil_from_days).
func monthPassed(day int) float64 {
	const marchOfYear0, cycle = -719_468, 400*365 + 97
	ofCycle := ((day-marchOfYear0)%cycle + cycle) % cycle
	year := (ofCycle - ofCycle/1460 + ofCycle/36_524 - ofCycle/(cycle-1)) / 365
	begins := func(year int) int { return 365*year + year/4 - year/100 + year/400 }
	ofYear := ofCycle - begins(year)
	month := (5*ofYear + 2) / 153
	first := (153*month + 2) / 5
	next := min((153*(month+1)+2)/5, begins(year+1)-begins(year))
	return (float64(ofYear-first) + 0.5) / float64(next-first)
}

// waves keeps those of a day and of the MaxAhead days after it.
type waves [MaxAhead + 2]wave

// of returns where the wave of a day is kept.
func (w *waves) of(day int) *wave { return &w[uint(day)%uint(len(w))] }

func (w *waves) add(day int) { *w.of(day) = waveOf(day) }

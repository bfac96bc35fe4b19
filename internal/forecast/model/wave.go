package model

import "math"

// yearPairs is of how many frequencies the year is made in a regression: Fourier pairs.
const yearPairs = 2

// A wave is where a day stands in the year: sine and cosine of 1 to yearPairs turns.
type wave [2 * yearPairs]float64

func waveOf(day int) (w wave) {
	sin1, cos1 := math.Sincos(2 * math.Pi * float64(day) / 365.25)
	sin, cos := 0.0, 1.0
	for k := range yearPairs {
		sin, cos = sin*cos1+cos*sin1, cos*cos1-sin*sin1
		w[2*k], w[2*k+1] = sin, cos
	}
	return w
}

// waves keeps those of a day and of the MaxAhead days after it.
type waves [MaxAhead + 2]wave

// of returns where the wave of a day is kept.
func (w *waves) of(day int) *wave { return &w[uint(day)%uint(len(w))] }

func (w *waves) add(day int) { *w.of(day) = waveOf(day) }

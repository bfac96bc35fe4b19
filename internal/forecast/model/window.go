package model

import (
	"math"
	"slices"
)

// A window holds the last values, up to its size, and gives their quantiles.
type window struct {
	size   int
	recent []float64 // as they came, a ring
	oldest int
	sorted []float64
}

// add puts x in the place of the oldest value once the window is full.
func (w *window) add(x float64) {
	if len(w.recent) < w.size {
		w.recent = append(w.recent, x)
	} else {
		at, _ := slices.BinarySearch(w.sorted, w.recent[w.oldest])
		w.sorted = slices.Delete(w.sorted, at, at+1)
		w.recent[w.oldest] = x
		w.oldest = (w.oldest + 1) % w.size
	}
	at, _ := slices.BinarySearch(w.sorted, x)
	w.sorted = slices.Insert(w.sorted, at, x)
}

// len returns how many values there are.
func (w *window) len() int { return len(w.sorted) }

// quantile returns the value below which a share p lies of the values and of one
// that is yet to come: position p(n+1), the rule of conformal prediction. It is
// 0 while there are no values.
func (w *window) quantile(p float64) float64 {
	n := len(w.sorted)
	if n == 0 {
		return 0
	}
	at := math.Max(0, math.Min(float64(n-1), p*float64(n+1)-1))
	low := int(at)
	part := at - float64(low)
	return w.sorted[low]*(1-part) + w.sorted[min(low+1, n-1)]*part
}

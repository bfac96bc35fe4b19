package model

import "slices"

// A window holds the last values, up to its size, and gives their quantiles.
type window struct {
	size   int
	recent []float64 // as they came, a ring
	oldest int
	sorted []float64 // the same in order, once asked for
}

func newWindow(size int) window {
	room := make([]float64, 2*size)
	return window{size: size, recent: room[:0:size], sorted: room[size:size]}
}

// add puts x in the place of the oldest value once the window is full.
func (w *window) add(x float64) {
	w.replace(x)
	w.sorted = w.sorted[:0]
}

// insert does what add does and keeps the order: for windows that are asked after every value.
func (w *window) insert(x float64) {
	w.sort()
	old, full := w.replace(x)
	to := firstAtLeast(w.sorted, x)
	from := len(w.sorted)
	if full {
		from = firstAtLeast(w.sorted, old)
	} else {
		w.sorted = append(w.sorted, x)
	}
	if from < to { // what lies between moves into the gap
		to--
		copy(w.sorted[from:to], w.sorted[from+1:])
	} else {
		copy(w.sorted[to+1:from+1], w.sorted[to:])
	}
	w.sorted[to] = x
}

// firstAtLeast returns where x is, or would be, in values in order. It halves without a branch that nobody can foresee.
func firstAtLeast(sorted []float64, x float64) int {
	low := 0
	for n := len(sorted); n > 0; {
		half := (n + 1) / 2
		if next := low + half; x > sorted[next-1] {
			low = next
		}
		n -= half
	}
	return low
}

// replace puts x into the ring and returns what it took out, if the ring was full.
func (w *window) replace(x float64) (old float64, full bool) {
	if len(w.recent) < w.size {
		w.recent = append(w.recent, x)
		return 0, false
	}
	old, w.recent[w.oldest] = w.recent[w.oldest], x
	w.oldest = (w.oldest + 1) % w.size
	return old, true
}

// sort brings sorted up to date.
func (w *window) sort() {
	if len(w.sorted) != len(w.recent) {
		w.sorted = append(w.sorted[:0], w.recent...)
		slices.Sort(w.sorted)
	}
}

// len returns how many values there are.
func (w *window) len() int { return len(w.recent) }

// quantile returns the value below which a share p lies of the values and of one
// that is yet to come: position p(n+1), the rule of conformal prediction. It is
// 0 while there are no values.
func (w *window) quantile(p float64) float64 {
	n := len(w.recent)
	if n == 0 {
		return 0
	}
	w.sort()
	at := max(0, min(float64(n-1), p*float64(n+1)-1))
	low := int(at)
	part := at - float64(low)
	return w.sorted[low]*(1-part) + w.sorted[min(low+1, n-1)]*part
}

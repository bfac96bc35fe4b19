package model

import "math"

// leads are the days ahead at which members are compared. A class of leads runs
// up to the next boundary.
var (
	leads      = [...]int{1, 3, 7, 14}
	boundaries = [...]int{1, 4, 9, MaxAhead}
)

const classes = len(leads)

// class returns the class of a lead.
func class(ahead int) int {
	for c, last := range boundaries {
		if ahead <= last {
			return c
		}
	}
	return classes - 1
}

// track is how far off a member was at each of the leads: sums of absolute
// errors of the log, discounted by the day.
type track [classes]float64

// Settings of the weights.
const (
	errorMemory  = 0.99
	mostError    = 1.0 // of the log, on one day
	firstErrors  = 5   // what every member starts with, so that few days decide little
	doubtOfHaste = 0.3 // how much more of it by haste and class
	neighbour    = 0.3 // what the leads beside a class count
)

// learn takes in how far off the expected log at lead c was.
func (t *track) learn(c int, off, weight float64) {
	t[c] = errorMemory*t[c] + weight*min(math.Abs(off), mostError)
}

// error returns the discounted error for a class, with those of its neighbours.
func (t *track) error(c int) float64 {
	sum := t[c]
	if c > 0 {
		sum += neighbour * t[c-1]
	}
	if c < classes-1 {
		sum += neighbour * t[c+1]
	}
	return sum
}

// doubt returns the error that a member starts with: more, the hastier it is and
// the longer the lead, since what moved today has often moved back in two weeks.
func doubt(m member, c int) float64 {
	return firstErrors * (1 + doubtOfHaste*m.haste()*float64(c))
}

// weigh fills weights, which sum to 1, for a class: the error of each member over
// that of the best, to the power -20. Members that are nearly as good share,
// the others hardly count (after Bates and Granger 1969, sharpened).
func weigh(members []member, tracks []track, c int, weights []float64) {
	best := math.Inf(1)
	for i := range tracks {
		weights[i] = doubt(members[i], c) + tracks[i].error(c)
		best = min(best, weights[i])
	}
	var total float64
	for i, w := range weights {
		weights[i] = power20(best / w)
		total += weights[i]
	}
	for i := range weights {
		weights[i] /= total
	}
}

func power20(x float64) float64 {
	x4 := x * x * x * x
	x16 := x4 * x4 * x4 * x4
	return x16 * x4
}

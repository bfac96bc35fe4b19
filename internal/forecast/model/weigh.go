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

// tracks are how far off the members were at each of the leads: sums of absolute
// errors of the log, discounted by the day.
type tracks [classes][]float64

// Settings of the weights.
const (
	errorMemory = 0.985
	mostError   = 1.5  // of the log, on one day
	firstErrors = 5    // what every member starts with, so that few days decide little
	leastWeight = 5e-3 // of a member, to be asked
)

func newTracks(members int) (t tracks) {
	for c := range t {
		t[c] = make([]float64, members)
	}
	return t
}

// learn takes in what the members expected at lead c, and what came.
func (t *tracks) learn(c int, expected []float64, log, weight float64) {
	off := t[c]
	for k, e := range expected {
		off[k] = errorMemory*off[k] + weight*math.Abs(clamp(log-e, mostError))
	}
}

// weigh fills weights, which sum to 1, for a class: the error of each member over
// that of the best, to the power -16. Members that are nearly as good share,
// the others hardly count (after Bates and Granger 1969, sharpened).
func (t *tracks) weigh(c int, weights []float64) {
	off := t[c]
	best := off[0]
	for _, o := range off { // slices.Min asks each whether it is a number
		if o < best {
			best = o
		}
	}
	best += firstErrors
	var total float64
	for k := range weights {
		weights[k] = power16(best / (firstErrors + off[k]))
		total += weights[k]
	}
	normalise(weights, leastWeight*total)
}

// normalise leaves out the weights below least and makes the others sum to 1.
func normalise(weights []float64, least float64) {
	var total float64
	for k, w := range weights {
		if w < least {
			weights[k] = 0
		} else {
			total += w
		}
	}
	scale(weights, 1/total)
}

func power16(x float64) float64 {
	x4 := x * x * x * x
	return x4 * x4 * x4 * x4
}

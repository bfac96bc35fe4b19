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
// errors of the log, discounted by the day, above the error that they started with.
type tracks struct{ off, doubt [classes][]float64 }

// Settings of the weights.
const (
	errorMemory  = 0.985
	mostError    = 1.5  // of the log, on one day
	firstErrors  = 5    // what every member starts with, so that few days decide little
	doubtOfHaste = 0.15 // how much more of it by haste and class
	leastWeight  = 5e-3 // of a member, to be asked
)

// newTracks returns tracks that start with more error, the hastier the member is and the longer
// the lead, since what moved today has often moved back in two weeks.
func newTracks(m *members) (t tracks) {
	for c := range classes {
		t.off[c], t.doubt[c] = make([]float64, m.len()), make([]float64, m.len())
		for k := range t.doubt[c] {
			t.doubt[c][k] = firstErrors * (1 + doubtOfHaste*m.haste(k)*float64(c))
		}
	}
	return t
}

// learn takes in what the members expected at lead c, and what came.
func (t *tracks) learn(c int, expected []float64, log, weight float64) {
	off := t.off[c]
	for k, e := range expected {
		off[k] = errorMemory*off[k] + weight*math.Abs(clamp(log-e, mostError))
	}
}

// weigh fills weights, which sum to 1, for a class: the error of each member over
// that of the best, to the power -16. Members that are nearly as good share,
// the others hardly count (after Bates and Granger 1969, sharpened).
func (t *tracks) weigh(c int, weights []float64) {
	off, doubt := t.off[c], t.doubt[c]
	best := math.Inf(1)
	for k := range weights {
		weights[k] = doubt[k] + off[k]
		if weights[k] < best {
			best = weights[k]
		}
	}
	var total float64
	for k, w := range weights {
		weights[k] = power16(best / w)
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

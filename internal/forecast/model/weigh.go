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
// errors of the log, discounted by the day; and the error that it started with.
type track struct{ off, doubt [classes]float64 }

// Settings of the weights.
const (
	errorMemory  = 0.985
	mostError    = 1.5  // of the log, on one day
	firstErrors  = 5    // what every member starts with, so that few days decide little
	doubtOfHaste = 0.15 // how much more of it by haste and class
	leastWeight  = 5e-3 // of a member, to be asked
)

// learn takes in how far off the expected log at lead c was.
func (t *track) learn(c int, off, weight float64) {
	t.off[c] = errorMemory*t.off[c] + weight*min(math.Abs(off), mostError)
}

// error returns the error at a class of leads, with what was doubted before any.
func (t *track) error(c int) float64 { return t.doubt[c] + t.off[c] }

// newTracks returns a track for each member. It starts with more error, the
// hastier the member is and the longer the lead, since what moved today has often
// moved back in two weeks.
func newTracks(members []member) []track {
	tracks := make([]track, len(members))
	for i, m := range members {
		for c := range classes {
			tracks[i].doubt[c] = firstErrors * (1 + doubtOfHaste*m.haste()*float64(c))
		}
	}
	return tracks
}

// weigh fills weights, which sum to 1, for a class: the error of each member over
// that of the best, to the power -20. Members that are nearly as good share,
// the others hardly count (after Bates and Granger 1969, sharpened).
func weigh(tracks []track, c int, weights []float64) {
	best := math.Inf(1)
	for i := range tracks {
		weights[i] = tracks[i].error(c)
		best = min(best, weights[i])
	}
	var total float64
	for i, w := range weights {
		weights[i] = power20(best / w)
		total += weights[i]
	}
	normalise(weights, leastWeight*total)
}

// normalise leaves out the weights below least and makes the others sum to 1.
func normalise(weights []float64, least float64) {
	var total float64
	for i, w := range weights {
		if w < least {
			weights[i] = 0
		}
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

package model

import "math"

// A band learns how wide intervals must be from the errors e = log(outcome /
// expected) that were made before: quantiles of the last errors, each measured
// in the scale of its own time (split conformal prediction; normalised as in
// Lei et al. 2018, JASA 113), shrunk to those of a normal while errors are few,
// and moved by what they missed lately (adaptive conformal inference, Gibbs and
// Candes 2021, NeurIPS 34).
//
// An error is measured in the scale before it and applied in the scale after it, which a step of
// the level makes much larger. So an error counts for a few scales at most, and no end of an
// interval lies further out than the largest errors of the window, and a margin.
type band struct {
	prior  float64              // standard deviation of errors before any is known
	scale  float64              // mean absolute error, of late
	memory float64              // of the scale
	doubt  float64              // errors that the normal counts for
	scaled window               // the last errors, in the scale of their time
	errors window               // the same as they were
	miss   [len(Levels)]float64 // the share that an interval is cut for, adapted
}

// Settings of bands.
const (
	bandWindow  = 180
	scaleMemory = 0.97
	bandDoubt   = 20
	missGain    = 0.2 // of adaptation, in the share that is cut
	missRange   = 0.6 // by how much of itself a share may be moved
	tailWidth   = 0.3 // how much wider a normal is cut when the share of its tails goes to none
	mostScales  = 6   // that one error counts for
)

// Settings of the limits of intervals.
const (
	leastErrors  = 20  // below which the limits are those of the prior
	largestPrior = 2.7 // in standard deviations: the largest of bandWindow draws of a normal
	limitMargin  = 1.5 // a factor of the largest ratio of outcome and expectation
)

// normalTail are the quantiles of a normal at the upper ends of Levels, over its
// mean absolute deviation.
var normalTail = [len(Levels)]float64{0.6745 * absToSigma, 1.2816 * absToSigma, 1.96 * absToSigma}

func newBand(sigma float64) band {
	b := band{
		prior: sigma, scale: sigma / absToSigma, memory: scaleMemory, doubt: bandDoubt,
		scaled: newWindow(bandWindow), errors: newWindow(bandWindow),
	}
	for k, level := range Levels {
		b.miss[k] = 1 - level
	}
	return b
}

// Settings of the band of weeks. One begins every day, so that seven errors say about as much as
// one.
const (
	weekMemory = 0.985
	weekDoubt  = Weekly * bandDoubt
)

func newWeekBand(sigma float64) band {
	b := newBand(sigma)
	b.memory, b.doubt = weekMemory, weekDoubt
	return b
}

// learn takes in one error.
func (b *band) learn(e float64) {
	scaled := e / b.scale
	for k, level := range Levels {
		low, high := b.tails(k)
		missed := 0.0
		if scaled < low || scaled > high {
			missed = 1
		}
		share := 1 - level
		moved := b.miss[k] + missGain*share*(share-missed)
		b.miss[k] = share + clamp(moved-share, missRange*share)
	}
	b.scaled.insert(clamp(scaled, mostScales))
	b.errors.insert(e)
	b.scale = max(leastSigma, b.scale+(1-b.memory)*(min(math.Abs(e), 4*b.scale)-b.scale))
}

// tails returns the ends of the interval of a level, in the scale.
func (b *band) tails(k int) (low, high float64) {
	n := float64(b.scaled.len())
	tail, share := b.miss[k]/2, (1-Levels[k])/2
	normal := normalTail[k] * (1 + tailWidth*(1-tail/share))
	own := n / (n + b.doubt)
	low = own*b.scaled.quantile(tail) - (1-own)*normal
	high = own*b.scaled.quantile(1-tail) + (1-own)*normal
	return min(low, 0), max(high, 0)
}

// limits returns the least and the most that an end of an interval may be, as logarithms: those of
// the smallest and the largest error in the window, or of the prior while there are few, and a
// margin on either side.
func (b *band) limits() (least, most float64) {
	smallest, largest := -largestPrior*b.prior, largestPrior*b.prior
	if b.errors.len() >= leastErrors {
		smallest, largest = b.errors.quantile(0), b.errors.quantile(1)
	}
	margin := math.Log(limitMargin)
	return smallest - margin, largest + margin
}

// ends are intervals as factors of what is expected.
type ends [len(Levels)]Interval

// ends returns the intervals, each inside the next.
func (b *band) ends() (e ends) {
	var low, high float64
	least, most := b.limits()
	for k := range Levels {
		l, h := b.tails(k)
		low, high = min(low, b.scale*l), max(high, b.scale*h)
		e[k] = Interval{math.Exp(within(low, least, most)), math.Exp(within(high, least, most))}
	}
	return e
}

// within returns x, or the nearest of two limits where it lies beyond them.
func within(x, least, most float64) float64 { return max(least, min(most, x)) }

func (e *ends) around(expected float64) Forecast {
	f := Forecast{Expected: expected}
	for k, i := range e {
		f.Intervals[k] = Interval{expected * i.Low, expected * i.High}
	}
	return f
}

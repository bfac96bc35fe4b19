package model

import "math"

// A band learns how wide intervals must be from the errors e = log(outcome /
// expected) that were made before: quantiles of the last errors, each measured
// in the scale of its own time (split conformal prediction; normalised as in
// Lei et al. 2018, JASA 113), shrunk to those of a normal while errors are few,
// and moved by what they missed lately (adaptive conformal inference, Gibbs and
// Candes 2021, NeurIPS 34).
type band struct {
	scale  float64              // mean absolute error, of late
	memory float64              // of the scale
	doubt  float64              // errors that the normal counts for
	errors window               // the last ones, scaled
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
)

// normalTail are the quantiles of a normal at the upper ends of Levels, over its
// mean absolute deviation.
var normalTail = [len(Levels)]float64{0.6745 * absToSigma, 1.2816 * absToSigma, 1.96 * absToSigma}

func newBand(sigma float64) band {
	b := band{scale: sigma / absToSigma, memory: scaleMemory, doubt: bandDoubt, errors: newWindow(bandWindow)}
	for k, level := range Levels {
		b.miss[k] = 1 - level
	}
	return b
}

// Settings of the band of weeks. One begins every day, so that seven errors say about as much as one.
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
	b.errors.insert(scaled)
	b.scale = max(leastSigma, b.scale+(1-b.memory)*(min(math.Abs(e), 4*b.scale)-b.scale))
}

// tails returns the ends of the interval of a level, in the scale.
func (b *band) tails(k int) (low, high float64) {
	n := float64(b.errors.len())
	tail, share := b.miss[k]/2, (1-Levels[k])/2
	normal := normalTail[k] * (1 + tailWidth*(1-tail/share))
	own := n / (n + b.doubt)
	low = own*b.errors.quantile(tail) - (1-own)*normal
	high = own*b.errors.quantile(1-tail) + (1-own)*normal
	return min(low, 0), max(high, 0)
}

// ends are intervals as factors of what is expected.
type ends [len(Levels)]Interval

// ends returns the intervals, each inside the next.
func (b *band) ends() (e ends) {
	var low, high float64
	for k := range Levels {
		l, h := b.tails(k)
		low, high = min(low, l), max(high, h)
		e[k] = Interval{math.Exp(b.scale * low), math.Exp(b.scale * high)}
	}
	return e
}

func (e *ends) around(expected float64) Forecast {
	f := Forecast{Expected: expected}
	for k, i := range e {
		f.Intervals[k] = Interval{expected * i.Low, expected * i.High}
	}
	return f
}

package model

import "math"

// A smoother is robust exponential smoothing of log sales: a level, seven
// weekday terms that sum to zero, and a share of last year's movement.
//
//	r       = clip(z - level - season[w], 1.9 sigma)
//	level  += alpha r
//	season += gamma (1 - alpha) r
//
// This is the additive Holt-Winters method without trend on logs (Winters 1960,
// Management Science 6), with the residual clipped as in Gelper, Fried and Croux
// 2010 (Journal of Forecasting 29). While there is little history the gains are
// those of a mean: 1/(n+1).
type smoother struct {
	alpha, gamma float64
	yearly       float64 // share of last year's movement that is followed

	days   float64 // observed
	level  float64
	season [7]float64
	sigma  float64
}

// Settings of the smoothers, chosen together on weeks that no test uses.
const (
	firstSigma   = 0.2 // of log sales, before anything is known
	leastSigma   = 0.02
	sigmaGain    = 0.03
	clipAt       = 1.9
	absToSigma   = 1.25 // sigma over the mean absolute deviation of a normal: sqrt(pi/2)
	weekdayDoubt = 0.5  // weeks that the flat weekday shape counts for
)

func (s *smoother) observe(o observation) {
	s.level += s.yearly * o.turn
	switch {
	case isMissingLog(o.log):
	case s.days == 0:
		s.level, s.sigma, s.days = o.log, firstSigma, 1
	default:
		s.learn(o.week, o.log, o.weight)
	}
}

func (s *smoother) learn(w int, log, weight float64) {
	r := clamp(log-s.level-s.season[w], clipAt*s.sigma)
	s.sigma = max(leastSigma, s.sigma+sigmaGain*(absToSigma*math.Abs(r)-s.sigma))
	step := max(s.alpha, 1/(s.days+1)) * weight * r
	s.level += step
	s.season[w] += max(s.gamma, 1/(s.days/7+1+weekdayDoubt)) * (weight*r - step)
	s.centre()
	s.days++
}

// centre moves the mean of the weekday terms into the level.
func (s *smoother) centre() {
	var mean float64
	for _, v := range s.season {
		mean += v / 7
	}
	for w := range s.season {
		s.season[w] -= mean
	}
	s.level += mean
}

func (s *smoother) expect(t target) float64 {
	return s.level + s.season[t.week] + s.yearly*t.turn
}

func (s *smoother) haste() float64 { return s.alpha }

func isMissingLog(z float64) bool { return math.IsNaN(z) }

func (s *smoother) shape(w int) float64 { return s.season[w] }

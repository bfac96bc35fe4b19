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

	level  float64
	season [7]float64 // not centred: only the sum with level is expected
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

// learn takes in a day; newLevel and newWeek are the least gains, of a mean over as many days.
func (s *smoother) learn(o *observation, newLevel, newWeek float64) {
	r := clamp(o.log-s.level-s.season[o.week], clipAt*s.sigma)
	s.sigma = max(leastSigma, s.sigma+sigmaGain*(absToSigma*math.Abs(r)-s.sigma))
	step := max(s.alpha, newLevel) * o.weight * r
	s.level += step
	s.season[o.week] += max(s.gamma, newWeek) * (o.weight*r - step)
}

func (s *smoother) expect(t *target) float64 {
	return s.level + s.season[t.week] + s.yearly*t.turn
}

func isMissingLog(z float64) bool { return math.IsNaN(z) }

package model

import "math"

// A regression is a discounted ridge regression of log sales on weekday, trend
// and the year (Fourier pairs), whose residual is smoothed and fades with the
// lead:
//
//	beta = argmin  sum lambda^(t-i) w_i (z_i - x_i'beta)^2 + beta'R beta
//	z^(t+h) = x_(t+h)'beta + keep^h e,   e = keep e + gain (z - x'beta - keep e)
//
// Discounting as in Brown 1963 (Smoothing, Forecasting and Prediction); the
// weights w are Huber's. It follows trends that a level does not, and returns to
// what the year usually is.
type regression struct {
	memory     float64               // lambda
	pairs      int                   // of the year
	gain, keep float64               // of the residual
	fade       [MaxAhead + 1]float64 // powers of keep

	days     int
	start    int // the first day, where the trend counts from
	sums     sums
	residual float64
	sigma    float64

	// beta
	level    float64
	weekdays [7]float64
	slopes   slopes
}

// slopes are what belongs to the trend and the pairs of the year: in a day, or in beta.
type slopes [1 + 2*yearPairs]float64

// Settings of the regressions.
const (
	warmUp      = 14 // days before residuals say anything
	solvedDaily = 60 // days until which beta is solved for each day; then it hardly changes from one to the next
	solveEvery  = 3
	regressed   = 0.2 // the haste of what returns to a line
)

func newRegression(memory float64, pairs int, gain, keep float64) regression {
	r := regression{memory: memory, pairs: pairs, gain: gain, keep: keep, sigma: firstSigma, sums: newSums(pairs)}
	for h := range r.fade {
		r.fade[h] = math.Pow(keep, float64(h))
	}
	return r
}

func (r *regression) observe(o *observation) {
	if r.days == 0 {
		r.start = o.day
	}
	r.sums.forget(r.memory)
	r.residual *= r.keep
	if isMissingLog(o.log) {
		return
	}
	x := r.slopesOf(o.day, o.wave)
	weight := o.weight * r.trust(o.log-r.fitted(o.week, &x)-r.residual)
	r.sums.add(o.week, &x, o.log, weight)
	r.days++
	if r.days < solvedDaily || r.days%solveEvery == 0 {
		r.solve()
	}
	left := o.log - r.fitted(o.week, &x) - r.residual
	r.residual += r.gain * o.weight * clamp(left, clipAt*r.sigma)
}

// shift moves the regression to another level of the log, as if all that it learned had been there.
func (r *regression) shift(by float64) {
	r.sums.shift(by)
	r.level += by
}

// trust returns Huber's weight of a surprise, and learns how large surprises are.
func (r *regression) trust(surprise float64) float64 {
	if r.days < warmUp {
		return 1
	}
	size, limit := math.Abs(surprise), clipAt*r.sigma
	r.sigma = max(leastSigma, r.sigma+sigmaGain*(absToSigma*min(size, limit)-r.sigma))
	return min(1, limit/size)
}

// slopesOf returns what of a day belongs to the slopes.
func (r *regression) slopesOf(day int, w *wave) (x slopes) {
	x[0] = float64(day-r.start) / 100
	copy(x[1:], w.year[:2*r.pairs])
	return x
}

// fitted returns x'beta of a day.
func (r *regression) fitted(week int, x *slopes) float64 {
	sum := r.level + r.weekdays[week]
	for i, b := range r.slopes[:r.sums.slopes] {
		sum += b * x[i]
	}
	return sum
}

func (r *regression) expect(t *target) float64 {
	x := r.slopesOf(t.day, t.wave)
	return r.fitted(t.week, &x) + r.fade[t.ahead]*r.residual
}

// season returns what the year adds to the log of a day.
func (r *regression) season(t *target) (sum float64) {
	for i, b := range r.slopes[1:r.sums.slopes] {
		sum += b * t.wave.year[i]
	}
	return sum
}

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
	memory     float64 // lambda
	trend      bool
	pairs      int                   // of the year
	gain, keep float64               // of the residual
	fade       [MaxAhead + 1]float64 // powers of keep

	days     int
	start    int // the first day, where the trend counts from
	gram     []float64
	moment   []float64
	beta     []float64
	row      []float64
	work     []float64
	ridge    []float64
	residual float64
	sigma    float64
}

// Ridge weights: what each coefficient counts in days of evidence against it.
const (
	ridgeLevel   = 1e-6
	ridgeWeekday = 0.5
	ridgeTrend   = 0.1 // of 100 days
	ridgeYear    = 5   // times the square of the frequency
	warmUp       = 14  // days before residuals say anything
	regressed    = 0.2 // the haste of what returns to a line
)

func newRegression(memory float64, trend bool, pairs int, gain, keep float64) *regression {
	r := &regression{memory: memory, trend: trend, pairs: pairs, gain: gain, keep: keep, sigma: firstSigma}
	for h := range r.fade {
		r.fade[h] = math.Pow(keep, float64(h))
	}
	r.ridge = []float64{ridgeLevel}
	for range 7 {
		r.ridge = append(r.ridge, ridgeWeekday)
	}
	if trend {
		r.ridge = append(r.ridge, ridgeTrend)
	}
	for k := 1; k <= pairs; k++ {
		r.ridge = append(r.ridge, ridgeYear*float64(k*k), ridgeYear*float64(k*k))
	}
	n := len(r.ridge)
	r.gram, r.work = make([]float64, n*n), make([]float64, n*n)
	r.moment, r.beta, r.row = make([]float64, n), make([]float64, n), make([]float64, n)
	return r
}

func (r *regression) observe(o observation) {
	if r.days == 0 {
		r.start = o.day
	}
	r.forget()
	if isMissingLog(o.log) {
		return
	}
	fitted := r.fitted(o.day)
	weight := o.weight * r.trust(o.log-fitted-r.residual)
	r.add(o.log, weight)
	r.days++
	solveRidge(r.gram, r.ridge, r.moment, r.work, r.beta)
	left := o.log - r.fitted(o.day) - r.residual
	r.residual += r.gain * o.weight * clamp(left, clipAt*r.sigma)
}

// forget discounts what was learned by one day.
func (r *regression) forget() {
	for i := range r.gram {
		r.gram[i] *= r.memory
	}
	for i := range r.moment {
		r.moment[i] *= r.memory
	}
	r.residual *= r.keep
}

// trust returns Huber's weight of a surprise, and learns how large surprises are.
func (r *regression) trust(surprise float64) float64 {
	if r.days < warmUp {
		return 1
	}
	size, limit := math.Abs(surprise), clipAt*r.sigma
	r.sigma = math.Max(leastSigma, r.sigma+sigmaGain*(absToSigma*math.Min(size, limit)-r.sigma))
	return math.Min(1, limit/size)
}

// add takes in the row that fitted left behind.
func (r *regression) add(log, weight float64) {
	n := len(r.row)
	for i, x := range r.row {
		if x == 0 {
			continue
		}
		for j, y := range r.row[:i+1] {
			r.gram[i*n+j] += weight * x * y
		}
		r.moment[i] += weight * x * log
	}
}

// fitted returns x'beta of a day and leaves x in row.
func (r *regression) fitted(day int) float64 {
	x := append(r.row[:0], 1, 0, 0, 0, 0, 0, 0, 0)
	x[1+weekday(day)] = 1
	if r.trend {
		x = append(x, float64(day-r.start)/100)
	}
	if r.pairs > 0 {
		x = appendPairs(x, 2*math.Pi*float64(day)/365.25, r.pairs)
	}
	var sum float64
	for i, b := range r.beta {
		sum += b * x[i]
	}
	return sum
}

// appendPairs appends the sine and cosine of 1 to pairs times an angle.
func appendPairs(x []float64, angle float64, pairs int) []float64 {
	sin1, cos1 := math.Sincos(angle)
	sin, cos := 0.0, 1.0
	for range pairs {
		sin, cos = sin*cos1+cos*sin1, cos*cos1-sin*sin1
		x = append(x, sin, cos)
	}
	return x
}

func (r *regression) expect(t target) float64 {
	return r.fitted(t.day) + r.fade[t.ahead]*r.residual
}

func (r *regression) haste() float64 { return regressed }

func (r *regression) shape(w int) float64 { return r.beta[1+w] }

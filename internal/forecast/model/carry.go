package model

import "math"

// A moment is a day that has begun: what was sold so far, the share of the day
// that usually is sold by then, and what was expected of the whole day.
type moment struct{ soFar, share, day float64 }

// A carry is how much the surprise of a day so far carries over to its rest, at
// one time of the day:
//
//	rest = day (1 - share) (soFar / (day share))^g
//
// with g learned as the slope of log surprises of the rest on those so far,
// through the origin, shrunk to 0 and within [0, 1]: the penalised update of
// Shen and Huang 2008 (M&SOM 10) with one component. g counts only as far as it
// has been better than not updating, on days it had not seen: scaling by the day so
// far is worse than leaving it until most of a day is sold.
type carry struct {
	xx, xy   float64 // discounted sums
	merit    merit   // of updating; errors are shares of a day
	outcomes window  // the rest as it came over what was expected
}

// Settings of the carry: a day counts for half after 45 days.
const (
	carryMemory   = 0.98472 // 0.5^(1/45)
	carryWindow   = 180     // outcomes kept for the intervals
	carryDoubt    = 0.3     // of squared log surprise: about three weeks of usual days
	mostSurprised = 1.0     // of the log
	leastShare    = 0.02    // of a day, for a surprise to mean anything
	fullyEarned   = 0.2     // of the error saved, for an update to count in full
)

// surprise returns the log of what was sold so far over what was expected by then.
func (m moment) surprise() float64 {
	usual := m.day * m.share
	if m.share < leastShare || usual <= 0 {
		return 0
	}
	return clamp(math.Log(max(m.soFar, 1e-9)/usual), mostSurprised)
}

// plainRest returns the rest of the day as expected before it began.
func (m moment) plainRest() float64 { return m.day * (1 - m.share) }

// gain returns g.
func (c *carry) gain() float64 {
	return unit(c.xy / (c.xx + carryDoubt))
}

// earned returns g, less where updating has saved little of the error, and 0
// where it has saved nothing.
func (c *carry) earned() float64 {
	return c.gain() * c.merit.earned(fullyEarned)
}

// learn takes in the rest that came after a moment.
func (c *carry) learn(m moment, rest float64) {
	plain := m.plainRest()
	if 1-m.share < leastShare || plain <= 0 {
		return
	}
	x := m.surprise()
	updated := plain * carried(c.gain(), x)
	c.outcomes.add(rest / (plain * carried(c.earned(), x)))
	c.merit.judge(math.Abs(rest-updated)/m.day, math.Abs(rest-plain)/m.day, carryMemory)
	c.xx *= carryMemory
	c.xy *= carryMemory
	if x != 0 {
		c.xx += x * x
		c.xy += x * clamp(math.Log(max(rest, 1e-9)/plain), mostSurprised)
	}
}

// rest returns what is expected after a moment.
func (c *carry) rest(m moment) Forecast {
	return c.outcomes.around(m.plainRest() * carried(c.earned(), m.surprise()))
}

// carried returns exp(g x), by what a surprise multiplies the rest.
func carried(g, x float64) float64 {
	if g == 0 || x == 0 {
		return 1
	}
	return math.Exp(g * x)
}

// unit returns x within [0, 1].
func unit(x float64) float64 { return max(0, min(1, x)) }

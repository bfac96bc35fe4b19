package model

import "math"

// Explanation says why so much is expected of a day: a level, and what multiplies it.
//
//	expected = Level * Weekday * Season * Special
type Explanation struct {
	Level   float64 // in sales: what an average day brings now
	Weekday float64 // a factor: this day of the week
	Season  float64 // a factor: this time of the year
	Special float64 // a factor: a public holiday or the like, 1 on an ordinary day
}

// Explain takes Expected(ahead) apart, 1 to MaxAhead days ahead. It is all 0 before anything was observed.
func (d *Daily) Explain(ahead int) Explanation {
	if d.seen == 0 {
		return Explanation{}
	}
	t, weights := d.target(ahead), d.weights[class(ahead)]
	var weekdays, season float64
	for k, m := range d.members {
		if w := weights[k]; w > 0 {
			ofWeekday, ofSeason := partsOf(m, t)
			weekdays += w * ofWeekday
			season += w * ofSeason
		}
	}
	special := d.effect(t.day)
	return Explanation{
		Level:   d.point(ahead) / math.Exp(weekdays+season+special),
		Weekday: math.Exp(weekdays), Season: math.Exp(season), Special: math.Exp(special),
	}
}

// partsOf returns what weekday and season add to the log that a member expects.
func partsOf(m member, t target) (ofWeekday, season float64) {
	switch m := m.(type) {
	case *smoother:
		return m.season[weekday(t.day)], m.yearly * t.turn
	case *regression:
		return m.partsOf(t.day)
	}
	return 0, 0
}

// partsOf returns x'beta of the weekday, against the mean of the week, and of the year.
func (r *regression) partsOf(day int) (ofWeekday, season float64) {
	ofWeekday = r.beta[1+weekday(day)]
	for _, b := range r.beta[1:8] {
		ofWeekday -= b / 7
	}
	if r.pairs == 0 {
		return ofWeekday, 0
	}
	first := len(r.beta) - 2*r.pairs
	pairs := appendPairs(nil, 2*math.Pi*float64(day)/365.25, r.pairs)
	for i, b := range r.beta[first:] {
		season += b * pairs[i]
	}
	return ofWeekday, season
}

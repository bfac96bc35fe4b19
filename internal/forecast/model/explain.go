package model

import "math"

// Explanation says why so much is expected of a day: a level, and what multiplies it.
//
//	expected = Level * Weekday * Season * Special
type Explanation struct {
	Level   float64 // in sales: what an average day brings now
	Weekday float64 // a factor: this day of the week
	Season  float64 // a factor: this time of the year and of the month
	Special float64 // a factor: a public holiday or the like, 1 on an ordinary day
}

// Explain takes Expected(ahead) apart, 1 to MaxAhead days ahead. It is all 0 before anything was observed.
func (d *Daily) Explain(ahead int) Explanation {
	if d.seen == 0 {
		return Explanation{}
	}
	t := d.target(ahead)
	weekdays, season := d.members.parts(&t, d.weights[class(ahead)])
	season += d.month.of(t.wave)
	special := d.effect(t.day)
	return Explanation{
		Level:   d.point(ahead) / math.Exp(weekdays+season+special),
		Weekday: math.Exp(weekdays), Season: math.Exp(season), Special: math.Exp(special),
	}
}

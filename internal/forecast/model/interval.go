package model

import "math"

// Levels are the shares of days that the intervals are meant to hold.
var Levels = [...]float64{0.50, 0.80, 0.95}

// An Interval holds the outcome with the probability of its level.
type Interval struct{ Low, High float64 }

// Forecast is what is expected, and the intervals of Levels around it.
type Forecast struct {
	Expected  float64
	Intervals [len(Levels)]Interval
}

// Weekly is how many days the sum of Daily.Week is of.
const Weekly = 7

// spread is how far outcomes were from what was expected: by class of lead, and
// for the sum of a week, whose days err together.
type spread struct {
	leads [classes]band
	week  band
}

func newSpread() spread {
	var s spread
	for c := range s.leads {
		s.leads[c] = newBand(firstSigma * (1 + 0.15*float64(c)))
	}
	s.week = newWeekBand(firstSigma * 0.6)
	return s
}

// learn takes in how far off the forecasts of day i were.
func (s *spread) learn(d *Daily, i int, sales, log float64) {
	for c, ahead := range leads {
		if made := d.made(i-ahead, c); made != nil {
			s.leads[c].learn(log - made.logs[c])
		}
	}
	s.learnWeek(d, i, sales)
}

// learnWeek compares the seven days up to i with what was expected before them.
// Days without sales count on neither side.
func (s *spread) learnWeek(d *Daily, i int, sales float64) {
	made := d.made(i-Weekly, classes-1)
	if made == nil {
		return
	}
	sold, expected := sales, made.week[Weekly]
	for ahead := 1; ahead < Weekly; ahead++ {
		if y := d.sales(i - Weekly + ahead); !isMissing(y) {
			sold += y
			expected += made.week[ahead]
		}
	}
	s.week.learn(math.Log(sold / expected))
}

// Forecasts returns what is expected of each of the next days, with intervals.
func (d *Daily) Forecasts() (days [MaxAhead]Forecast) {
	var of [classes]ends
	for c := range of {
		of[c] = d.spread.leads[c].ends()
	}
	for i := range days {
		days[i] = of[class(i+1)].around(d.Expected(i + 1))
	}
	return days
}

// Week returns what is expected of the sum of the next seven days; open says
// which of them, counted from 1, will be open.
func (d *Daily) Week(open func(ahead int) bool) Forecast {
	var sum float64
	for ahead := 1; ahead <= Weekly; ahead++ {
		if open(ahead) {
			sum += d.Expected(ahead)
		}
	}
	e := d.spread.week.ends()
	return e.around(sum)
}

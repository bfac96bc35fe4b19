package model

// The grid of forecasters that are weighed: levels and weekday shapes that move
// slowly or fast and follow last year or do not, and two regressions on the
// trend, one of them on the year, too. A grid costs less than an optimiser and
// cannot run astray.
var (
	levelGains   = []float64{.02, .07, .25, .8}
	weekdayGains = []float64{.04, .15, .45}
	yearlyShares = []float64{0, 1}
)

// members are the forecasters of a unit. They are numbered: the smoothers first.
type members struct {
	days        float64 // observed
	smoothers   []smoother
	regressions []regression
}

func newMembers() members {
	var m members
	for _, share := range yearlyShares {
		for _, alpha := range levelGains {
			for _, gamma := range weekdayGains {
				m.smoothers = append(m.smoothers, smoother{alpha: alpha, gamma: gamma, yearly: share})
			}
		}
	}
	m.regressions = []regression{newRegression(.999, yearPairs, .2, .97), newRegression(.98, 0, .1, .9)}
	return m
}

func (m *members) len() int { return len(m.smoothers) + len(m.regressions) }

// copyTo makes other members, of which there must be as many, what these are.
func (m *members) copyTo(other *members) {
	other.days = m.days
	copy(other.smoothers, m.smoothers)
	copy(other.regressions, m.regressions)
}

// shift moves each member to another level of the log.
func (m *members) shift(by []float64) {
	for k := range m.smoothers {
		m.smoothers[k].level += by[k]
	}
	for k := range m.regressions {
		m.regressions[k].shift(by[len(m.smoothers)+k])
	}
}

// haste returns how fast a member follows, from 0 to 1.
func (m *members) haste(k int) float64 {
	if k < len(m.smoothers) {
		return m.smoothers[k].alpha
	}
	return regressed
}

func (m *members) observe(o *observation) {
	m.smooth(o)
	for k := range m.regressions {
		m.regressions[k].observe(o)
	}
}

// smooth lets the smoothers observe. What does not differ between them is worked out once.
func (m *members) smooth(o *observation) {
	known := !isMissingLog(o.log)
	newLevel, newWeek := 1/(m.days+1), 1/(m.days/7+1+weekdayDoubt)
	for k := range m.smoothers {
		s := &m.smoothers[k]
		s.level += s.yearly * o.turn
		switch {
		case !known:
		case m.days == 0:
			s.level, s.sigma = o.log, firstSigma
		default:
			s.learn(o, newLevel, newWeek)
		}
	}
	if known {
		m.days++
	}
}

// expect fills into with the log sales that each member expects, on an ordinary day.
func (m *members) expect(t *target, into []float64) {
	for k := range m.smoothers {
		into[k] = m.smoothers[k].expect(t)
	}
	for k := range m.regressions {
		into[len(m.smoothers)+k] = m.regressions[k].expect(t)
	}
}

// blend weighs what the members expect into one log.
func (m *members) blend(t *target, weights []float64) float64 {
	var sum float64
	for k := range m.smoothers {
		if w := weights[k]; w > 0 {
			sum += w * m.smoothers[k].expect(t)
		}
	}
	for k, w := range weights[len(m.smoothers):] {
		if w > 0 {
			sum += w * m.regressions[k].expect(t)
		}
	}
	return sum
}

// aboveWeekday returns by how much Sunday is above a weekday.
func (m *members) aboveWeekday(week int, weights []float64) float64 {
	var sum float64
	for k := range m.smoothers {
		season := &m.smoothers[k].season
		sum += weights[k] * (season[sunday] - season[week])
	}
	for k, w := range weights[len(m.smoothers):] {
		weekdays := &m.regressions[k].weekdays
		sum += w * (weekdays[sunday] - weekdays[week])
	}
	return sum
}

// parts weighs what the weekday, against the mean of the week, and the year add to the log that members expect.
func (m *members) parts(t *target, weights []float64) (ofWeekday, season float64) {
	for k := range m.smoothers {
		s := &m.smoothers[k]
		ofWeekday += weights[k] * againstMean(&s.season, t.week)
		season += weights[k] * s.yearly * t.turn
	}
	for k, w := range weights[len(m.smoothers):] {
		r := &m.regressions[k]
		ofWeekday += w * againstMean(&r.weekdays, t.week)
		season += w * r.season(t)
	}
	return ofWeekday, season
}

// againstMean returns the term of a weekday over the mean of them all.
func againstMean(weekdays *[7]float64, week int) float64 {
	term := weekdays[week]
	for _, v := range weekdays {
		term -= v / 7
	}
	return term
}

package model

// The grid of forecasters that are weighed: levels and weekday shapes that move
// slowly or fast and follow last year or do not, and two regressions on the
// trend, one of them on the year, too. A grid costs less than an optimiser and
// cannot run astray.
var (
	levelGains   = []float64{.02, .05, .1, .22, .5, .8}
	weekdayGains = []float64{.02, .05, .15, .4}
	yearlyShares = []float64{0, 1}
)

func newMembers() []member {
	var all []member
	for _, share := range yearlyShares {
		for _, alpha := range levelGains {
			for _, gamma := range weekdayGains {
				all = append(all, &smoother{alpha: alpha, gamma: gamma, yearly: share})
			}
		}
	}
	return append(all,
		newRegression(.999, true, 3, .2, .97),
		newRegression(.99, true, 0, .1, .9),
	)
}

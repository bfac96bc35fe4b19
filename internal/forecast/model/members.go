package model

// The grid of forecasters that are weighed: levels and weekday shapes that move
// slowly or fast, that follow last year or do not, and
// regressions with and without trend and year. A grid costs less than an
// optimiser and cannot run astray.
var (
	levelGains   = []float64{.04, .1, .22, .5}
	weekdayGains = []float64{.05, .15}
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
		newRegression(.998, false, 0, .2, .9),
	)
}

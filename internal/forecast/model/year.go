package model

// year follows what the same weeks of earlier years did: the movement of the
// mean log sales of 29 days, 52 weeks ago and, where there are more years, the
// mean of their movements. 364 days keep the weekday.
const (
	yearDays    = 364
	halfWindow  = 14
	leastInside = 8   // observed days that a window needs
	mostTurn    = 0.7 // of the log, over any lead
)

// turn returns what earlier years say that the log changes from day i-1 to day
// i of logs, which must hold all days up to i - 364 + 14. It is 0 where no year is known.
func turn(logs []float64, i int) float64 {
	var sum, years float64
	for at := i - yearDays; at-halfWindow-1 >= 0; at -= yearDays {
		now, ok := windowMean(logs, at)
		before, known := windowMean(logs, at-1)
		if ok && known {
			sum += now - before
			years++
		}
	}
	if years == 0 {
		return 0
	}
	return sum / years
}

// windowMean returns the mean of the window around day at, and whether enough of it was observed.
func windowMean(logs []float64, at int) (mean float64, ok bool) {
	var sum, n float64
	for _, z := range logs[at-halfWindow : at+halfWindow+1] {
		if !isMissingLog(z) {
			sum += z
			n++
		}
	}
	return sum / n, n >= leastInside
}

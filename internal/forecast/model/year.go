package model

// year follows what the same weeks of earlier years did: the movement of the
// mean log sales of a window of days, 52 weeks ago and, where there are more
// years, the mean of their movements. 364 days keep the weekday.
//
// The window is of 29 days where one year is known, and of 15 where there are
// more: about as many days are averaged, and a narrower window follows what
// begins and ends at once, as school holidays do.
const (
	yearDays = 364
	wide     = 14  // days on either side of the middle of a window
	narrow   = 7   // the same, where more years are known
	mostTurn = 0.7 // of the log, over any lead
)

// turn returns what earlier years say that the log changes from day i-1 to day
// i of logs, which must hold all days up to i - 364 + 14. It is 0 where no year is known.
func turn(logs []float64, i int) float64 {
	half := wide
	if i-wide > 2*yearDays {
		half = narrow
	}
	var sum, years float64
	for at := i - yearDays; at-half-1 >= 0; at -= yearDays {
		now, ok := windowMean(logs[at-half : at+half+1])
		before, known := windowMean(logs[at-half-1 : at+half])
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

// windowMean returns the mean of the days that were observed, and whether they are more than a quarter.
func windowMean(logs []float64) (mean float64, ok bool) {
	var sum float64
	n := 0
	for _, z := range logs {
		if !isMissingLog(z) {
			sum += z
			n++
		}
	}
	return sum / float64(n), 4*n > len(logs)
}

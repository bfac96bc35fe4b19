package sample

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// A curve says how many guests come over the day: levels at times, with straight
// lines between them and nothing outside. Only their proportions count. Times
// are hours of the business day, so 25.5 is half past one at night.
type curve []point

type point struct{ hour, level float64 }

// perMinute returns how many guests come in the minute that begins at an hour, if so many
// come over the day.
func (c curve) perMinute(guests float64) func(hour float64) float64 {
	scale := guests / c.area() / 60
	return func(hour float64) float64 { return scale * c.at(hour) }
}

func (c curve) at(hour float64) float64 {
	for i := 1; i < len(c); i++ {
		a, b := c[i-1], c[i]
		if a.hour <= hour && hour < b.hour {
			return a.level + (b.level-a.level)*(hour-a.hour)/(b.hour-a.hour)
		}
	}
	return 0
}

// area returns the sum of the curve over the day, in levels times hours.
func (c curve) area() float64 {
	sum := 0.0
	for i := 1; i < len(c); i++ {
		a, b := c[i-1], c[i]
		sum += (a.level + b.level) / 2 * (b.hour - a.hour)
	}
	return sum
}

// hourOf returns the hour of the business day that the clock shows, 24 and more after midnight.
// A business day of the sample company begins at 05:00.
func hourOf(local time.Time) float64 {
	hour := float64(local.Hour()) + float64(local.Minute())/60
	if hour < 5 {
		hour += 24
	}
	return hour
}

// curveOf returns the curve of a site on a day. Bars and restaurants have one for every day.
func (s site) curveOf(day calendar.Day) curve {
	if weekday := day.Weekday(); s.weekend != nil && (weekday == time.Saturday || weekday == time.Sunday) {
		return s.weekend
	}
	return s.curve
}

package sample

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// A date is a day of every year.
type date struct {
	month time.Month
	day   int
}

// quiet are the days on which few go out. No site closes: the demo sells on whatever day it is started.
var quiet = map[date]bool{{time.January, 1}: true, {time.December, 25}: true}

// quietDay is how much is sold on a quiet day, of what is sold on others.
const quietDay = 0.4

// holidays are public holidays with a fixed date, by country.
var holidays = map[string]map[date]bool{
	"ES": {{time.January, 6}: true, {time.May, 1}: true, {time.August, 15}: true, {time.October, 12}: true,
		{time.November, 1}: true, {time.December, 6}: true, {time.December, 8}: true},
	"PT": {{time.April, 25}: true, {time.May, 1}: true, {time.June, 10}: true, {time.August, 15}: true,
		{time.October, 5}: true, {time.November, 1}: true, {time.December, 1}: true, {time.December, 8}: true},
	"US": {{time.June, 19}: true, {time.July, 4}: true, {time.November, 11}: true},
}

// onHoliday returns by how much a holiday makes a day busier, or less busy: 1 on other days.
func (s site) onHoliday(country string, day calendar.Day) float64 {
	at := time.Unix(int64(day.Number())*24*60*60, 0).UTC()
	today := date{at.Month(), at.Day()}
	thanksgiving := country == "US" && at.Month() == time.November && at.Weekday() == time.Thursday && (at.Day()-1)/7 == 3
	switch {
	case quiet[today]:
		return quietDay
	case holidays[country][today] || thanksgiving:
		return s.holiday
	}
	return 1
}

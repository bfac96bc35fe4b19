// Package holiday says which days of a country are special: its public holidays
// by name, the days before and after them, Easter Sunday and the last days of
// the year. The dates come from github.com/rickar/cal. What such a day does to
// sales is for package model to learn.
package holiday

import (
	"fmt"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
)

// Days are the special days of a country in a stretch of time.
type Days map[calendar.Day]model.Special

// Between returns the special days of a country or a part of one, an ISO 3166
// code such as FR or DE-SH, in the years of first to last. No country has none;
// an unknown one is an error. A part that is not known apart has those of its country.
func Between(country string, first, last calendar.Day) (Days, error) {
	if country == "" {
		return Days{}, nil
	}
	holidays, ok := find(country)
	if !ok {
		return nil, fmt.Errorf("no public holidays are known of country %q", country)
	}
	days := Days{}
	for year := yearOf(first); year <= yearOf(last); year++ {
		days.addYear(holidays, year)
	}
	days.addNeighbours()
	return days, nil
}

// IsKnown reports whether the public holidays of a country or a part of one are known.
func IsKnown(country string) bool {
	_, ok := find(country)
	return ok
}

// find returns the public holidays of a country or a part of one.
func find(country string) ([]*cal.Holiday, bool) {
	if holidays, ok := regions[country]; ok {
		return holidays, true
	}
	whole, _, _ := strings.Cut(country, "-")
	holidays, ok := countries[whole]
	return holidays, ok
}

func yearOf(d calendar.Day) int { return time.Unix(int64(d.Number())*86400, 0).UTC().Year() }

// At returns what is special about a day number, for package model.
func (d Days) At(number int) model.Special { return d[calendar.DayFromNumber(int32(number))] }

func (d Days) addYear(holidays []*cal.Holiday, year int) {
	d.add(calendar.NewDay(year, time.December, 24), "Christmas Eve", model.Eve)
	d.add(calendar.NewDay(year, time.December, 31), "New Year's Eve", model.Eve)
	sunday := easter(year)
	for _, h := range holidays {
		actual, observed := h.Calc(year)
		if actual.IsZero() {
			continue
		}
		day := calendar.NewDay(actual.Date())
		d[day] = model.Special{Name: h.Name, Kind: model.Holiday}
		if day == sunday.AddDays(-2) || day == sunday.AddDays(1) {
			d.add(sunday, "Easter Sunday", model.Holiday)
		}
		if substitute := calendar.NewDay(observed.Date()); !observed.IsZero() && substitute != day {
			d.add(substitute, h.Name+", observed", model.Holiday)
		}
	}
}

// easter returns Easter Sunday of the western churches.
func easter(year int) calendar.Day {
	friday, _ := aa.GoodFriday.Calc(year)
	return calendar.NewDay(friday.Date()).AddDays(2)
}

// addNeighbours adds the days before and after holidays, where they are not special themselves.
func (d Days) addNeighbours() {
	beside := Days{}
	for day, s := range d {
		if s.Kind == model.Holiday {
			beside.add(day.AddDays(-1), "before "+s.Name, model.Eve)
		}
	}
	for day, s := range d {
		if s.Kind == model.Holiday {
			beside.add(day.AddDays(1), "after "+s.Name, model.Morrow)
		}
	}
	for day, s := range beside {
		d.add(day, s.Name, s.Kind)
	}
}

// add makes a day special, if it is not yet.
func (d Days) add(day calendar.Day, name string, kind model.Kind) {
	if _, taken := d[day]; !taken {
		d[day] = model.Special{Name: name, Kind: kind}
	}
}

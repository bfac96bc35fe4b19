package server

import (
	"slices"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// The parameters that filter a report.
var reportFilters = map[string]breakdown.Dimension{
	"brand": breakdown.Brand, "company": breakdown.Company, "region": breakdown.Region, "country": breakdown.Country, "city": breakdown.City,
	"currencyId": breakdown.Currency, "salesTypeId": breakdown.SalesType, "category": breakdown.Category,
	"daypart": breakdown.Daypart, "weekday": breakdown.Weekday,
}

// reportQuery reads the question of a report.
func reportQuery(q *query) breakdown.Query {
	question := breakdown.Query{
		Period: breakdown.Period{
			Kind: breakdown.PeriodKind(q.choice("period", "today", "day", "week", "month", "year", "range")),
			Day:  q.dayIfAny("day"), Start: q.dayIfAny("start"), End: q.dayIfAny("end"),
		},
		Grain: breakdown.Grain(q.choiceOrNone("grain", "total", grains...)),
		Units: q.units(),
		Against: breakdown.Against{
			Kind:  breakdown.AgainstKind(q.choiceOrNone("compare", "none", comparisons...)),
			Start: q.dayIfAny("compareStart"), End: q.dayIfAny("compareEnd"),
		},
		LikeForLike: q.flag("likeForLike"),
		Filters:     map[breakdown.Dimension][]string{},
		Top:         q.number("top", 1000),
		ShareOf:     breakdown.Measure(q.choice("measure", measures...)),
	}
	for name, dimension := range reportFilters {
		question.Filters[dimension] = q.all(name)
	}
	for _, name := range q.all("by") {
		if !slices.Contains(breakdown.Dimensions(), breakdown.Dimension(name)) {
			q.unknownValue("by", name, texts(breakdown.Dimensions()))
		}
		question.By = append(question.By, breakdown.Dimension(name))
	}
	question.Sort, question.Descending = q.order()
	return question
}

var (
	grains      = []string{"slot", "hour", "daypart", "day", "week", "month", "weekday"}
	comparisons = []string{"previousDay", "sameWeekdayLastWeek", "previousWeek", "previousMonth", "previousYear", "previousYearByWeekday", "chosen", "forecast"}
	measures    = texts(breakdown.Measures())
)

// choiceOrNone is choice where one of the options, the first, stands for none.
func (q *query) choiceOrNone(name, none string, options ...string) string {
	if chosen := q.choice(name, append([]string{none}, options...)...); chosen != none {
		return chosen
	}
	return ""
}

// order reads by what rows are sorted, and whether from the greatest.
func (q *query) order() (breakdown.Measure, bool) {
	name, descending := strings.CutPrefix(q.text("sort"), "-")
	if name == "" || name == "key" {
		return breakdown.Key, descending
	}
	if !slices.Contains(measures, name) {
		q.unknownValue("sort", name, append([]string{"key"}, measures...))
	}
	return breakdown.Measure(name), descending
}

// number returns a whole number from 1 to most, 0 if it is absent.
func (q *query) number(name string, most int) int {
	text := q.text(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		q.fault(name, sales.InvalidParameter, name+" must be a whole number from 1 to "+strconv.Itoa(most)+".")
	}
	return n
}

// all returns the values of a parameter that may stand more than once.
func (q *query) all(name string) []string { return q.values[name] }

package main

import (
	"net/url"
	"time"
)

// reportsPath is where reports are asked for.
const reportsPath = "/sales/api/v1/reports/sales"

// view is a question that the page asks, and how long the slowest in a hundred answers may take.
type view struct {
	name  string
	query url.Values
	limit time.Duration
}

// Within these limits a page feels immediate.
const (
	narrow = 50 * time.Millisecond
	wide   = 300 * time.Millisecond
)

// views returns what is measured. The days are yesterday, which the submissions change, and the year before it.
func (c chain) views() []view {
	yesterday := c.today.AddDays(-1).String()
	day := func(more ...string) url.Values {
		return query(append(more, "period", "day", "day", yesterday, "compare", "sameWeekdayLastWeek")...)
	}
	year := func(more ...string) url.Values {
		return query(append(more, "period", "range", "start", c.today.AddDays(1-min(c.days, 365)).String(), "end", c.today.String())...)
	}
	return []view{
		{"day of a unit by slot", day("unitId", "1", "grain", "slot"), narrow},
		{"day of a unit by slot and sales type", day("unitId", "1", "grain", "slot", "by", "salesType"), narrow},
		{"day of all units", day(), narrow},
		{"day of all units by slot", day("grain", "slot"), narrow},
		{"day of all units by hour", day("grain", "hour"), narrow},
		{"day of all units by unit", day("by", "unit", "sort", "-netSales"), narrow},
		{"day of all units by brand and sales type", day("by", "brand", "by", "salesType"), narrow},
		{"day of all units by country, like for like", day("by", "country", "likeForLike", "true"), narrow},
		{"year of a unit by day", year("unitId", "1", "grain", "day"), narrow},
		{"year of all units by month and brand", year("grain", "month", "by", "brand"), wide},
	}
}

// query makes parameters of names and values in turn.
func query(pairs ...string) url.Values {
	q := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		q.Add(pairs[i], pairs[i+1])
	}
	return q
}

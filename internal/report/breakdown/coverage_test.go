package breakdown_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/tenant"
)

// sellDaily sells the same in a unit on each of some days.
func (w *world) sellDaily(unit tenant.UnitID, from, to string, net int64) {
	w.t.Helper()
	for d := w.day(from); !d.After(w.day(to)); d = d.AddDays(1) {
		w.sell(unit, d, w.slot(unit, d, 20), "TAKE", "EUR", net)
	}
}

// changes writes the changes of net sales and what they cover.
func changes(rows []breakdown.Row) string {
	var out []string
	for _, r := range rows {
		line := strings.TrimSpace(strings.Join(r.Groups, "/") + " " + net(r.Part) + " vs " + net(r.Other))
		if change := r.Change(breakdown.Net); change != nil {
			line += " " + change.String()
		}
		if c := r.Coverage; c != nil {
			line += fmt.Sprintf(", %d of %d days, %d of %d units, %d of %d", c.Days, c.OfDays, c.Units, c.OfUnits, c.UnitDays, c.OfUnitDays)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// History from 26 October on: the month against the one before was +632.9 %, thirty days by five.
func TestComparison_CoversTheSameDays(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2026, 12, 2, 11, 5, 0, 0, time.UTC)
	w.sellDaily(1, "2026-10-26", "2026-12-01", 100)
	q := breakdown.Query{Period: month(w.day("2026-11-01")), Against: breakdown.Against{Kind: breakdown.PreviousMonth}, Units: []tenant.UnitID{1}}
	r := w.ask(q)
	want(t, lines(r.Totals), "EUR 3000 (500 vs 500)")
	want(t, changes(r.Totals), "500 vs 500, 5 of 30 days, 1 of 1 units, 5 of 30")
	if from, to := r.Compared.Start.String(), r.Compared.End.String(); from != "2026-10-01" || to != "2026-10-30" {
		t.Errorf("compared with %s to %s, where the 31st has no counterpart", from, to)
	}
	q.Period = month(w.day("2026-10-01"))
	want(t, changes(w.ask(q).Totals), "- vs -, 0 of 31 days, 0 of 1 units, 0 of 31")
}

// Days of other weekdays than those asked for are not of what is covered.
func TestComparison_CoversTheWeekdaysAskedFor(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2026, 12, 2, 11, 5, 0, 0, time.UTC)
	w.sellDaily(1, "2026-10-07", "2026-12-01", 100)
	q := breakdown.Query{
		Period: month(w.day("2026-11-01")), Against: breakdown.Against{Kind: breakdown.PreviousMonth},
		Units:   []tenant.UnitID{1},
		Filters: breakdown.Filters{breakdown.Weekday: {"friday"}},
	}
	want(t, changes(w.ask(q).Totals), "300 vs 300 0.00, 3 of 4 days, 1 of 1 units, 3 of 4")
}

// A unit that opened is compared from the day on which its counterpart is known; totals stay the sum
// of their rows.
func TestComparison_LeavesOutWhatIsNotKnownOfEachUnit(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2026, 12, 2, 11, 5, 0, 0, time.UTC)
	w.sellDaily(1, "2026-09-20", "2026-12-01", 100)
	w.sellDaily(2, "2026-10-21", "2026-12-01", 50)   // opened
	w.sellDaily(4, "2026-09-20", "2026-11-10", 20)   // stopped to report
	w.sellDaily(7, "2026-11-20", "2026-12-01", 30)   // is open from then on
	w.sellDaily(8, "2026-10-01", "2026-10-31", 1000) // closed
	q := breakdown.Query{
		Period: month(w.day("2026-11-01")), By: []breakdown.Dimension{breakdown.Unit}, Against: breakdown.Against{Kind: breakdown.PreviousMonth},
	}
	r := w.ask(q)
	want(t, changes(r.Rows), `
		1 3000 vs 3000 0.00
		2 500 vs 500, 10 of 30 days, 1 of 1 units, 10 of 30
		4 200 vs 200, 10 of 30 days, 1 of 1 units, 10 of 30
		7 - vs -, 0 of 11 days, 0 of 1 units, 0 of 11`)
	want(t, changes(r.Totals), "3700 vs 3700, 30 of 30 days, 3 of 5 units, 50 of 118")
	want(t, without(r), "3 nothing-received\n5 nothing-received\n6 nothing-received\n8 nothing-received\n"+
		"9 nothing-received")
}

func without(r breakdown.Report) string {
	var out []string
	for _, u := range r.WithoutSales {
		out = append(out, fmt.Sprint(u.Unit.ID)+" "+u.Reason)
	}
	return strings.Join(out, "\n")
}

func TestReport_NamesUnitsWithoutSales(t *testing.T) {
	w := newWorld(t)
	w.sellDaily(1, "2026-11-15", "2026-11-22", 100)
	q := breakdown.Query{Period: on(w.day("2026-11-19")), By: []breakdown.Dimension{breakdown.Unit}, Filters: map[breakdown.Dimension][]string{
		breakdown.Country: {"ES"}, breakdown.SalesType: {"DINE"},
	}}
	want(t, without(w.ask(q)), "1 nothing-sold\n2 nothing-received\n7 not-open-yet\n8 closed")
	q.Filters[breakdown.SalesType] = []string{"TAKE"}
	want(t, without(w.ask(q)), "2 nothing-received\n7 not-open-yet\n8 closed")
	q.Period = on(today.AddDays(3)) // nothing can have come in
	want(t, without(w.ask(q)), "")
}

// A day without figures is one without sales where that is usual; else nothing is known of it.
func TestComparison_KnowsClosingDays(t *testing.T) {
	w := newWorld(t)
	for d := w.day("2026-09-14"); d.Before(today); d = d.AddDays(1) {
		silent := !d.Before(w.day("2026-11-10")) && !d.After(w.day("2026-11-11"))
		if d.Weekday() != time.Monday && !silent {
			w.sell(1, d, w.slot(1, d, 20), "TAKE", "EUR", 10)
		}
	}
	q := breakdown.Query{Period: between(w.day("2026-11-02"), w.day("2026-11-15")), Against: breakdown.Against{Kind: breakdown.PreviousMonth}, Units: []tenant.UnitID{1}}
	// Closed on the 2nd and the 9th, and in October on the 5th and the 12th; silent on two days.
	want(t, changes(w.ask(q).Totals), "100 vs 100 0.00, 12 of 14 days, 1 of 1 units, 12 of 14")
	q.Period, q.Against.Kind = on(w.day("2026-11-09")), breakdown.PreviousDay
	want(t, changes(w.ask(q).Totals), "0 vs 10 -1.00")
}

// Weekdays are compared with weekdays, as many with as many, and have means per day.
func TestReport_ByWeekday(t *testing.T) {
	w := newWorld(t)
	w.sellDaily(1, "2026-10-01", "2026-11-23", 10)
	for _, d := range []string{"2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"} {
		w.sell(1, w.day(d), w.slot(1, w.day(d), 40), "DINE", "EUR", 40) // on Sundays
	}
	q := breakdown.Query{Period: month(today), Grain: breakdown.ByWeekday, Against: breakdown.Against{Kind: breakdown.PreviousMonth}, Units: []tenant.UnitID{1}}
	r := w.ask(q)
	want(t, lines(r.Rows), `
		monday EUR 40 (40 vs 40)
		tuesday EUR 30 (30 vs 30)
		wednesday EUR 30 (30 vs 30)
		thursday EUR 30 (30 vs 30)
		friday EUR 30 (30 vs 30)
		saturday EUR 30 (30 vs 30)
		sunday EUR 200 (200 vs 40)`)
	want(t, means(r.Rows), "30/3 30/3 30/3 30/3 30/3 30/3 200/4") // the fourth Monday runs
	q.Grain, q.By = breakdown.ByHour, []breakdown.Dimension{breakdown.Weekday}
	r = w.ask(q)
	want(t, lines(r.Rows[:1])+" "+means(r.Rows[:1]), "10:00 monday EUR 40 (40 vs 40) 30/3")
	q.Filters = map[breakdown.Dimension][]string{breakdown.SalesType: {"DINE"}}
	r = w.ask(q)
	want(t, lines(r.Rows)+" "+means(r.Rows), "15:00 sunday EUR 160 (160 vs 0) 160/4")
	if r.Compared.Pairing != breakdown.ByWeekdayOrder {
		t.Errorf("paired by %s", r.Compared.Pairing)
	}
}

// means writes the net sales of days that are over, by how many there are.
func means(rows []breakdown.Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, fmt.Sprintf("%s/%d", net(&r.PerDay.Sold), r.PerDay.Days))
	}
	return strings.Join(out, " ")
}

// Of a day that is known by the day only, no part can be compared, nor a time.
func TestComparison_NeedsTimesWhereTimesCount(t *testing.T) {
	w := newWorld(t)
	last := today.AddDays(-7)
	w.sell(1, last, time.Time{}, "TAKE", "EUR", 100)
	w.sell(1, today, w.slot(1, today, 20), "TAKE", "EUR", 30)
	q := breakdown.Query{Period: on(today), Against: breakdown.Against{Kind: breakdown.SameWeekdayLastWeek}, Units: []tenant.UnitID{1}}
	want(t, changes(w.ask(q).Totals), "- vs -, 0 of 1 days, 0 of 1 units, 0 of 1")
	w.clock = w.clock.AddDate(0, 0, 1)
	want(t, changes(w.ask(q).Totals), "30 vs 100 -0.70")
	q.Grain = breakdown.ByHour
	want(t, lines(w.ask(q).Rows), "10:00 EUR 30")
}

// A day that is not over is no counterpart of one that is.
func TestComparison_WithADayThatRuns(t *testing.T) {
	w := newWorld(t)
	w.sellDaily(1, "2026-11-20", "2026-11-23", 10)
	q := breakdown.Query{
		Period: on(w.day("2026-11-20")), Against: breakdown.Against{Kind: breakdown.Chosen, Start: ref(today)}, Units: []tenant.UnitID{1},
	}
	want(t, lines(w.ask(q).Totals), "EUR 10")
}

func TestShare_IsOfTheMeasure(t *testing.T) {
	w := newWorld(t)
	day := w.day("2026-11-20")
	w.sell(1, day, w.slot(1, day, 9), "DINE", "EUR", 30)
	w.sell(1, day, w.slot(1, day, 9), "TAKE", "EUR", 15) // of one check, as the 10 that are rounded down
	w.sell(1, day, w.slot(1, day, 9), "TAKE", "USD", -10)
	q := breakdown.Query{Period: on(day), By: []breakdown.Dimension{breakdown.SalesType}, Units: []tenant.UnitID{1}}
	for measure, shares := range map[breakdown.Measure]string{
		breakdown.Key: "0.6667 0.3333 -", breakdown.Checks: "0.75 0.25 -", breakdown.AverageCheck: "- - -",
	} {
		q.ShareOf = measure
		var got []string
		for _, r := range w.ask(q).Rows {
			text := "-"
			if r.Share != nil {
				text = r.Share.String()
			}
			got = append(got, text)
		}
		want(t, strings.Join(got, " "), shares)
	}
}

// One café of four that is compared early in a day, +181 %, says nothing of the four; two of them do.
func TestChange_NeedsHalfOfTheDays(t *testing.T) {
	w := newWorld(t)
	for unit := range tenant.UnitID(4) {
		w.sellDaily(unit+1, "2026-11-01", "2026-11-20", 100)
	}
	w.sellDaily(1, "2026-11-21", "2026-11-21", 281)
	q := breakdown.Query{
		Period: on(w.day("2026-11-21")), Against: breakdown.Against{Kind: breakdown.PreviousDay}, Units: []tenant.UnitID{1, 2, 3, 4},
	}
	want(t, changes(w.ask(q).Totals), "281 vs 100, 1 of 1 days, 1 of 4 units, 1 of 4")
	w.sellDaily(2, "2026-11-21", "2026-11-21", 100)
	want(t, changes(w.ask(q).Totals), "381 vs 200 0.905, 1 of 1 days, 2 of 4 units, 2 of 4")
}

func TestChange(t *testing.T) {
	w := newWorld(t)
	for part, wanted := range map[int64]string{0: "-1.00", 30: "0.00", 31: "0.033", 29: "-0.033", -30: "-2.00"} {
		day := calendar.NewDay(2026, time.November, 20)
		w.replace(1, day.AddDays(-1), w.slot(1, day.AddDays(-1), 9), 30)
		w.replace(1, day, w.slot(1, day, 9), part)
		r := w.ask(breakdown.Query{Period: on(day), Against: breakdown.Against{Kind: breakdown.PreviousDay}, Units: []tenant.UnitID{1}}).Totals[0]
		if got := r.Change(breakdown.Net); got == nil || got.String() != wanted {
			t.Errorf("from 30 to %d: %v, want %s", part, got, wanted)
		}
		w.replace(1, day.AddDays(-1), w.slot(1, day.AddDays(-1), 9), -30)
		r = w.ask(breakdown.Query{Period: on(day), Against: breakdown.Against{Kind: breakdown.PreviousDay}, Units: []tenant.UnitID{1}}).Totals[0]
		if got := r.Change(breakdown.Net); got != nil {
			t.Errorf("from -30 to %d: %v", part, got)
		}
	}
}

// A unit that sold in a currency only on a day that no other is compared with is not of that currency:
// of the week from 14 September, nothing is compared with Thursday while the month is at its 4th day.
func TestComparison_CoversUnitsOfTheCurrency(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2026, 11, 4, 11, 5, 0, 0, time.UTC)
	w.sellDaily(1, "2026-09-01", "2026-11-03", 100)
	for unit, days := range map[tenant.UnitID][]string{1: {"2026-09-17"}, 2: {"2026-09-14", "2026-11-02"}} {
		for _, day := range days {
			w.sell(unit, w.day(day), w.slot(unit, w.day(day), 20), "TAKE", "USD", 100)
		}
	}
	r := w.ask(breakdown.Query{
		Period: month(w.day("2026-11-01")), Grain: breakdown.ByWeekday, Units: []tenant.UnitID{1, 2},
		Against: breakdown.Against{Kind: breakdown.Chosen, Start: new(w.day("2026-09-14"))},
	})
	want(t, changes(r.Totals), `
		300 vs 300 0.00, 3 of 4 days, 1 of 1 units, 3 of 4
		100 vs 100, 1 of 4 days, 1 of 1 units, 1 of 4`)
}

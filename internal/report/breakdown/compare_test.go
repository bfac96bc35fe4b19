package breakdown_test

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/tenant"
)

// soldOn sells once in unit 1 on each of the days, written as in 2026-11-23.
func (w *world) soldOn(nets map[string]int64) {
	w.t.Helper()
	for text, net := range nets {
		d := w.day(text)
		w.sell(1, d, w.slot(1, d, 20), "TAKE", "EUR", net)
	}
}

func (w *world) day(text string) calendar.Day {
	w.t.Helper()
	d, err := calendar.ParseDay(text)
	check(w.t, err)
	return d
}

func month(d calendar.Day) breakdown.Period { return breakdown.Period{Kind: breakdown.Month, Day: &d} }

// TestDaysStandBesideTheirCounterparts asks which bucket a day of the other period is in.
func TestDaysStandBesideTheirCounterparts(t *testing.T) {
	for _, c := range []struct {
		name  string
		sold  map[string]int64
		query breakdown.Query
		want  string
	}{
		{
			"a week later is another month", map[string]int64{"2026-10-26": 10, "2026-11-02": 20},
			breakdown.Query{Period: month(calendar.NewDay(2026, 11, 1)), Grain: breakdown.ByMonth, Against: breakdown.Against{Kind: breakdown.PreviousWeek}},
			`2026-11 EUR 20 (20 vs 10)`,
		},
		{
			"a day later is another week", map[string]int64{"2026-11-08": 10, "2026-11-09": 20, "2026-11-16": 40},
			breakdown.Query{Period: between(calendar.NewDay(2026, 11, 9), calendar.NewDay(2026, 11, 22)), Grain: breakdown.ByWeek, Against: breakdown.Against{Kind: breakdown.PreviousDay}},
			"2026-W46 EUR 20 (20 vs 10)\n2026-W47 EUR 40",
		},
		{
			"a month with fewer days", map[string]int64{"2026-01-28": 10, "2026-01-31": 20, "2026-02-28": 40},
			breakdown.Query{Period: month(calendar.NewDay(2026, 2, 1)), Grain: breakdown.ByDay, Against: breakdown.Against{Kind: breakdown.PreviousMonth}},
			"2026-02-28 EUR 40 (40 vs 10)",
		},
		{
			"a year before a leap year", map[string]int64{"2024-02-29": 10, "2024-03-01": 20, "2025-03-01": 40, "2025-12-31": 80, "2024-12-31": 90},
			breakdown.Query{Period: breakdown.Period{Kind: breakdown.Year, Day: ref(calendar.NewDay(2025, 1, 1))}, Grain: breakdown.ByDay, Against: breakdown.Against{Kind: breakdown.PreviousYear}},
			"2025-03-01 EUR 40 (40 vs 20)\n2025-12-31 EUR 80 (80 vs 90)",
		},
		{
			"the leap day has no counterpart", map[string]int64{"2024-02-28": 5, "2024-02-29": 10, "2025-02-28": 40},
			breakdown.Query{Period: month(calendar.NewDay(2025, 2, 1)), Grain: breakdown.ByMonth, Against: breakdown.Against{Kind: breakdown.PreviousYear}},
			"2025-02 EUR 40 (40 vs 5)",
		},
		{
			"one day, in a month without that date", map[string]int64{"2026-02-28": 10, "2026-03-31": 40},
			breakdown.Query{Period: on(calendar.NewDay(2026, 3, 31)), Grain: breakdown.ByDay, Against: breakdown.Against{Kind: breakdown.PreviousMonth}},
			"2026-03-31 EUR 40 (40 vs 10)",
		},
		{
			"chosen months", map[string]int64{"2026-01-30": 10, "2026-01-31": 11, "2026-02-28": 20, "2026-04-30": 40, "2026-05-28": 80},
			breakdown.Query{
				Period: between(calendar.NewDay(2026, 4, 1), calendar.NewDay(2026, 5, 31)), Grain: breakdown.ByMonth,
				Against: breakdown.Against{Kind: breakdown.Chosen, Start: ref(calendar.NewDay(2026, 1, 1)), End: ref(calendar.NewDay(2026, 2, 28))},
			},
			"2026-04 EUR 40 (40 vs 10)\n2026-05 EUR 80 (80 vs 20)",
		},
		{
			"more chosen days than there are", map[string]int64{"2026-10-01": 10, "2026-10-02": 20, "2026-10-03": 30, "2026-11-01": 40},
			breakdown.Query{
				Period: between(calendar.NewDay(2026, 11, 1), calendar.NewDay(2026, 11, 2)), Grain: breakdown.ByDay,
				Against: breakdown.Against{Kind: breakdown.Chosen, Start: ref(calendar.NewDay(2026, 10, 1)), End: ref(calendar.NewDay(2026, 10, 3))},
			},
			"2026-11-01 EUR 40 (40 vs 10)",
		},
		{
			"weekdays are their own", map[string]int64{"2026-10-04": 10, "2026-11-01": 40}, // both Sundays
			breakdown.Query{Period: month(calendar.NewDay(2026, 11, 1)), Grain: breakdown.ByWeekday, Against: breakdown.Against{Kind: breakdown.PreviousMonth}},
			"sunday EUR 40 (40 vs 10)",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.soldOn(c.sold)
			want(t, lines(w.ask(c.query).Rows), c.want)
		})
	}
}

func ref[T any](v T) *T { return &v }

// TestRunningMonthAgainstAShorterOne: on the 30th of March, all of February lies before.
func TestRunningMonthAgainstAShorterOne(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2026, 3, 30, 10, 5, 0, 0, time.UTC) // 12:05 in Madrid
	last := w.day("2026-02-28")
	w.sell(1, last, w.slot(1, last, 20), "TAKE", "EUR", 10)
	w.sell(1, last, w.slot(1, last, 60), "TAKE", "EUR", 20) // at 20:00
	now := w.day("2026-03-30")
	w.sell(1, now, w.slot(1, now, 20), "TAKE", "EUR", 50)
	q := breakdown.Query{Period: month(now), Grain: breakdown.ByDay, Against: breakdown.Against{Kind: breakdown.PreviousMonth}}
	r := w.ask(q)
	want(t, lines(r.Totals), "EUR 50")
	want(t, lines(r.Rows), "2026-03-30 EUR 50")

	q.Period = on(now) // of a single day, the same part
	want(t, lines(w.ask(q).Totals), "EUR 50 (50 vs 10)")
}

func TestRunningPeriodAgainstChosenDays(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"2026-10-01", "2026-10-23"} {
		d := w.day(text)
		w.sell(1, d, w.slot(1, d, 20), "TAKE", "EUR", 10)
		w.sell(1, d, w.slot(1, d, 60), "TAKE", "EUR", 20)
	}
	w.sell(1, today, w.slot(1, today, 20), "TAKE", "EUR", 50)
	against := func(from, to string) string {
		chosen := breakdown.Against{Kind: breakdown.Chosen, Start: ref(w.day(from)), End: ref(w.day(to))}
		return lines(w.ask(breakdown.Query{Period: month(today), Against: chosen}).Totals)
	}
	want(t, against("2026-10-01", "2026-10-31"), "EUR 50 (50 vs 10)") // the 23rd until noon
	want(t, against("2026-10-01", "2026-10-01"), "EUR 50")            // the 1st, of which nothing is known
	_, err := w.Sales(t.Context(), w.caller, breakdown.Query{Period: on(today), Against: breakdown.Against{
		Kind: breakdown.Chosen, Start: ref(w.day("2026-10-02")), End: ref(w.day("2026-10-01")),
	}})
	refused(t, err, "compareEnd")
}

// TestAfterMidnight: a bar's day ends at five in the morning, on the next date.
func TestAfterMidnight(t *testing.T) {
	w := newWorld(t)
	friday, saturday := w.day("2026-11-20"), w.day("2026-11-21")
	w.sell(1, friday, w.slot(1, friday, 4*20), "TAKE", "EUR", 10)      // 01:00 on Saturday
	w.sell(1, saturday, w.slot(1, saturday, 0), "TAKE", "EUR", 20)     // 05:00 on Saturday
	w.sell(1, saturday, w.slot(1, saturday, 4*24-1), "TAKE", "EUR", 5) // 04:45 on Sunday
	q := breakdown.Query{Period: between(friday, saturday), Grain: breakdown.ByHour, By: []breakdown.Dimension{breakdown.Weekday}, Units: []tenant.UnitID{1}}
	want(t, lines(w.ask(q).Rows), "05:00 saturday EUR 20\n01:00 friday EUR 10\n04:00 saturday EUR 5")
	q = breakdown.Query{Period: on(friday), By: []breakdown.Dimension{breakdown.Daypart}}
	want(t, lines(w.ask(q).Rows), "night EUR 10")
	q = breakdown.Query{Period: on(saturday), Grain: breakdown.ByDay, Against: breakdown.Against{Kind: breakdown.PreviousDay}}
	want(t, lines(w.ask(q).Rows), "2026-11-21 EUR 25 (25 vs 10)")
}

// TestTwoCurrenciesCompared: each is held against itself, and has its own best.
func TestTwoCurrenciesCompared(t *testing.T) {
	w := newWorld(t)
	before, day := w.day("2026-11-14"), w.day("2026-11-21")
	for unit := tenant.UnitID(1); unit <= 3; unit++ {
		w.sell(unit, day, w.slot(unit, day, 9), "DINE", "EUR", int64(unit)*10)
		w.sell(unit, day, w.slot(unit, day, 9), "DINE", "USD", int64(4-unit)*100)
		w.sell(unit, before, w.slot(unit, before, 9), "DINE", "EUR", 5)
	}
	q := breakdown.Query{Period: on(day), By: []breakdown.Dimension{breakdown.Unit}, Against: breakdown.Against{Kind: breakdown.PreviousWeek}, Top: 1, Sort: breakdown.Net, Descending: true}
	r := w.ask(q)
	want(t, lines(r.Totals), "EUR 60 (60 vs 15)\nUSD 600 (600 vs 0)")
	want(t, lines(r.Rows), "3 EUR 30 (30 vs 5)\nrest EUR 30 (30 vs 10)\n1 USD 300 (300 vs 0)\nrest USD 300 (300 vs 0)")
}

// TestLikeForLikeOverAMonth leaves out who opened within the month and who closed within the one before.
func TestLikeForLikeOverAMonth(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"2026-10-12", "2026-10-20", "2026-11-12", "2026-11-21"} {
		d := w.day(text)
		for unit := tenant.UnitID(1); unit <= 8; unit++ {
			u := w.units[unit]
			if (u.OpenedOn == nil || !d.Before(*u.OpenedOn)) && (u.ClosedOn == nil || !d.After(*u.ClosedOn)) {
				w.sell(unit, d, w.slot(unit, d, 9), "DINE", "EUR", 10)
			}
		}
	}
	q := breakdown.Query{Period: month(today), Grain: breakdown.ByMonth, Against: breakdown.Against{Kind: breakdown.PreviousMonth}, LikeForLike: true, Filters: map[breakdown.Dimension][]string{breakdown.Brand: {"Quince"}}}
	r := w.ask(q) // 1, 4 and 5 stay
	want(t, lines(r.Rows), "2026-11 EUR 60 (30 vs 30)")
	if len(r.Compared.LeftOut) != 2 || r.Units != 3 {
		t.Errorf("left out %+v of %d", r.Compared.LeftOut, r.Units)
	}
	q.LikeForLike = false
	want(t, lines(w.ask(q).Rows), "2026-11 EUR 80 (40 vs 40)")
}

// TestNightsTheClocksChange asks by the hour, over both kinds of night.
func TestNightsTheClocksChange(t *testing.T) {
	w := newWorld(t)
	long, short := w.day("2026-10-24"), w.day("2026-03-28")
	hours := func(d calendar.Day) int {
		for _, slot := range w.units[1].Calendar.Slots(d) {
			w.sell(1, d, slot.Start, "TAKE", "EUR", 10)
		}
		rows := w.ask(breakdown.Query{Period: on(d), Grain: breakdown.ByHour, Units: []tenant.UnitID{1}}).Rows
		for _, r := range rows {
			if net(r.Sold) != "40" {
				t.Errorf("%s: %+v", d, r)
			}
		}
		return len(rows)
	}
	if l, s := hours(long), hours(short); l != 25 || s != 23 {
		t.Errorf("%d hours, and %d", l, s)
	}
	q := breakdown.Query{Period: on(long), Grain: breakdown.ByHour, Units: []tenant.UnitID{1}, Against: breakdown.Against{Kind: breakdown.Chosen, Start: &short}}
	rows := w.ask(q).Rows
	want(t, lines(rows[21:]), `
		02:00 EUR 40
		02:00 again EUR 40
		03:00 EUR 40 (40 vs 40)
		04:00 EUR 40 (40 vs 40)`)
}

package breakdown_test

import (
	"errors"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

func TestLongDay(t *testing.T) {
	w := newWorld(t)
	long := calendar.NewDay(2026, time.October, 24)
	for n, at := range []string{"2026-10-24T22:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T03:45:00Z"} {
		start, err := time.Parse(time.RFC3339, at)
		check(t, err)
		w.sell(1, long, start, "TAKE", "EUR", int64(n+1)*10)
	}
	want(t, lines(w.ask(breakdown.Query{Period: on(long), Grain: breakdown.BySlot, Units: []tenant.UnitID{1}}).Rows), `
		00:30 EUR 10
		02:30 EUR 20
		02:30 again EUR 30
		04:45 EUR 40`)
	want(t, lines(w.ask(breakdown.Query{Period: on(long), Grain: breakdown.ByDaypart}).Rows), `
		night EUR 10
		EUR 90`)
	want(t, lines(w.ask(breakdown.Query{Period: on(long), Grain: breakdown.ByDay}).Rows), `2026-10-24 EUR 100`)
}

func TestShortDayAgainstLongOne(t *testing.T) {
	w := newWorld(t)
	short := calendar.NewDay(2026, time.March, 28) // no 02:00 to 03:00
	w.sell(1, short, w.slot(1, short, 83), "TAKE", "EUR", 10)
	w.sell(1, short, w.slot(1, short, 84), "TAKE", "EUR", 20)
	before := short.AddDays(-7)
	w.sell(1, before, w.slot(1, before, 84), "TAKE", "EUR", 5)
	w.sell(1, before, w.slot(1, before, 88), "TAKE", "EUR", 7)
	q := breakdown.Query{Period: on(short), Grain: breakdown.BySlot, Units: []tenant.UnitID{1}, Against: breakdown.Against{Kind: breakdown.SameWeekdayLastWeek}}
	want(t, lines(w.ask(q).Rows), `
		01:45 EUR 10 (10 vs 0)
		03:00 EUR 20 (20 vs 7)`)
}

func TestSixZonesSideBySide(t *testing.T) {
	w := newWorld(t)
	yesterday := today.AddDays(-1)
	for unit := tenant.UnitID(1); unit <= 6; unit++ {
		w.sell(unit, yesterday, w.slot(unit, yesterday, 0), "DINE", "EUR", int64(unit)*10)
	}
	want(t, lines(w.ask(breakdown.Query{Period: on(yesterday), Grain: breakdown.ByHour, By: []breakdown.Dimension{breakdown.Unit}}).Rows), `
		00:00 6 EUR 60
		05:00 1 EUR 10
		05:00 2 EUR 20
		05:00 3 EUR 30
		05:00 4 EUR 40
		05:00 5 EUR 50`)
	want(t, lines(w.ask(breakdown.Query{Period: on(yesterday), By: []breakdown.Dimension{breakdown.Brand, breakdown.Country}}).Rows), `
		/CU EUR 60
		Copper/ES EUR 20
		Copper/NP EUR 30
		Quince/AU EUR 50
		Quince/ES EUR 10
		Quince/US EUR 40`)
}

func TestTodayIsEachUnitsOwn(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2026, 11, 23, 4, 30, 0, 0, time.UTC) // 05:30 on Monday in Madrid, 23:30 on Sunday in New York
	w.sell(1, today, w.slot(1, today, 0), "TAKE", "EUR", 10)
	w.sell(4, today.AddDays(-1), w.slot(4, today.AddDays(-1), 0), "TAKE", "USD", 20)
	w.sell(4, today.AddDays(-2), w.slot(4, today.AddDays(-2), 0), "TAKE", "USD", 5)
	r := w.ask(breakdown.Query{Period: breakdown.Period{Kind: breakdown.Today}, By: []breakdown.Dimension{breakdown.Unit}, Against: breakdown.Against{Kind: breakdown.PreviousDay}})
	want(t, lines(r.Rows), `
		1 EUR 10
		4 USD 20 (20 vs 5)`)
	if !r.Running {
		t.Error("it does not run")
	}
}

// TestNoUnit: where no unit is meant, today is today still.
func TestNoUnit(t *testing.T) {
	w := newWorld(t)
	q := breakdown.Query{Period: breakdown.Period{Kind: breakdown.Today}}
	want := w.ask(q)
	q.Units, q.Filters = []tenant.UnitID{1}, map[breakdown.Dimension][]string{breakdown.Brand: {"Copper"}}
	if got := w.ask(q); got.Units != 0 || got.End != want.End || len(got.Rows) > 0 {
		t.Errorf("it is %+v", got)
	}
}

func TestRunningDayIsHeldAgainstTheSamePart(t *testing.T) {
	w := newWorld(t)
	lastWeek := today.AddDays(-7)
	for n := range 40 {
		w.sell(1, lastWeek, w.slot(1, lastWeek, n), "TAKE", "EUR", 10)
		if n <= 28 { // to the slot of 12:00, which runs
			w.sell(1, today, w.slot(1, today, n), "TAKE", "EUR", 20)
		}
	}
	against := breakdown.Against{Kind: breakdown.SameWeekdayLastWeek}
	for _, q := range []breakdown.Query{
		{Period: breakdown.Period{Kind: breakdown.Today}, Against: against},
		{Period: on(today), Grain: breakdown.ByDay, Against: against},
		{Period: breakdown.Period{Kind: breakdown.Week}, Against: breakdown.Against{Kind: breakdown.PreviousWeek}},
	} {
		r := w.ask(q)
		want(t, lines(r.Totals), `EUR 580 (560 vs 280)`)
		if until := time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC); !r.Running || !r.Until.Equal(until) {
			t.Errorf("runs: %t, until %s", r.Running, r.Until)
		}
	}
	byHour := w.ask(breakdown.Query{Period: on(today), Grain: breakdown.ByHour, Against: against}).Rows
	want(t, lines(byHour[len(byHour)-2:]), `
		11:00 EUR 80 (80 vs 40)
		12:00 EUR 20`)
}

func TestHolds(t *testing.T) {
	w := newWorld(t)
	slotEnd := time.Date(2026, 11, 23, 11, 15, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		period breakdown.Period
		want   time.Time
	}{
		{"today", breakdown.Period{Kind: breakdown.Today}, slotEnd},
		{"this month", breakdown.Period{Kind: breakdown.Month}, slotEnd},
		{"a day that runs", on(today), slotEnd},
		{"a day to come", on(today.AddDays(3)), slotEnd},
		{"days that are over", between(today.AddDays(-9), today.AddDays(-2)), time.Time{}},
		{"this month, named", breakdown.Period{Kind: breakdown.Month, Day: &today}, slotEnd},
	} {
		if got := w.ask(breakdown.Query{Period: c.period}).Holds; !got.Equal(c.want) {
			t.Errorf("%s: until %s, want %s", c.name, got, c.want)
		}
	}
	// A day that is over against one that runs, and counts once it is over too.
	for _, c := range []struct {
		other calendar.Day
		want  time.Time
	}{{today, slotEnd}, {today.AddDays(-1), time.Time{}}} {
		got := w.ask(breakdown.Query{
			Period: on(today.AddDays(-3)), Against: breakdown.Against{Kind: breakdown.Chosen, Start: &c.other},
		}).Holds
		if !got.Equal(c.want) {
			t.Errorf("compared with %s: until %s, want %s", c.other, got, c.want)
		}
	}
}

// What is not compared is not read, and does not count.
func TestCost_IsOfWhatIsRead(t *testing.T) {
	w := newWorld(t)
	q := breakdown.Query{Period: on(today.AddDays(-1)), Units: []tenant.UnitID{1}}
	for against, want := range map[breakdown.AgainstKind]int{
		breakdown.Nothing: 1, breakdown.PreviousDay: 2,
	} {
		q.Against.Kind = against
		if cost, err := w.Cost(t.Context(), w.caller, q); cost != want || err != nil {
			t.Errorf("against %q: %d, want %d: %v", against, cost, want, err)
		}
	}
}

func TestComparisons(t *testing.T) {
	w := newWorld(t)
	sold := func(d calendar.Day, net int64) { w.sell(1, d, w.slot(1, d, 20), "TAKE", "EUR", net) }
	sold(calendar.NewDay(2026, time.October, 31), 100)
	sold(calendar.NewDay(2026, time.October, 30), 90)
	sold(calendar.NewDay(2026, time.October, 24), 80)
	sold(calendar.NewDay(2026, time.September, 30), 70)
	sold(calendar.NewDay(2025, time.October, 31), 60)
	sold(calendar.NewDay(2025, time.November, 1), 50)
	sold(calendar.NewDay(2026, time.May, 5), 40)
	may := calendar.NewDay(2026, time.May, 5)
	d := calendar.NewDay(2026, time.October, 31)
	for _, c := range []struct {
		against breakdown.Against
		want    string
	}{
		{breakdown.Against{Kind: breakdown.PreviousDay}, "EUR 100 (100 vs 90)"},
		{breakdown.Against{Kind: breakdown.SameWeekdayLastWeek}, "EUR 100 (100 vs 80)"},
		{breakdown.Against{Kind: breakdown.PreviousMonth}, "EUR 100 (100 vs 70)"},
		{breakdown.Against{Kind: breakdown.PreviousYear}, "EUR 100 (100 vs 60)"},
		{breakdown.Against{Kind: breakdown.PreviousYearByWeekday}, "EUR 100 (100 vs 50)"},
		{breakdown.Against{Kind: breakdown.Chosen, Start: &may}, "EUR 100 (100 vs 40)"},
	} {
		want(t, lines(w.ask(breakdown.Query{Period: on(d), Against: c.against}).Totals), c.want)
	}
	month := breakdown.Query{Period: breakdown.Period{Kind: breakdown.Month, Day: &d}, Grain: breakdown.ByDay, Against: breakdown.Against{Kind: breakdown.PreviousMonth}}
	r := w.ask(month)
	want(t, r.Compared.Start.String()+" "+r.Compared.End.String(), "2026-09-01 2026-09-30")
	want(t, lines(r.Rows), `
		2026-10-24 EUR 80
		2026-10-30 EUR 90 (90 vs 70)
		2026-10-31 EUR 100`)
}

func TestNothingKnownIsNotZero(t *testing.T) {
	w := newWorld(t)
	w.sell(1, today, w.slot(1, today, 0), "TAKE", "EUR", 10)
	r := w.ask(breakdown.Query{Period: on(today), Against: breakdown.Against{Kind: breakdown.PreviousYear}})
	want(t, lines(r.Totals), `EUR 10`)
	if r.Compared.Known || r.Totals[0].Other != nil {
		t.Errorf("got %+v", r.Compared)
	}
	if r := w.ask(breakdown.Query{Period: on(today.AddDays(-100))}); len(r.Rows)+len(r.Totals) != 0 {
		t.Errorf("an empty day has %+v", r)
	}
}

func TestCurrenciesAreNotAdded(t *testing.T) {
	w := newWorld(t)
	w.sell(1, today, w.slot(1, today, 0), "TAKE", "EUR", 10)
	w.sell(1, today, w.slot(1, today, 0), "TAKE", "USD", 30)
	w.sell(2, today, w.slot(1, today, 0), "DINE", "EUR", 30)
	r := w.ask(breakdown.Query{Period: on(today), By: []breakdown.Dimension{breakdown.SalesType}})
	want(t, lines(r.Totals), "EUR 40\nUSD 30")
	want(t, lines(r.Rows), "DINE EUR 30\nTAKE EUR 10\nTAKE USD 30")
	if got := [3]sales.Amount{*r.Rows[0].Share, *r.Rows[1].Share, *r.Rows[2].Share}; got != [3]sales.Amount{7500, 2500, 10000} {
		t.Errorf("shares are %v", got)
	}
}

func TestLikeForLike(t *testing.T) {
	w := newWorld(t)
	lastWeek := today.AddDays(-7)
	yesterday := today.AddDays(-1)
	q := breakdown.Query{Period: on(yesterday), Against: breakdown.Against{Kind: breakdown.SameWeekdayLastWeek}, LikeForLike: true}
	for unit, days := range map[tenant.UnitID][]calendar.Day{1: {yesterday, lastWeek.AddDays(-1)}, 2: {yesterday}, 7: {yesterday}, 8: {lastWeek.AddDays(-1)}} {
		for _, d := range days {
			w.sell(unit, d, w.slot(unit, d, 9), "TAKE", "EUR", 10*int64(unit))
		}
	}
	q.Filters = map[breakdown.Dimension][]string{breakdown.Country: {"ES"}}
	r := w.ask(q)
	want(t, lines(r.Totals), "EUR 10 (10 vs 10)")
	var left string
	for _, u := range r.Compared.LeftOut {
		left += u.Unit.Name + " " + u.Reason + "\n"
	}
	want(t, left[:len(left)-1], "Two not-reporting\nSeven not-open\nEight not-open")
	q.LikeForLike = false
	want(t, lines(w.ask(q).Totals), "EUR 100 (10 vs 10)")
}

func TestTopAndTheRest(t *testing.T) {
	w := newWorld(t)
	for unit := tenant.UnitID(1); unit <= 4; unit++ {
		w.sell(unit, today, w.slot(unit, today, 0), "TAKE", "EUR", 10*int64(unit))
	}
	q := breakdown.Query{Period: on(today), By: []breakdown.Dimension{breakdown.Unit}, Top: 2, Sort: breakdown.Net, Descending: true}
	want(t, lines(w.ask(q).Rows), "4 EUR 40\n3 EUR 30\nrest EUR 30")
	q.Sort, q.Descending = breakdown.Key, false
	want(t, lines(w.ask(q).Rows), "3 EUR 30\n4 EUR 40\nrest EUR 30")
}

func TestDayOnlyFigures(t *testing.T) {
	w := newWorld(t)
	w.sell(1, today, w.slot(1, today, 0), "TAKE", "EUR", 10)
	w.sell(1, today, time.Time{}, "TAKE", "EUR", 50)
	want(t, lines(w.ask(breakdown.Query{Period: on(today), Grain: breakdown.BySlot}).Rows), "05:00 EUR 10\nEUR 50")
	want(t, lines(w.ask(breakdown.Query{Period: on(today)}).Totals), "EUR 60")
}

func TestOnlyPermittedUnits(t *testing.T) {
	w := newWorld(t)
	for unit := tenant.UnitID(1); unit <= 3; unit++ {
		w.sell(unit, today, w.slot(unit, today, 0), "TAKE", "EUR", 10*int64(unit))
	}
	w.caller.Units = []tenant.UnitID{2}
	r := w.ask(breakdown.Query{Period: on(today)})
	want(t, lines(r.Totals), "EUR 20")
	if r.Units != 1 {
		t.Errorf("%d units", r.Units)
	}
	_, err := w.Sales(t.Context(), w.caller, breakdown.Query{Period: on(today), Units: []tenant.UnitID{1}})
	if !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("got %v", err)
	}
}

func TestQuestionsThatMakeNoSense(t *testing.T) {
	w := newWorld(t)
	for parameter, q := range map[string]breakdown.Query{
		"by":           {Period: on(today), By: []breakdown.Dimension{breakdown.Unit, breakdown.Unit}},
		"top":          {Period: on(today), Top: 3},
		"start":        {Period: breakdown.Period{Kind: breakdown.Range}},
		"end":          {Period: between(today, today.AddDays(-1))},
		"compareStart": {Period: on(today), Against: breakdown.Against{Kind: breakdown.Chosen}},
	} {
		_, err := w.Sales(t.Context(), w.caller, q)
		refused(t, err, parameter)
	}
	_, err := w.Sales(t.Context(), w.caller, breakdown.Query{Period: between(today.AddDays(-400), today)})
	refused(t, err, "end")
}

func TestAveragesAreRoundedHalfToEven(t *testing.T) {
	for _, c := range []struct {
		amount sales.Amount
		count  int64
		want   string
	}{
		{10_000, 3, "0.3333"}, {5, 2, "0.0002"}, {15, 10, "0.0002"}, {25, 10, "0.0002"}, {-25, 10, "-0.0002"}, {-10_000, 3, "-0.3333"}, {20_000, 3, "0.6667"},
	} {
		if got := breakdown.Average(c.amount, c.count); got.String() != c.want {
			t.Errorf("%d by %d is %s, want %s", c.amount, c.count, got, c.want)
		}
	}
	if breakdown.Average(1, 0) != nil {
		t.Error("an average of nothing is something")
	}
}

// A day that runs where nothing that is asked for can be sold is no part of the report.
func TestSales_RunsOnlyWhereFiltersPass(t *testing.T) {
	w := newWorld(t)
	w.sell(1, today, w.slot(1, today, 0), "DINE", "EUR", 100)
	w.sell(9, today, w.slot(9, today, 0), "DINE", "USD", 100)
	for _, c := range []struct {
		filter  breakdown.Dimension
		value   string
		running bool
	}{
		{breakdown.Currency, "USD", true}, {breakdown.Currency, "EUR", false},
		{breakdown.Weekday, "monday", true}, {breakdown.Weekday, "friday", false},
	} {
		r := w.ask(breakdown.Query{
			Period: between(today.AddDays(-7), today), Units: []tenant.UnitID{9},
			Filters: map[breakdown.Dimension][]string{c.filter: {c.value}},
		})
		if r.Running != c.running || r.Until.IsZero() == c.running {
			t.Errorf("%s %s: runs: %t until %s, want %t", c.filter, c.value, r.Running, r.Until, c.running)
		}
	}
}

package breakdown_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// open pages through the figures behind a number, and returns them.
func (w *world) open(q breakdown.FigureQuery) []store.Figure {
	w.t.Helper()
	var all []store.Figure
	for {
		page, err := w.Figures(w.t.Context(), w.caller, q)
		check(w.t, err)
		if len(page.Figures) > q.Limit {
			w.t.Fatalf("a page of %d has %d", q.Limit, len(page.Figures))
		}
		all = append(all, page.Figures...)
		if page.Next == nil {
			return all
		}
		q.After = page.Next
	}
}

// TestEveryNumberOpens opens numbers of random reports, and holds the sum of the figures to each.
func TestEveryNumberOpens(t *testing.T) {
	w := newWorld(t)
	random := rand.New(rand.NewPCG(3, 4))
	first := calendar.NewDay(2026, time.October, 25)
	for range 1200 { // until the day that runs, and all of that
		unit, day := tenant.UnitID(1+random.IntN(8)), first.AddDays(random.IntN(30))
		slots := w.units[unit].Calendar.Slots(day)
		start := slots[random.IntN(len(slots))].Start
		if random.IntN(10) == 0 {
			start = time.Time{} // known by the day only
		}
		w.sell(unit, day, start, pick[sales.TypeID](random, "DINE", "TAKE"), pick[sales.Currency](random, "EUR", "USD"), int64(random.IntN(2000)-200))
	}
	opened := map[breakdown.Number]int{}
	for range 150 {
		q := w.randomQuery(random, first)
		q.Against.Kind = pick(random, breakdown.Nothing, breakdown.PreviousDay, breakdown.PreviousWeek, breakdown.PreviousMonth)
		q.LikeForLike = random.IntN(3) == 0
		if len(q.By) > 0 {
			q.Top = random.IntN(4)
		}
		r := w.ask(q)
		for range min(3, len(r.Rows)) {
			w.holdToFigures(random, q, r.Rows[random.IntN(len(r.Rows))], true, opened)
		}
		for _, total := range r.Totals {
			w.holdToFigures(random, q, total, false, opened)
		}
	}
	for _, of := range []breakdown.Number{breakdown.Sold, breakdown.Part, breakdown.Other} {
		if opened[of] < 50 {
			t.Errorf("only %d numbers of %s were opened", opened[of], of)
		}
	}
}

// holdToFigures opens the numbers of a row.
func (w *world) holdToFigures(random *rand.Rand, q breakdown.Query, row breakdown.Row, inBucket bool, opened map[breakdown.Number]int) {
	w.t.Helper()
	filters := maps.Clone(q.Filters)
	filters[breakdown.Currency] = []string{string(row.Currency)}
	q.Filters = filters
	ask := breakdown.FigureQuery{Query: q, Groups: row.Groups, Rest: row.Rest, Limit: 1 + random.IntN(300), Again: row.Bucket.Again}
	if inBucket {
		ask.Bucket = &row.Bucket.Key
	}
	for of, number := range map[breakdown.Number]*sales.Measures{breakdown.Sold: row.Sold, breakdown.Part: row.Part, breakdown.Other: row.Other} {
		if number == nil {
			continue
		}
		opened[of]++
		ask.Of = of
		var sum sales.Measures
		for _, f := range w.open(ask) {
			sum = sum.Plus(f.Measures)
		}
		if sum != *number {
			w.t.Fatalf("%s of %+v in %+v is %v, its figures are %v", of, row, q, *number, sum)
		}
	}
}

func TestFiguresSayWhereTheyComeFrom(t *testing.T) {
	w := newWorld(t)
	for n, at := range []int{0, 1, 4} { // 05:00, 05:15 and 06:00
		w.sell(1, today, w.slot(1, today, at), "TAKE", "EUR", int64(n+1)*10)
	}
	five := "05:00"
	figures := w.open(breakdown.FigureQuery{Query: breakdown.Query{Period: on(today), Grain: breakdown.ByHour, Units: []tenant.UnitID{1}}, Of: breakdown.Sold, Bucket: &five, Limit: 1})
	if len(figures) != 2 || figures[0].Seq != 1 || figures[1].Seq != 2 || !figures[1].ChangedAt.Equal(w.clock) {
		t.Errorf("got %+v", figures)
	}
	nowhere := "23:00"
	if none := w.open(breakdown.FigureQuery{Query: breakdown.Query{Period: on(today), Grain: breakdown.ByHour}, Of: breakdown.Sold, Bucket: &nowhere, Limit: 9}); len(none) != 0 {
		t.Errorf("got %+v", none)
	}
	w.caller.Units = []tenant.UnitID{2}
	if others := w.open(breakdown.FigureQuery{Query: breakdown.Query{Period: on(today)}, Of: breakdown.Sold, Limit: 9}); len(others) != 0 {
		t.Errorf("a caller of unit 2 gets %+v", others)
	}
}

func TestFiguresOfNoRow(t *testing.T) {
	w := newWorld(t)
	by := []breakdown.Dimension{breakdown.Unit, breakdown.SalesType}
	for parameter, q := range map[string]breakdown.FigureQuery{
		"group": {Query: breakdown.Query{Period: on(today), By: by}, Groups: []string{"1"}},
		"rest":  {Query: breakdown.Query{Period: on(today), By: by}, Rest: true},
		"by":    {Query: breakdown.Query{Period: on(today), By: []breakdown.Dimension{breakdown.Unit, breakdown.Unit}}},
	} {
		_, err := w.Figures(t.Context(), w.caller, q)
		refused(t, err, parameter)
	}
}

func TestFiguresComeInOrder(t *testing.T) {
	w := newWorld(t)
	for n := range 30 {
		unit := tenant.UnitID(1 + n%5)
		w.sell(unit, today, w.slot(unit, today, n%7), "TAKE", "EUR", 10)
	}
	q := breakdown.FigureQuery{Query: breakdown.Query{Period: on(today)}, Of: breakdown.Sold, Limit: 1000}
	whole := w.open(q)
	q.Limit = 4
	if paged := w.open(q); !slices.EqualFunc(whole, paged, func(a, b store.Figure) bool { return a.FigureKey == b.FigureKey }) {
		t.Errorf("in pages they are %+v, at once %+v", paged, whole)
	}
}

package storetest

import (
	"math"
	"testing"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var totals = map[string]func(*testing.T, store.Store){
	"day totals are by unit, day, type and currency": totalsByKey,
	"totals follow changes by differences":           totalsFollow,
	"an entry has the totals of its unit's day":      totalsOfEntry,
	"a total out of range refuses the submission":    totalsOutOfRange,
	"totals at the edge of their range are exact":    totalsAtEdge,
}

func totalsByKey(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.grid()
	want := []store.DayTotal{}
	for _, unit := range []tenant.UnitID{1, 2, 3} {
		for day := range 2 {
			for _, typ := range []sales.TypeID{"DINE", "TAKE"} {
				for _, currency := range []sales.Currency{"EUR", "USD"} {
					want = append(want, store.DayTotal{Unit: unit, Day: monday.AddDays(day), Type: typ, Currency: currency})
				}
			}
		}
	}
	for _, f := range d.query(store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday.AddDays(1)}}) {
		for i := range want {
			if want[i].Unit == f.Unit && want[i].Day == f.Day && want[i].Type == f.Type && want[i].Currency == f.Currency {
				want[i].Measures = plus(want[i].Measures, f.Measures)
			}
		}
	}
	got, err := s.DayTotals(t.Context(), store.Background(d.id), store.DayQuery{From: monday, To: monday.AddDays(1)})
	check(t, err)
	equal(t, got, want)
	got, err = s.DayTotals(t.Context(), store.Background(d.id), store.DayQuery{Units: []tenant.UnitID{3, 1}, From: monday, To: monday})
	check(t, err)
	equal(t, got, append(want[0:4:4], want[16:20]...))
	got, err = s.DayTotals(t.Context(), store.Background(d.id), store.DayQuery{Units: []tenant.UnitID{}, From: monday, To: monday})
	check(t, err)
	equal(t, got, nil)
}

func plus(a, b sales.Measures) sales.Measures {
	return sales.Measures{Net: a.Net + b.Net, Gross: a.Gross + b.Gross, Checks: a.Checks + b.Checks, Guests: a.Guests + b.Guests}
}

func totalsFollow(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	for _, step := range []struct {
		name string
		rows []sales.Row
		want sales.Amount
	}{
		{"created", []sales.Row{row(0, 100), row(1, 50)}, 150},
		{"updated", []sales.Row{row(0, 80)}, 130},
		{"refunded", []sales.Row{row(1, -500)}, -420},
		{"unchanged", []sales.Row{row(1, -500)}, -420},
	} {
		d.append(sub(step.rows...))
		got := d.totals()
		equal(t, len(got), 1)
		if got[0].Net != step.want {
			t.Fatalf("%s: net %d, want %d", step.name, got[0].Net, step.want)
		}
		d.clean()
	}
}

func totalsOfEntry(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	dine, dollars := row(0, 3), row(0, 5)
	dine.Type, dollars.Currency = "DINE", "USD"
	d.append(sub(row(0, 1), dine, dollars))
	other := sub(row(0, 1000))
	other.Unit = 2
	d.append(other)
	e := d.append(sub(row(1, 10)))
	equal(t, e.Totals, []store.Total{
		{Currency: "EUR", Measures: sales.Measures{Net: 14, Gross: 35, Checks: 9, Guests: 15}},
		{Currency: "USD", Measures: sales.Measures{Net: 5, Gross: 12, Checks: 3, Guests: 5}},
	})
}

func totalsOutOfRange(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, sales.MaxTotal-7)))
	for _, c := range []struct {
		name   string
		change func(*sales.Row)
	}{
		{"net", func(r *sales.Row) { r.Net, r.Gross = 8, 0 }},
		{"gross", func(r *sales.Row) { r.Net, r.Gross = 0, 8 }},
		{"negative", func(r *sales.Row) { r.Net, r.Gross = math.MinInt64, 0 }},
		{"largest", func(r *sales.Row) { r.Net, r.Gross = math.MaxInt64, math.MaxInt64 }},
		{"checks", func(r *sales.Row) { r.Checks = math.MaxInt64 }},
		{"guests", func(r *sales.Row) { r.Guests = math.MinInt64 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := row(1, 0)
			bad.Gross = 0
			c.change(&bad)
			_, err := s.Append(t.Context(), store.Background(d.id), sub(row(2, 0), bad))
			fails(t, err, store.ErrTotalOutOfRange)
			_, err = s.Preview(t.Context(), store.Background(d.id), sub(bad))
			fails(t, err, store.ErrTotalOutOfRange)
			equal(t, d.nets(), []sales.Amount{sales.MaxTotal - 7})
		})
	}
	d.clean()
}

func totalsAtEdge(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	// On the way to its sum, each of these leaves what an int64 can hold.
	huge, less := row(0, math.MaxInt64), row(1, -math.MaxInt64)
	huge.Gross, less.Gross = math.MaxInt64, -math.MaxInt64
	more, rest := row(2, math.MaxInt64), row(3, -math.MaxInt64+sales.MaxTotal)
	more.Gross, rest.Gross = math.MaxInt64, -math.MaxInt64+sales.MaxTotal
	d.append(sub(huge, more, less, rest))
	equal(t, d.totals()[0].Measures, sales.Measures{Net: sales.MaxTotal, Gross: sales.MaxTotal, Checks: 12, Guests: 20})
	d.clean()
}

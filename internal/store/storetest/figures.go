package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var figures = map[string]func(*testing.T, store.Store){
	"a figure says where it comes from":          figureOrigin,
	"rows that are not named are not touched":    figureUntouched,
	"figures are filtered, in order, and paged":  figureQueries,
	"the same slot may have figures on two days": figureDays,
	"last received is of every unit that sent":   lastReceived,
}

func figureOrigin(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 1)))
	e := d.append(observed(sub(row(0, 2)), 600))
	equal(t, d.figures(), []store.Figure{{
		FigureKey:  store.FigureKey{Unit: 1, Day: monday, Key: e.Rows[0].Key()},
		Measures:   e.Rows[0].Measures,
		ObservedAt: e.ObservedAt,
		Seq:        2,
		Submission: e.ID,
		ChangedAt:  e.ReceivedAt,
	}})
}

func figureUntouched(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 1), row(1, 2), row(2, 3)))
	d.append(sub(row(2, 30), row(0, 10)))
	equal(t, d.nets(), []sales.Amount{10, 2, 30})
}

// grid appends a figure for each of 3 units, 2 days, 2 slots, 2 types and 2 currencies, in no good order.
func (d desk) grid() {
	for _, unit := range []tenant.UnitID{2, 3, 1} {
		for _, day := range []int{1, 0} {
			s := sub()
			s.Unit, s.Day = unit, monday.AddDays(day)
			for i := range 8 {
				r := row(96*day+i/4, sales.Amount(i))
				r.Type = []sales.TypeID{"TAKE", "DINE"}[i/2%2]
				r.Currency = []sales.Currency{"USD", "EUR"}[i%2]
				s.Rows = append(s.Rows, r)
			}
			d.append(s)
		}
	}
}

func figureQueries(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.grid()
	all := store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday.AddDays(1)}}
	figures := d.query(all)
	equal(t, len(figures), 48)
	for i := 1; i < len(figures); i++ {
		if !before(figures[i-1].FigureKey, figures[i].FigureKey) {
			t.Fatalf("%+v comes before %+v", figures[i-1].FigureKey, figures[i].FigureKey)
		}
	}
	for _, c := range []struct {
		name   string
		change func(*store.FigureQuery)
		keep   func(store.Figure) bool
	}{
		{"a unit", func(q *store.FigureQuery) { q.Units = []tenant.UnitID{2} }, func(f store.Figure) bool { return f.Unit == 2 }},
		{"two units", func(q *store.FigureQuery) { q.Units = []tenant.UnitID{3, 1} }, func(f store.Figure) bool { return f.Unit != 2 }},
		{"no units", func(q *store.FigureQuery) { q.Units = []tenant.UnitID{} }, func(store.Figure) bool { return false }},
		{"a day", func(q *store.FigureQuery) { q.To = monday }, func(f store.Figure) bool { return f.Day == monday }},
		{"a currency", func(q *store.FigureQuery) { q.Currency = "USD" }, func(f store.Figure) bool { return f.Currency == "USD" }},
		{"a type", func(q *store.FigureQuery) { q.Type = "DINE" }, func(f store.Figure) bool { return f.Type == "DINE" }},
		{"from a slot", func(q *store.FigureQuery) { q.SlotFrom = row(1, 0).SlotStart }, func(f store.Figure) bool { return !f.SlotStart.Before(row(1, 0).SlotStart) }},
		{"before a slot", func(q *store.FigureQuery) { q.SlotTo = row(1, 0).SlotStart }, func(f store.Figure) bool { return f.SlotStart.Before(row(1, 0).SlotStart) }},
		{"from just after a slot", func(q *store.FigureQuery) { q.SlotFrom = noon.Add(time.Nanosecond) }, func(f store.Figure) bool { return f.SlotStart.After(noon) }},
		{"before just after a slot", func(q *store.FigureQuery) { q.SlotTo = noon.Add(time.Nanosecond) }, func(f store.Figure) bool { return !f.SlotStart.After(noon) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := all
			c.change(&q)
			var want []store.Figure
			for _, f := range figures {
				if c.keep(f) {
					want = append(want, f)
				}
			}
			equal(t, d.query(q), want)
			equal(t, d.pages(q, 5), want)
		})
	}
}

func (d desk) query(q store.FigureQuery) []store.Figure {
	d.t.Helper()
	got, err := d.s.Figures(d.t.Context(), store.Background(d.id), q)
	check(d.t, err)
	return got
}

func (d desk) pages(q store.FigureQuery, limit int) (all []store.Figure) {
	d.t.Helper()
	q.Limit = limit
	for {
		page := d.query(q)
		if len(page) > limit {
			d.t.Fatalf("a page of %d has %d figures", limit, len(page))
		}
		all = append(all, page...)
		if len(page) < limit {
			return all
		}
		q.After = &page[len(page)-1].FigureKey
	}
}

func before(a, b store.FigureKey) bool {
	switch {
	case a.Unit != b.Unit:
		return a.Unit < b.Unit
	case a.Day != b.Day:
		return a.Day.Before(b.Day)
	case !a.SlotStart.Equal(b.SlotStart):
		return a.SlotStart.Before(b.SlotStart)
	case a.Type != b.Type:
		return a.Type < b.Type
	}
	return a.Currency < b.Currency
}

func figureDays(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	tuesday := sub(row(0, 2))
	tuesday.Day = monday.AddDays(1)
	d.append(sub(row(0, 1)))
	equal(t, d.append(tuesday).Outcomes, []sales.Outcome{sales.Created})
	equal(t, d.nets(), []sales.Amount{1})
}

func lastReceived(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	last, err := s.LastReceived(t.Context(), store.Background(d.id))
	check(t, err)
	equal(t, len(last), 0)
	first, second, late := sub(row(0, 1)), sub(row(0, 1)), sub(row(0, 1))
	second.Unit, late.ReceivedAt = 3, first.ReceivedAt.Add(-time.Hour)
	d.append(first)
	d.append(second)
	d.append(late)
	last, err = s.LastReceived(t.Context(), store.Background(d.id))
	check(t, err)
	equal(t, last, map[tenant.UnitID]time.Time{1: first.ReceivedAt, 3: second.ReceivedAt})
}

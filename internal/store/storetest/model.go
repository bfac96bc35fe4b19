package storetest

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var model = map[string]func(*testing.T, store.Store){
	"a store does what a plain model does": followsModel,
}

// modelFigure is a figure of the model, and what later rows are held against.
type modelFigure struct {
	store.Figure
	reference time.Time
}

// plainModel keeps figures in a map, and sums them whenever it is asked.
type plainModel struct {
	figures map[store.FigureKey]modelFigure
	entries []store.Entry
}

func (m *plainModel) append(s store.Submission) store.Entry {
	e := store.Entry{Seq: store.Seq(len(m.entries) + 1), Submission: s}
	for _, r := range s.Rows {
		e.Outcomes = append(e.Outcomes, m.take(e, r))
	}
	e.Totals = m.totals(s.Unit, s.Day)
	m.entries = append(m.entries, e)
	return e
}

func (m *plainModel) take(e store.Entry, r sales.Row) sales.Outcome {
	key := store.FigureKey{Unit: e.Unit, Day: e.Day, Key: r.Key()}
	current, exists := m.figures[key]
	switch {
	case exists && e.ObservedAt != nil && e.ObservedAt.Before(current.reference):
		return sales.Superseded
	case exists && r.Measures == current.Measures:
		if e.ObservedAt != nil && e.ObservedAt.After(current.reference) {
			current.ObservedAt, current.reference = e.ObservedAt, *e.ObservedAt
			m.figures[key] = current
		}
		return sales.Unchanged
	}
	next := modelFigure{store.Figure{
		FigureKey: key, Measures: r.Measures, ObservedAt: e.ObservedAt, Seq: e.Seq, Submission: e.ID, ChangedAt: e.ReceivedAt,
	}, e.ReceivedAt}
	if e.ObservedAt != nil {
		next.reference = *e.ObservedAt
	}
	m.figures[key] = next
	if exists {
		return sales.Updated
	}
	return sales.Created
}

func (m *plainModel) totals(unit tenant.UnitID, day calendar.Day) []store.Total {
	sums := map[sales.Currency]sales.Measures{}
	for _, f := range m.figures {
		if f.Unit == unit && f.Day == day {
			sums[f.Currency] = plus(sums[f.Currency], f.Measures)
		}
	}
	var totals []store.Total
	for currency, sum := range sums {
		totals = append(totals, store.Total{Currency: currency, Measures: sum})
	}
	slices.SortFunc(totals, func(a, b store.Total) int { return cmp.Compare(a.Currency, b.Currency) })
	return totals
}

// state returns the figures in order.
func (m *plainModel) state() []store.Figure {
	var all []store.Figure
	for _, f := range m.figures {
		all = append(all, f.Figure)
	}
	slices.SortFunc(all, func(a, b store.Figure) int {
		if before(a.FigureKey, b.FigureKey) {
			return -1
		}
		return 1
	})
	return all
}

func followsModel(t *testing.T, s store.Store) {
	round := 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		d := newDesk(t, s, tenant.Slug(fmt.Sprintf("m%d", round)))
		m := &plainModel{figures: map[store.FigureKey]modelFigure{}}
		for range rapid.IntRange(1, 12).Draw(r, "submissions") {
			submission := drawSubmission(r)
			want := m.append(submission)
			preview, err := s.Preview(t.Context(), store.Background(d.id), submission)
			check(t, err)
			got := d.append(submission)
			same(r, got, want)
			preview.Seq = got.Seq
			same(r, preview, want)
		}
		figures := d.query(store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday.AddDays(1)}})
		same(r, figures, m.state())
		d.matchesPast(r, m)
		d.clean()
	})
}

// matchesPast compares what can be read of a past moment with the model's entries.
func (d desk) matchesPast(r *rapid.T, m *plainModel) {
	until := noon.Add(time.Duration(rapid.IntRange(0, 40).Draw(r, "until")) * time.Minute)
	var want []store.Entry
	for _, e := range m.entries {
		if e.Unit == 1 && e.Day == monday && !e.ReceivedAt.After(until) {
			want = append(want, e)
		}
	}
	got, err := d.s.EntriesOfDay(d.t.Context(), store.Background(d.id), 1, monday, until)
	check(d.t, err)
	same(r, got, want)
}

func drawSubmission(r *rapid.T) store.Submission {
	s := sub()
	s.Unit = tenant.UnitID(rapid.IntRange(1, 2).Draw(r, "unit"))
	s.Day = monday.AddDays(rapid.IntRange(0, 1).Draw(r, "day"))
	s.ReceivedAt = noon.Add(time.Duration(rapid.IntRange(0, 40).Draw(r, "received")) * time.Minute)
	if rapid.Bool().Draw(r, "says when") {
		s = observed(s, rapid.IntRange(-5, 40).Draw(r, "observed"))
	}
	rows := rapid.SliceOfNDistinct(rapid.Custom(drawRow), 0, 8, sales.Row.Key).Draw(r, "rows")
	if len(rows) > 0 {
		s.Rows = rows
	}
	return s
}

func drawRow(r *rapid.T) sales.Row {
	out := row(rapid.IntRange(0, 3).Draw(r, "slot"), sales.Amount(rapid.IntRange(-2, 2).Draw(r, "net")))
	out.Type = rapid.SampledFrom([]sales.TypeID{"TAKE", "DINE", "Ñ"}).Draw(r, "type")
	out.Currency = rapid.SampledFrom([]sales.Currency{"EUR", "USD"}).Draw(r, "currency")
	return out
}

func same[T any](r *rapid.T, got, want T) {
	if !reflect.DeepEqual(got, want) {
		r.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

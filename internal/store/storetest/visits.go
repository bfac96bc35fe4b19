package storetest

import (
	"errors"
	"testing"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var visits = map[string]func(*testing.T, store.Store){
	"a visitor of figures sees what Figures returns":    visitFigures,
	"a visitor of totals sees what DayTotals returns":   visitTotals,
	"a visitor of a day sees each change of it":         visitDay,
	"a visitor ends its visit with an error":            visitUntil,
	"totals of a range that begins in mid-month end so": visitAcrossMonths,
}

// visited returns what a visitor sees of monday and the day after it.
func (d desk) visited(units ...tenant.UnitID) []store.SlotFigure {
	d.t.Helper()
	var seen []store.SlotFigure
	check(d.t, d.s.EachFigure(d.t.Context(), store.Background(d.id), twoDays(units), func(f *store.SlotFigure) error {
		seen = append(seen, *f)
		return nil
	}))
	return seen
}

func (d desk) visitedTotals(units ...tenant.UnitID) []store.DayTotal {
	d.t.Helper()
	var seen []store.DayTotal
	check(d.t, d.s.EachDayTotal(d.t.Context(), store.Background(d.id), twoDays(units), func(t *store.DayTotal) error {
		seen = append(seen, *t)
		return nil
	}))
	return seen
}

func twoDays(units []tenant.UnitID) store.DayQuery {
	return store.DayQuery{Units: units, From: monday, To: monday.AddDays(1)}
}

func visitFigures(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.grid()
	for _, units := range [][]tenant.UnitID{nil, {2}, {3, 1}} {
		var want []store.SlotFigure
		for _, f := range d.query(store.FigureQuery{DayQuery: twoDays(units)}) {
			want = append(want, store.SlotFigure{FigureKey: f.FigureKey, Measures: f.Measures})
		}
		equal(t, d.visited(units...), want)
	}
	equal(t, len(d.visited()), 48)
}

// A day that was seen before is not seen as it was then.
func visitDay(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	other := newDesk(t, s, "b")
	for _, unit := range []tenant.UnitID{2, 1} {
		full := sub(row(0, 4), row(1, 5))
		full.Unit, full.Rows[0].Type = unit, "DINE"
		d.append(full)
	}
	other.append(sub(row(0, 99)))
	replacing := sub(row(1, 5))
	replacing.Replace = true
	elsewhere := sub(row(0, 7))
	elsewhere.Unit, elsewhere.Day = 2, monday.AddDays(1)
	for _, x := range []store.Submission{sub(row(0, 1)), sub(row(2, 2)), replacing, elsewhere, sub(row(0, 3))} {
		d.append(x)
		for _, units := range [][]tenant.UnitID{nil, {1}, {3, 1}, {9}} {
			equal(t, d.visitedOn(monday, units...), d.figuresOn(monday, units...))
			equal(t, d.totalsOn(monday, monday, units...), d.totalsOn(monday.AddDays(-1), monday, units...))
		}
	}
	equal(t, len(other.visitedOn(monday)), 1)
}

// visitedOn returns what a visitor sees of a day.
func (d desk) visitedOn(day calendar.Day, units ...tenant.UnitID) (seen []store.SlotFigure) {
	d.t.Helper()
	check(d.t, d.s.EachFigure(d.t.Context(), store.Background(d.id), store.DayQuery{Units: units, From: day, To: day}, func(f *store.SlotFigure) error {
		seen = append(seen, *f)
		return nil
	}))
	return seen
}

// totalsOn returns the totals of some days.
func (d desk) totalsOn(from, to calendar.Day, units ...tenant.UnitID) []store.DayTotal {
	d.t.Helper()
	totals, err := d.s.DayTotals(d.t.Context(), store.Background(d.id), store.DayQuery{Units: units, From: from, To: to})
	check(d.t, err)
	return totals
}

// figuresOn returns what a visitor of a day should see.
func (d desk) figuresOn(day calendar.Day, units ...tenant.UnitID) (want []store.SlotFigure) {
	d.t.Helper()
	for _, f := range d.query(store.FigureQuery{DayQuery: store.DayQuery{Units: units, From: day, To: day}}) {
		want = append(want, store.SlotFigure{FigureKey: f.FigureKey, Measures: f.Measures})
	}
	return want
}

func visitTotals(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.grid()
	for _, units := range [][]tenant.UnitID{nil, {2}, {3, 1}} {
		want, err := s.DayTotals(t.Context(), store.Background(d.id), twoDays(units))
		check(t, err)
		equal(t, d.visitedTotals(units...), want)
	}
	equal(t, len(d.visitedTotals()), 24)
}

func visitUntil(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.grid()
	enough := errors.New("enough")
	seen := 0
	fails(t, s.EachFigure(t.Context(), store.Background(d.id), twoDays(nil), func(*store.SlotFigure) error {
		seen++
		return enough
	}), enough)
	fails(t, s.EachDayTotal(t.Context(), store.Background(d.id), twoDays(nil), func(*store.DayTotal) error {
		seen++
		return enough
	}), enough)
	equal(t, seen, 2)
}

func visitAcrossMonths(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	for ahead := range 70 {
		x := sub(row(0, 1))
		x.Day = monday.AddDays(ahead - 30)
		d.append(x)
	}
	got, err := s.DayTotals(t.Context(), store.Background(d.id), store.DayQuery{From: monday.AddDays(-10), To: monday.AddDays(25)})
	check(t, err)
	equal(t, len(got), 36)
	for i, total := range got {
		equal(t, total.Day, monday.AddDays(i-10))
	}
	d.clean()
}

package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

var replacement = map[string]func(*testing.T, store.Store){
	"a replacement removes what it does not name": replaces,
	"entries that removed figures are found":      removals,
	"a final day is closed to real-time sales":    finalDay,
	"an entry that was outrun is refused":         outrun,
	"a day can be done again without an entry":    dayWithout,
	"a day without an entry can be out of range":  dayWithoutOutOfRange,
	"a figure may be of the day only":             figureOfDay,
}

// imported returns a submission of kind import.
func imported(rows ...sales.Row) store.Submission {
	s := sub(rows...)
	s.Kind = store.Import
	return s
}

func replaces(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 1), row(1, 2), row(2, 3)))
	x := imported(row(1, 20), row(3, 40))
	x.Replace = true
	e := d.append(x)
	equal(t, e.Outcomes, []sales.Outcome{sales.Updated, sales.Created})
	equal(t, e.Removed, []sales.Row{row(0, 1), row(2, 3)})
	equal(t, d.nets(), []sales.Amount{20, 40})
	equal(t, d.totals()[0].Net, 60)
	kept, err := s.Entry(t.Context(), store.Background(d.id), e.ID)
	check(t, err)
	equal(t, kept, e)
	d.clean()

	nothing := imported()
	nothing.Replace = true
	d.append(nothing)
	equal(t, len(d.figures()), 0)
	equal(t, len(d.totals()), 0)
	d.clean()
}

func finalDay(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 1)))
	x := imported(row(0, 10))
	x.Finality = store.MakeFinal
	made := d.append(x)
	finals, err := s.FinalDays(t.Context(), store.Background(d.id), mondays())
	check(t, err)
	equal(t, finals, []store.FinalDay{{Unit: 1, Day: monday, Seq: made.Seq}})

	equal(t, d.append(sub(row(0, 2), row(1, 3))).Outcomes, []sales.Outcome{sales.Superseded, sales.Superseded})
	equal(t, d.nets(), []sales.Amount{10})
	d.clean()

	again := imported()
	again.Kind, again.Finality = store.Correction, store.Reopen
	d.append(again)
	equal(t, d.append(sub(row(0, 2), row(1, 3))).Outcomes, []sales.Outcome{sales.Updated, sales.Created})
	finals, err = s.FinalDays(t.Context(), store.Background(d.id), mondays())
	check(t, err)
	equal(t, len(finals), 0)
	d.clean()
}

func outrun(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	after := func(seq store.Seq) store.Submission {
		x := imported(row(0, sales.Amount(seq)))
		x.After = &seq
		return x
	}
	d.append(after(0))
	_, err := s.Append(t.Context(), store.Background(d.id), after(0))
	fails(t, err, store.ErrConflict)
	other := sub(row(0, 1))
	other.Day = monday.AddDays(1)
	d.append(other)
	e := d.append(after(1))
	equal(t, e.After, nil)
	equal(t, d.nets(), []sales.Amount{1})
	d.clean()
}

func dayWithout(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 1), row(1, 2)))
	x := imported(row(2, 30))
	x.Replace, x.Finality = true, store.MakeFinal
	bulk := d.append(x)
	late := d.append(sub(row(1, 5)))

	state, err := s.DayWithout(t.Context(), store.Background(d.id), 1, monday, func(e *store.Entry) bool { return e.ID == bulk.ID })
	check(t, err)
	equal(t, state, store.DayState{Rows: []sales.Row{row(0, 1), row(1, 5)}, Newest: late.Seq})
	state, err = s.DayWithout(t.Context(), store.Background(d.id), 1, monday, func(*store.Entry) bool { return false })
	check(t, err)
	equal(t, state, store.DayState{Rows: []sales.Row{row(2, 30)}, Newest: late.Seq, Final: true})
	state, err = s.DayWithout(t.Context(), store.Background(d.id), 1, calendar.NewDay(2020, time.May, 1), func(*store.Entry) bool { return false })
	check(t, err)
	equal(t, state, store.DayState{})
}

// A day that was out of range for some time, without an entry that took what was there away, can
// be in range again.
func dayWithoutOutOfRange(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, sales.MaxTotal-7)))
	x := imported(row(2, 30))
	x.Replace = true
	bulk := d.append(x)
	d.append(sub(row(1, 5)))
	without := func() []sales.Row {
		state, err := s.DayWithout(t.Context(), store.Background(d.id), 1, monday,
			func(e *store.Entry) bool { return e.ID == bulk.ID })
		check(t, err)
		return state.Rows
	}
	equal(t, without(), []sales.Row{row(0, sales.MaxTotal-7), row(1, 5)})
	d.append(sub(row(1, 0)))
	equal(t, without(), []sales.Row{row(0, sales.MaxTotal-7), row(1, 0)})
}

func figureOfDay(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	whole := row(0, 100)
	whole.SlotStart = time.Time{}
	d.append(imported(row(3, 1), whole))
	figures := d.figures()
	equal(t, d.nets(), []sales.Amount{100, 1})
	equal(t, figures[0].SlotStart.IsZero(), true)
	equal(t, d.totals()[0].Net, 101)
	d.clean()
}

func removals(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	replace := func(rows ...sales.Row) store.Entry {
		x := imported(rows...)
		x.Replace = true
		return d.append(x)
	}
	want := func(entries ...store.Entry) {
		t.Helper()
		var all []store.Removal
		for _, e := range entries {
			all = append(all, store.Removal{Unit: 1, Day: monday, Seq: e.Seq, Submission: e.ID, ReceivedAt: e.ReceivedAt})
		}
		got, err := s.Removals(t.Context(), store.Background(d.id), mondays())
		check(t, err)
		equal(t, got, all)
	}
	d.append(sub(row(0, 1), row(1, 2)))
	replace(row(0, 5), row(1, 2)) // changes, and removes nothing
	want()
	first := replace(row(0, 5))
	want(first)
	second := replace()
	want(first, second)
	got, err := s.Removals(t.Context(), store.Background(d.id), store.DayQuery{From: monday.AddDays(1), To: monday.AddDays(9)})
	check(t, err)
	equal(t, len(got), 0)
}

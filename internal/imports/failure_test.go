package imports

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// submit sends the same net sales for slots of an hour each, by tills.
func (h *hall) submit(day calendar.Day, net sales.Amount, hours ...int) {
	h.t.Helper()
	var rows []sales.Row
	for _, hour := range hours {
		rows = append(rows, sales.Row{
			SlotStart: slotKey(hour * 60 * 60).start(day), Type: "DINE", Currency: "EUR",
			Measures: sales.Measures{Net: net},
		})
	}
	_, err := h.store.Append(h.t.Context(), store.Background(h.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: 1, Kind: store.RealTime, ReceivedAt: h.clock,
		Submission: sales.Submission{Day: day, Rows: rows},
	})
	check(h.t, err)
}

// netOf returns the net sales of a day.
func (h *hall) netOf(day calendar.Day) (net sales.Amount) {
	h.t.Helper()
	totals, err := h.store.DayTotals(h.t.Context(), store.Background(h.caller.Tenant),
		store.DayQuery{From: day, To: day})
	check(h.t, err)
	for _, t := range totals {
		net += t.Net
	}
	return net
}

// Ten of these in a day are in range, eleven are not.
const tenth = sales.MaxTotal/10 - 1

var tenHours = []int{6, 7, 8, 9, 10, 11, 12, 13, 14, 15}

// Days that cannot be undone do not hold up the others, and are undone once they can be.
func TestUndo_OfADayThatWouldBeOutOfRange(t *testing.T) {
	h := newHall(t)
	first, second := calendar.NewDay(2026, 1, 1), calendar.NewDay(2026, 1, 2)
	one := tenant.UnitID(1)
	h.submit(first, tenth, tenHours...)
	i := h.preview(File{Content: days(2), Unit: &one})
	_, err := h.Commit(t.Context(), h.caller, i.ID, false)
	check(t, err)
	h.until(i.ID, Committed)
	h.submit(first, 2*tenth, 16)

	_, err = h.Undo(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, PartlyUndone)
	got, err := h.File(t.Context(), h.caller, i.ID)
	check(t, err)
	if got.FailureCount != 1 || len(got.Failures) != 1 || got.Failures[0].Day != "2026-01-01" ||
		got.Failures[0].Unit != 1 || got.Failures[0].Code != sales.OutOfRange {
		t.Errorf("%d failures: %+v", got.FailureCount, got.Failures)
	}
	if net := h.netOf(first); net != 7_0000+2*tenth {
		t.Errorf("the day that could not be undone has %s", net)
	}
	if net := h.netOf(second); net != 0 {
		t.Errorf("the day that could be undone has %s", net)
	}
	if _, err := h.Commit(t.Context(), h.caller, i.ID, false); !isRefused(err, sales.WrongState) {
		t.Errorf("committed again: %v", err)
	}

	h.submit(first, 0, 16)
	_, err = h.Undo(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, Undone)
	if net := h.netOf(first); net != 10*tenth {
		t.Errorf("after the undo the day has %s", net)
	}
	got, err = h.File(t.Context(), h.caller, i.ID)
	if check(t, err); got.FailureCount != 0 || len(got.Failures) != 0 {
		t.Errorf("failures are left: %+v", got.Failures)
	}
}

// What tills sent while the day was final counts once it is not.
func TestUndoSession_OfADayThatWouldBeOutOfRange(t *testing.T) {
	h := newHall(t)
	h.submit(sessionDate, tenth, tenHours...)
	i := h.finished(12)
	h.submit(sessionDate, tenth, 16)
	h.submit(sessionDate, tenth, 17)
	_, err := h.UndoSession(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, Committed)
	got, _, err := h.Session(t.Context(), h.caller, i.ID)
	if check(t, err); len(got.Failures) != 1 || got.Failures[0].Day != "2026-11-20" {
		t.Errorf("failures: %+v", got.Failures)
	}
	if net := h.netOf(sessionDate); net != 1_0000 {
		t.Errorf("the day has %s", net)
	}
	h.submit(sessionDate, 0, 16, 17)
	_, err = h.UndoSession(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, Undone)
	if net := h.netOf(sessionDate); net != 10*tenth {
		t.Errorf("after the undo the day has %s", net)
	}
}

// A file that was previewed before its counts were bounded has a day that can never be committed.
// The days that were committed can be undone.
func TestCommit_OfADayThatWouldBeOutOfRange(t *testing.T) {
	h := newHall(t)
	first, second := calendar.NewDay(2026, 1, 1), calendar.NewDay(2026, 1, 2)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(2), Unit: &one})
	h.makeOutOfRange(i)
	_, err := h.Commit(t.Context(), h.caller, i.ID, false)
	check(t, err)
	h.until(i.ID, PartlyCommitted)
	if net := h.netOf(first) + h.netOf(second); net != 7_0000 {
		t.Errorf("the days have %s", net)
	}
	_, err = h.Undo(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, Undone)
	last, err := h.store.LastSeq(t.Context(), h.caller.Tenant)
	if check(t, err); last != 2 {
		t.Errorf("there are %d entries, want one of a commit and one of an undo", last)
	}
}

// makeOutOfRange makes the first of the two days of an import one that is out of range.
func (h *hall) makeOutOfRange(i Import) {
	h.t.Helper()
	scope := store.Background(h.caller.Tenant)
	days, err := h.store.ImportDays(h.t.Context(), scope, i.ID, 0, 2)
	check(h.t, err)
	rows, err := rowsOf(&days[0])
	check(h.t, err)
	rows[0].Checks = int64(sales.MaxTotal) + 1
	days[0].Content, err = content(rows)
	check(h.t, err)
	check(h.t, h.removeDays(h.t.Context(), scope, i.ID))
	check(h.t, h.store.AddImportDays(h.t.Context(), scope, i.ID, Previewed, days))
}

func TestPreview_RefusesCountsThatSubmissionsRefuse(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Unit: &one, Content: strings.NewReader(
		"date,net,checks,guests\n2026-01-05,1,2147483647,2147483648\n2026-01-06,1,2147483648,1\n" +
			"2026-01-07,1,2147483647,2147483647\n")})
	if i.BadRows != 2 || i.Problems[0].Column != "guests" || i.Problems[1].Column != "checks" {
		t.Errorf("%d bad rows: %+v", i.BadRows, i.Problems)
	}
}

// A session that is out of range is open again and gets another call, while a process that finished
// it stood still: when that goes on, the call is not lost.
func TestFinish_ByAProcessThatStoodStill(t *testing.T) {
	h := newHall(t)
	scope := store.Background(h.caller.Tenant)
	i := h.openedOutOfRange()
	still, err := h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	h.clock = h.clock.Add(stalled + resumeEvery)
	check(t, h.resume(t.Context()))
	h.until(i.ID, Open)
	for n := 6; n < 17; n++ {
		_, err := h.Add(t.Context(), h.caller, i.ID, HourlySales, hour(n))
		check(t, err)
	}
	_, err = h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	if err := h.advance(t.Context(), scope, &still, Open); !errors.Is(err, errOvertaken) {
		t.Errorf("the process that stood still opens it again: %v", err)
	}
	done, _, err := h.Finish(t.Context(), h.caller, i.ID)
	if check(t, err); done.State != Committed {
		t.Errorf("the session is %s", done.State)
	}
	if found := h.figures(); len(found) != 11 {
		t.Errorf("the day has %d figures", len(found))
	}
}

// A process whose claim another took over does not say how far the work is.
func TestAdvance_AfterAnotherProcessClaimedIt(t *testing.T) {
	h := newHall(t)
	scope := store.Background(h.caller.Tenant)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(3), Unit: &one})
	i.State = Committing
	check(t, h.change(t.Context(), scope, &i))
	h.clock = h.clock.Add(stalled + resumeEvery)
	claimed, err := h.store.ClaimImport(t.Context(), h.ref(i.ID), h.clock, stalled)
	if check(t, err); !claimed {
		t.Fatal("it is not claimed")
	}
	i.DoneDays = 3
	if err := h.advance(t.Context(), scope, &i, Committed); !errors.Is(err, errOvertaken) {
		t.Errorf("got %v", err)
	}
}

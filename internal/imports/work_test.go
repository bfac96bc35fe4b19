package imports

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// sessionDate is the business day of sessionDay.
var sessionDate = calendar.NewDay(2026, 11, 20)

// openedSession returns an open session that states one hour.
func (h *hall) openedSession(at int) Import {
	h.t.Helper()
	i, err := h.Begin(h.t.Context(), h.caller, []byte(sessionDay))
	check(h.t, err)
	i, err = h.Add(h.t.Context(), h.caller, i.ID, HourlySales, hour(at))
	check(h.t, err)
	return i
}

// openedOutOfRange returns an open session whose day is out of range.
func (h *hall) openedOutOfRange() Import {
	h.t.Helper()
	i, err := h.Begin(h.t.Context(), h.caller, []byte(sessionDay))
	check(h.t, err)
	for n := 6; n < 17; n++ {
		body := strings.Replace(string(hour(n)), `"NetSales":1`, `"NetSales":999999999999`, 1)
		i, err = h.Add(h.t.Context(), h.caller, i.ID, HourlySales, []byte(body))
		check(h.t, err)
	}
	return i
}

// finished returns a finished session that states one hour.
func (h *hall) finished(at int) Import {
	h.t.Helper()
	i, _, err := h.Finish(h.t.Context(), h.caller, h.openedSession(at).ID)
	check(h.t, err)
	return i
}

// figures returns the figures of the day of sessions.
func (h *hall) figures() []store.Figure {
	h.t.Helper()
	found, err := h.store.Figures(h.t.Context(), store.Background(h.caller.Tenant), store.FigureQuery{
		DayQuery: store.DayQuery{From: sessionDate, To: sessionDate},
	})
	check(h.t, err)
	return found
}

func (h *hall) ref(id uuid.UUID) store.ImportRef {
	return store.ImportRef{Tenant: h.caller.Tenant, ID: id}
}

// A process may claim an import just before the one that was slow puts it into its last state.
func TestRun_LeavesWhatIsDoneAsItIs(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	session := h.finished(12)
	file := h.preview(File{Content: strings.NewReader("date,net\n2026-01-05,1\n"), Unit: &one})
	_, err := h.Commit(t.Context(), h.caller, file.ID, false)
	check(t, err)
	h.until(file.ID, Committed)
	_, err = h.Undo(t.Context(), h.caller, file.ID)
	check(t, err)
	h.until(file.ID, Undone)
	before, err := h.store.LastSeq(t.Context(), h.caller.Tenant)
	check(t, err)

	for id, state := range map[uuid.UUID]string{
		session.ID: Committed, file.ID: Undone, h.openedSession(13).ID: Open,
	} {
		if err := h.run(t.Context(), h.ref(id)); err != nil {
			t.Errorf("an import that is %s: %v", state, err)
		}
		h.until(id, state)
	}
	after, err := h.store.LastSeq(t.Context(), h.caller.Tenant)
	check(t, err)
	if found := h.figures(); after != before || len(found) != 1 {
		t.Errorf("%d entries were added, and the day has %d figures", after-before, len(found))
	}
}

// Two processes that commit the same file both end without an error: the slower finds it done.
func TestRun_TwoProcessesCommitOneFile(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(200), Unit: &one})
	i.State = Committing
	check(t, h.change(t.Context(), store.Background(h.caller.Tenant), &i))
	other := New(h.store, h.companies, h.log, h.now, Options{})
	var both sync.WaitGroup
	for _, process := range []*Service{h.Service, other} {
		both.Go(func() {
			if err := process.run(t.Context(), h.ref(i.ID)); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	h.until(i.ID, Committed)
	if last, err := h.store.LastSeq(t.Context(), h.caller.Tenant); last != 200 || err != nil {
		t.Errorf("there are %d entries, %v", last, err)
	}
}

// Each of two imports of a day is undone as a whole, in whichever order.
func TestUndo_OfImportsOfOneDay(t *testing.T) {
	for name, order := range map[string][2]int{"first first": {0, 1}, "last first": {1, 0}} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			sessions := []Import{h.finished(12), h.finished(13)}
			for n, at := range order {
				_, err := h.UndoSession(t.Context(), h.caller, sessions[at].ID)
				check(t, err)
				h.until(sessions[at].ID, Undone)
				if found := h.figures(); len(found) != 1-n {
					t.Errorf("after %d of 2 were undone the day has %d figures", n+1, len(found))
				}
			}
		})
	}
}

// What undid another import is not what tills sent.
func TestReconcile_AfterAnotherImportWasUndone(t *testing.T) {
	h := newHall(t)
	first, second := h.finished(12), h.finished(13)
	_, err := h.UndoSession(t.Context(), h.caller, first.ID)
	check(t, err)
	h.until(first.ID, Undone)
	r, err := h.Reconcile(t.Context(), h.caller, second)
	check(t, err)
	if len(r.BySlot) != 1 || r.BySlot[0].RealTime != nil {
		t.Errorf("tills sent nothing, and differ by %+v", r.BySlot)
	}
}

// What is asked for while the work on the last state ends is begun at once: the clock stands still.
func TestStart_WhileTheWorkBeforeEnds(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: strings.NewReader("date,net\n2026-01-05,1\n"), Unit: &one})
	h.running[h.ref(i.ID)] = false // as if it had work
	_, err := h.Commit(t.Context(), h.caller, i.ID, false)
	check(t, err)
	h.workOn(t.Context(), h.ref(i.ID)) // which ends only now
	h.until(i.ID, Committed)
	if len(h.running) != 0 {
		t.Errorf("%v is still at work", h.running)
	}
}

// A process whose clock was ahead has ended: its imports do not wait until its time has come.
func TestResume_AfterAClockThatWasAhead(t *testing.T) {
	h := newHall(t)
	i := h.openedSession(12)
	h.clock = h.clock.Add(time.Hour)
	_, err := h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	h.clock = h.clock.Add(-time.Hour)
	check(t, h.resume(t.Context()))
	h.until(i.ID, Committed)
}

// What has expired may take long to remove, or to be asked for: imports under way do not wait for
// it.
func TestRun_ResumesBesideAPurgeThatBlocks(t *testing.T) {
	h := newHall(t)
	i := h.openedSession(12)
	_, err := h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	h.clock = h.clock.Add(stalled + time.Second)
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() {
		h.Run(ctx, func(ctx context.Context) bool {
			<-ctx.Done()
			return false
		})
	})
	h.until(i.ID, Committed)
	stop()
	running.Wait()
}

// Calls that ask for the same at the same moment get the same answer.
func TestBegin_OfManyAtOnce(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(3), Unit: &one})
	session := h.finished(12)
	for name, call := range map[string]func() (Import, error){
		"commit":         func() (Import, error) { return h.Commit(t.Context(), h.caller, i.ID, false) },
		"undo a session": func() (Import, error) { return h.UndoSession(t.Context(), h.caller, session.ID) },
	} {
		var all sync.WaitGroup
		for range 16 {
			all.Go(func() {
				if _, err := call(); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		all.Wait()
	}
	h.until(i.ID, Committed)
	h.until(session.ID, Undone)
}

// A process ended while it finished a session whose day is out of range: another opens it again,
// and does not take that for a failure of its own.
func TestRun_OpensASessionOutOfRangeAgain(t *testing.T) {
	h := newHall(t)
	i := h.openedOutOfRange()
	_, err := h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	if err := h.run(t.Context(), h.ref(i.ID)); err != nil {
		t.Error(err)
	}
	h.until(i.ID, Open)
	if _, _, err := h.Finish(t.Context(), h.caller, i.ID); !isRefused(err, sales.OutOfRange) {
		t.Errorf("finished: %v", err)
	}
}

// A session that is finished at the same moment is not deleted, and the caller hears why.
func TestDiscard_BesideAFinish(t *testing.T) {
	h := newHall(t)
	i := h.openedSession(12)
	_, err := h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	err = h.discard(t.Context(), h.caller.UnitScope(), i) // read before it was finished
	if !isRefused(err, sales.WrongState) {
		t.Errorf("a session that is being finished: %v", err)
	}
}

package imports

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

const sessionDay = `{"unitId":1,"businessDay":"2026-11-20"}`

// hour returns the body of a call that states one hour.
func hour(n int) []byte {
	return fmt.Appendf(nil, `{"HourlySales":[{"CurrencyId":"EUR","SalesTypeId":"DINE","Hour":%d,
		"NetSales":1,"GrossSales":1,"NumChecks":1,"NumGuests":1}]}`, n)
}

// isRefused reports whether a call was refused with a code.
func isRefused(err error, code sales.Code) bool {
	refusal, ok := errors.AsType[*sales.Refusal](err)
	return ok && refusal.Faults[0].Code == code
}

// Calls that add to a session beside the one that finishes it are in the day, or are refused.
func TestSession_FinishedBesideCallsLosesNothing(t *testing.T) {
	h := newHall(t)
	for round := range 5 {
		i, err := h.Begin(t.Context(), h.caller, []byte(sessionDay))
		check(t, err)
		_, err = h.Add(t.Context(), h.caller, i.ID, HourlySales, hour(6))
		check(t, err)
		var group sync.WaitGroup
		var mu sync.Mutex
		added := 1
		for n := 7; n < 22; n++ {
			group.Go(func() {
				_, err := h.Add(t.Context(), h.caller, i.ID, HourlySales, hour(n))
				mu.Lock()
				defer mu.Unlock()
				switch {
				case err == nil:
					added++
				case !isRefused(err, sales.WrongState):
					t.Errorf("added: %v", err)
				}
			})
		}
		for range 2 {
			group.Go(func() {
				if done, _, err := h.Finish(t.Context(), h.caller, i.ID); err != nil || done.State != Committed {
					t.Errorf("finished: %s, %v", done.State, err)
				}
			})
		}
		group.Wait()
		day := calendar.NewDay(2026, 11, 20)
		figures, err := h.store.Figures(t.Context(), store.Background(h.caller.Tenant), store.FigureQuery{DayQuery: store.DayQuery{From: day, To: day}})
		check(t, err)
		if len(figures) != added {
			t.Errorf("round %d: %d calls were taken, the day has %d figures", round, added, len(figures))
		}
		if _, err := h.Add(t.Context(), h.caller, i.ID, HourlySales, hour(23)); !isRefused(err, sales.WrongState) {
			t.Errorf("added to a finished session: %v", err)
		}
	}
}

// A process that ends while it finishes or undoes a session leaves it to another.
func TestSession_AnotherProcessGoesOn(t *testing.T) {
	h := newHall(t)
	scope := store.Background(h.caller.Tenant)
	i, err := h.Begin(t.Context(), h.caller, []byte(sessionDay))
	check(t, err)
	_, err = h.Add(t.Context(), h.caller, i.ID, HourlySales, hour(12))
	check(t, err)
	stopped, err := h.beginFinish(t.Context(), h.caller, i.ID)
	check(t, err)
	if stopped.State != Finishing {
		t.Fatalf("the session is %s", stopped.State)
	}
	h.clock = h.clock.Add(stalled + resumeEvery)
	check(t, h.resume(t.Context()))
	h.until(i.ID, Committed)
	if last, err := h.store.LastSeq(t.Context(), h.caller.Tenant); last != 1 || err != nil {
		t.Errorf("there are %d entries, %v", last, err)
	}

	_, err = h.UndoSession(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, Undone)
	day := calendar.NewDay(2026, 11, 20)
	state, err := h.store.DayWithout(t.Context(), scope, 1, day, func(*store.Entry) bool { return false })
	check(t, err)
	if len(state.Rows) != 0 || state.Final {
		t.Errorf("after the undo the day has %d figures, final %t", len(state.Rows), state.Final)
	}
	if _, _, err := h.Finish(t.Context(), h.caller, i.ID); !isRefused(err, sales.WrongState) {
		t.Errorf("finished after it was undone: %v", err)
	}
}

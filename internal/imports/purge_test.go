package imports

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

func TestPurge_RemovesPreviewsAfterADay(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(3), Unit: &one})
	h.clock = h.clock.Add(previewLife)
	check(t, h.purge(t.Context()))
	_, err := h.get(t.Context(), h.caller, i.ID)
	check(t, err)
	h.clock = h.clock.Add(time.Second)
	check(t, h.purge(t.Context()))
	h.isGone(i)
}

// A process ended while it kept the days of a file, or while it deleted them.
func TestPurge_RemovesWhatAProcessLeftHalfDone(t *testing.T) {
	for _, state := range []string{Reading, Deleting} {
		t.Run(state, func(t *testing.T) {
			h := newHall(t)
			one := tenant.UnitID(1)
			i := h.preview(File{Content: days(3), Unit: &one})
			i.State = state
			check(t, h.change(t.Context(), store.Background(h.caller.Tenant), &i))
			if _, err := h.get(t.Context(), h.caller, i.ID); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("an import that is %s is seen: %v", state, err)
			}
			if all, err := h.List(t.Context(), h.caller); err != nil || len(all) > 0 {
				t.Errorf("an import that is %s is listed: %v, %v", state, all, err)
			}
			h.clock = h.clock.Add(abandoned + time.Second)
			check(t, h.purge(t.Context()))
			h.isGone(i)
		})
	}
}

// isGone fails unless nothing is left of an import.
func (h *hall) isGone(i Import) {
	h.t.Helper()
	_, err := h.store.Import(h.t.Context(), store.Background(h.caller.Tenant), i.ID)
	if !errors.Is(err, store.ErrNotFound) {
		h.t.Errorf("the import is kept: %v", err)
	}
	days, err := h.store.ImportDays(h.t.Context(), store.Background(h.caller.Tenant), i.ID, 0, 10)
	if err != nil || len(days) > 0 {
		h.t.Errorf("%d days are kept: %v", len(days), err)
	}
}

func TestPurge_KeepsImportsForGoodOnceTheyCannotBeUndone(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(3), Unit: &one})
	scope := store.Background(h.caller.Tenant)
	i.State = Committed
	check(t, h.change(t.Context(), scope, &i))
	h.clock = h.clock.Add(DefaultUndoWithin)
	check(t, h.purge(t.Context()))
	kept, err := h.store.ImportDays(t.Context(), scope, i.ID, 0, 10)
	if err != nil || len(kept) != 3 {
		t.Fatalf("%d days are kept while the import can be undone: %v", len(kept), err)
	}
	h.clock = h.clock.Add(time.Second)
	for _, when := range []string{"before the days are purged", "after"} {
		_, err := h.Undo(t.Context(), h.caller, i.ID)
		if !strings.Contains(errorText(err), "more than 62 days ago") {
			t.Errorf("%s: %v", when, err)
		}
		check(t, h.purge(t.Context()))
	}
	if bytes, err := h.store.ImportBytes(t.Context(), h.caller.Tenant); err != nil || bytes != 0 {
		t.Errorf("%d bytes are kept: %v", bytes, err)
	}
	got, err := h.File(t.Context(), h.caller, i.ID)
	if err != nil || got.State != Committed || !got.ForGood || got.Days != 3 {
		t.Errorf("the import is %+v, %v", got, err)
	}
}

func TestPreview_IsRefusedBeyondTheQuota(t *testing.T) {
	h := newHall(t)
	h.options.Quota = 1000
	one := tenant.UnitID(1)
	first := h.preview(File{Content: days(3), Unit: &one})
	_, err := h.Preview(t.Context(), h.caller, File{Content: days(20), Unit: &one})
	if _, refused := errors.AsType[*QuotaError](err); !refused {
		t.Fatalf("got %v", err)
	}
	if all, err := h.List(t.Context(), h.caller); err != nil || len(all) != 1 {
		t.Errorf("%d imports are listed: %v", len(all), err)
	}
	check(t, h.Delete(t.Context(), h.caller, first.ID))
	bytes, err := h.store.ImportBytes(t.Context(), h.caller.Tenant)
	if err != nil || bytes != 0 {
		t.Errorf("%d bytes are kept: %v", bytes, err)
	}
	h.preview(File{Content: days(3), Unit: &one})
}

// A process ended while it removed the days of an import that nobody can undo any more. Whose clock
// is behind does not undo what is left of it.
func TestPurge_GoesOnWithWhatAProcessLeftHalfEmpty(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: days(3), Unit: &one})
	scope := store.Background(h.caller.Tenant)
	i.State = Committed + expiring
	check(t, h.change(t.Context(), scope, &i))
	_, err := h.store.DeleteImportDays(t.Context(), scope, i.ID, 2)
	check(t, err)
	if _, err := h.Undo(t.Context(), h.caller, i.ID); !isRefused(err, sales.WrongState) {
		t.Errorf("undone: %v", err)
	}
	h.clock = h.clock.Add(DefaultUndoWithin + time.Second)
	check(t, h.purge(t.Context()))
	kept, err := h.store.ImportDays(t.Context(), scope, i.ID, 0, 10)
	if check(t, err); len(kept) > 0 {
		t.Errorf("%d days are kept", len(kept))
	}
	got, err := h.File(t.Context(), h.caller, i.ID)
	if err != nil || got.State != Committed || !got.ForGood || got.Days != 3 {
		t.Errorf("the import is %+v, %v", got, err)
	}
}

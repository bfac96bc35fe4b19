package imports

import (
	"errors"
	"testing"
	"time"

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
			check(t, h.change(t.Context(), store.Background(h.caller.Tenant), &i, Previewed))
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

package report

import (
	"context"
	"maps"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// History is every change of the figures of one slot.
type History struct {
	Unit *tenant.Unit
	Day  calendar.Day
	Slot calendar.Slot
	// Changes are oldest first.
	Changes []Change
}

// Change is one change of one figure, and who made it.
type Change struct {
	Key sales.Key
	// Alias is the sales type as it was sent, if that was an alias.
	Alias sales.TypeID
	// Old is nil where there was no figure before, New where there is none since: an import, or taking one back, removed it.
	Old, New   *sales.Measures
	Seq        store.Seq
	Submission uuid.UUID
	Kind       store.Kind
	Actor      auth.Actor
	ReceivedAt time.Time
	// ObservedAt is nil where the sender did not say.
	ObservedAt *time.Time
}

func newChange(e *store.Entry, key sales.Key, before, after *sales.Measures) Change {
	return Change{
		Key: key, Old: before, New: after, Seq: e.Seq, Submission: e.ID, Kind: e.Kind, Actor: e.Actor,
		ReceivedAt: e.ReceivedAt, ObservedAt: e.ObservedAt,
	}
}

// History reads the history of a slot, whose start is written as in a submission.
func (s *Service) History(ctx context.Context, caller auth.Caller, id tenant.UnitID, day calendar.Day, slotStart string) (History, error) {
	_, unit, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return History{}, err
	}
	slot, mistake := sales.ReadSlot(unit.Calendar, day, slotStart)
	if mistake != nil {
		return History{}, refuseSlot(mistake)
	}
	entries, err := s.source.EntriesOfDay(ctx, caller.UnitScope(), id, day, time.Time{})
	if err != nil {
		return History{}, err
	}
	history := History{Unit: unit, Day: day, Slot: slot}
	var past replay
	for i := range entries {
		for _, change := range past.apply(&entries[i]) {
			if change.Key.SlotStart.Equal(slot.Start) {
				history.Changes = append(history.Changes, change)
			}
		}
	}
	return history, nil
}

func refuseSlot(m *sales.Mistake) *sales.Refusal {
	fault := sales.ParameterFault("timeSlotStart", m.Code, m.Detail)
	maps.Copy(fault.Extra, m.Extra)
	return sales.Refuse([]sales.Fault{fault}, 1)
}

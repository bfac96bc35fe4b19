package report

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// UnitState is a unit, and how it stands now.
type UnitState struct {
	*tenant.Unit
	// CurrentDay is the business day it is in.
	CurrentDay calendar.Day
	// LastReceived is when its last submission came in; nil if none did.
	LastReceived *time.Time
}

// UnitPage is a page of units in order of their id.
type UnitPage struct {
	Company *directory.Snapshot
	Units   []UnitState
	// NextCursor is empty on the last page.
	NextCursor string
}

// Units lists the units that the caller may see, limit of them from cursor on.
func (s *Service) Units(ctx context.Context, caller auth.Caller, cursor string, limit int) (UnitPage, error) {
	company, err := s.companies.Company(ctx, caller.Tenant)
	if err != nil {
		return UnitPage{}, err
	}
	after, err := parseUnitCursor(cursor)
	if err != nil {
		return UnitPage{}, err
	}
	units := company.UnitsFor(caller)
	if after != nil {
		units = units[firstAfter(units, *after):]
	}
	page := UnitPage{Company: company}
	if len(units) > limit {
		units = units[:limit]
		page.NextCursor = unitCursor(units[limit-1].ID)
	}
	page.Units, err = s.states(ctx, caller.UnitScope(), units)
	return page, err
}

func firstAfter(units []*tenant.Unit, id tenant.UnitID) int {
	at, found := slices.BinarySearchFunc(units, id, func(u *tenant.Unit, id tenant.UnitID) int { return cmp.Compare(u.ID, id) })
	if found {
		at++
	}
	return at
}

func (s *Service) states(ctx context.Context, scope auth.UnitScope, units []*tenant.Unit) ([]UnitState, error) {
	received, err := s.source.LastReceived(ctx, scope)
	if err != nil {
		return nil, err
	}
	now := s.now()
	states := make([]UnitState, len(units))
	for i, unit := range units {
		states[i] = UnitState{Unit: unit, CurrentDay: unit.Calendar.DayAt(now)}
		if last, ok := received[unit.ID]; ok {
			states[i].LastReceived = &last
		}
	}
	return states, nil
}

// BusinessDay is a business day of a unit and its slots.
type BusinessDay struct {
	Unit  *tenant.Unit
	Day   calendar.Day
	Span  calendar.Span
	Slots []calendar.Slot
	// Now is the time by our clock.
	Now time.Time
}

// BusinessDay tells of a business day, past or future; nil means the one the unit is in now.
func (s *Service) BusinessDay(ctx context.Context, caller auth.Caller, id tenant.UnitID, day *calendar.Day) (BusinessDay, error) {
	_, unit, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return BusinessDay{}, err
	}
	now := s.now().UTC()
	if day == nil {
		current := unit.Calendar.DayAt(now)
		day = &current
	}
	return BusinessDay{Unit: unit, Day: *day, Span: unit.Calendar.Span(*day), Slots: unit.Calendar.Slots(*day), Now: now}, nil
}

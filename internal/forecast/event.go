package forecast

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Bounds of an event.
const (
	maxName, maxNote = 100, 500
	// MaxEvents is how many may be put at once.
	MaxEvents = 1000
)

var eventID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// Calendar lists the events that hold for units the caller may see, those that have a day from start to end.
func (s *Service) Calendar(ctx context.Context, caller auth.Caller, units []tenant.UnitID, start, end calendar.Day) ([]store.Event, error) {
	_, visible, err := s.companies.Visible(ctx, caller, units)
	if err != nil {
		return nil, err
	}
	if end.Before(start) {
		return nil, invalid("end", "end lies before start: give the later day as end.")
	}
	all, err := s.source.Events(ctx, caller.UnitScope(), start, end)
	return slices.DeleteFunc(all, func(e store.Event) bool { return e.Deleted || !concerns(&e, visible) }), err
}

// concerns reports whether an event holds for one of units; nil means all.
func concerns(e *store.Event, units []tenant.UnitID) bool {
	return len(e.Units) == 0 || units == nil || slices.ContainsFunc(e.Units, func(u tenant.UnitID) bool { return slices.Contains(units, u) })
}

// PutEvent keeps an event of the calendar: one with its id that is there already is replaced.
func (s *Service) PutEvent(ctx context.Context, caller auth.Caller, e store.Event) (store.Event, error) {
	company, err := s.companies.Company(ctx, caller.Tenant)
	if err != nil {
		return store.Event{}, err
	}
	kept, err := s.putEvents(ctx, caller, []store.Event{e}, eventFaults(&e, company))
	if err != nil {
		return store.Event{}, err
	}
	return kept[0], nil
}

// PutFile keeps the events of a calendar file as PutEvent does, all or none. What is wrong with its lines is said at once.
func (s *Service) PutFile(ctx context.Context, caller auth.Caller, f EventFile) ([]store.Event, error) {
	company, err := s.companies.Company(ctx, caller.Tenant)
	if err != nil {
		return nil, err
	}
	for i := range f.Events {
		for _, fault := range eventFaults(&f.Events[i], company) {
			f.fault(f.lines[i], fault.Code, fault.Detail)
		}
	}
	slices.SortStableFunc(f.faults, func(a, b lineFault) int { return a.line - b.line })
	faults := make([]sales.Fault, len(f.faults))
	for i := range f.faults {
		faults[i] = f.faults[i].Fault
	}
	return s.putEvents(ctx, caller, f.Events, faults)
}

// putEvents keeps events that have these faults. store.ErrNotPermitted if one, or the one that it
// replaces, holds for a unit that the caller is not permitted; a *store.EventIDError if the caller
// does not see the one that it would replace.
func (s *Service) putEvents(ctx context.Context, caller auth.Caller, events []store.Event, faults []sales.Fault) ([]store.Event, error) {
	if len(faults) > 0 {
		return nil, sales.Refuse(sales.LimitFaults(faults), len(faults))
	}
	for i := range events {
		events[i].Actor, events[i].ChangedAt = caller.Actor(), s.now().UTC()
	}
	return events, s.source.PutEvents(ctx, caller.UnitScope(), events)
}

// The first and last days a calendar can have.
var firstDay, lastDay = calendar.NewDay(1, 1, 1), calendar.NewDay(9999, 12, 31)

func eventFaults(e *store.Event, company *directory.Snapshot) (faults []sales.Fault) {
	fault := func(member string, code sales.Code, detail string) {
		faults = append(faults, sales.Fault{Pointer: "/" + member, Code: code, Detail: detail})
	}
	if !eventID.MatchString(e.ID) {
		fault("id", sales.OutOfRange, "id must be 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', and begin with a letter or digit.")
	}
	if !slices.Contains(EventKinds(), EventKind(e.Kind)) {
		fault("kind", sales.OutOfRange, "kind must be closure, opening, event or note.")
	}
	e.Name, e.Note = strings.TrimSpace(e.Name), strings.TrimSpace(e.Note)
	if n := utf8.RuneCountInString(e.Name); n == 0 || n > maxName || strings.ContainsRune(e.Name, 0) {
		fault("name", sales.OutOfRange, fmt.Sprintf("name must have 1 to %d characters.", maxName))
	}
	if utf8.RuneCountInString(e.Note) > maxNote || strings.ContainsRune(e.Note, 0) {
		fault("note", sales.OutOfRange, fmt.Sprintf("note must have at most %d characters.", maxNote))
	}
	if e.Last.Before(e.First) || e.Last.Sub(e.First) > MaxDays {
		fault("end", sales.OutOfRange, "end must be the same day as start, or one of the 366 after it.")
	}
	for n, u := range e.Units {
		at := fmt.Sprintf("units/%d", n)
		if _, ok := company.Unit(u); !ok {
			fault(at, sales.UnknownUnit, fmt.Sprintf("There is no business unit %d in this company.", u))
		} else if slices.Contains(e.Units[:n], u) {
			fault(at, sales.DuplicateMember, fmt.Sprintf("Business unit %d is named more than once: name it once.", u))
		}
	}
	return faults
}

// DeleteEvent removes an event from the calendar. store.ErrNotFound if there is none that the
// caller may see, store.ErrNotPermitted if it holds for other units too.
func (s *Service) DeleteEvent(ctx context.Context, caller auth.Caller, id string) error {
	scope := caller.UnitScope()
	all, err := s.source.Events(ctx, scope, firstDay, lastDay)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(e store.Event) bool { return e.ID == id && !e.Deleted })
	if i < 0 {
		return store.ErrNotFound
	}
	gone := all[i]
	gone.Deleted, gone.Actor, gone.ChangedAt = true, caller.Actor(), s.now().UTC()
	return s.source.PutEvents(ctx, scope, []store.Event{gone})
}

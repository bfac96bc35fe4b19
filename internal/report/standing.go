package report

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// DayState says how far a business day can be relied on.
type DayState string

// The states of a business day.
const (
	// Upcoming: it has not begun.
	Upcoming DayState = "upcoming"
	// Running: it has begun and not ended, so more is to come.
	Running DayState = "running"
	// Complete: it has ended, and nothing changed once tills had time to send what was left.
	Complete DayState = "complete"
	// Changed: a figure changed after that.
	Changed DayState = "changed"
)

// settling is how long after its end a business day may still change and be called complete: tills send the last slot when it is over.
const settling = time.Hour

// Standing is the state of a business day, and why.
type Standing struct {
	State DayState
	// EndsAt is the end of the business day; CompleteAt is from when on a change is one of a complete day.
	EndsAt, CompleteAt time.Time
	// ChangedAt is when a figure last came or was removed, and ChangedBy by which submission; zero where there was none.
	ChangedAt time.Time
	ChangedBy uuid.UUID
	// Final is whether it is closed to real-time sales.
	Final bool
}

// standing tells how a business day stands at a moment.
func (s *Service) standing(ctx context.Context, scope auth.UnitScope, unit *tenant.Unit, day calendar.Day, figures []store.Figure, now time.Time) (Standing, error) {
	days := store.DayQuery{Units: []tenant.UnitID{unit.ID}, From: day, To: day}
	final, err := s.source.FinalDays(ctx, scope, days)
	if err != nil {
		return Standing{}, err
	}
	removals, err := s.source.Removals(ctx, scope, days)
	out := standingOf(unit, day, figures, removals, now)
	out.Final = len(final) > 0
	return out, err
}

// standingOf tells how a business day with these figures, and without those removed, stands at a moment, but for whether it is final.
func standingOf(unit *tenant.Unit, day calendar.Day, figures []store.Figure, removals []store.Removal, now time.Time) Standing {
	span := unit.Calendar.Span(day)
	out := Standing{State: Complete, EndsAt: span.End, CompleteAt: span.End.Add(settling)}
	for i := range figures {
		if f := &figures[i]; f.ChangedAt.After(out.ChangedAt) {
			out.ChangedAt, out.ChangedBy = f.ChangedAt, f.Submission
		}
	}
	for _, r := range removals {
		if r.ReceivedAt.After(out.ChangedAt) && !r.ReceivedAt.After(now) {
			out.ChangedAt, out.ChangedBy = r.ReceivedAt, r.Submission
		}
	}
	switch {
	case now.Before(span.Start):
		out.State = Upcoming
	case now.Before(span.End):
		out.State = Running
	case out.ChangedAt.After(out.CompleteAt):
		out.State = Changed
	}
	return out
}

// DayStanding is how one business day stands.
type DayStanding struct {
	Day calendar.Day
	Standing
}

// Standings tells how each business day of a unit stands, from one to another.
func (s *Service) Standings(ctx context.Context, caller auth.Caller, id tenant.UnitID, from, to calendar.Day) ([]DayStanding, error) {
	if err := checkDays(from, to); err != nil {
		return nil, err
	}
	_, unit, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	days := store.DayQuery{Units: []tenant.UnitID{id}, From: from, To: to}
	scope := caller.UnitScope()
	figures, err := s.source.Figures(ctx, scope, store.FigureQuery{DayQuery: days})
	if err != nil {
		return nil, err
	}
	final, err := s.source.FinalDays(ctx, scope, days)
	if err != nil {
		return nil, err
	}
	removals, err := s.source.Removals(ctx, scope, days)
	if err != nil {
		return nil, err
	}
	out, now := make([]DayStanding, to.Sub(from)+1), s.now()
	for n := range out {
		day := from.AddDays(n)
		var ofDay []store.Figure
		var gone []store.Removal
		ofDay, figures = leading(figures, func(f *store.Figure) bool { return f.Day == day })
		gone, removals = leading(removals, func(r *store.Removal) bool { return r.Day == day })
		out[n] = DayStanding{day, standingOf(unit, day, ofDay, gone, now)}
		out[n].Final = slices.ContainsFunc(final, func(f store.FinalDay) bool { return f.Day == day })
	}
	return out, nil
}

// leading cuts a list behind the first items that are meant.
func leading[T any](list []T, meant func(*T) bool) (first, rest []T) {
	n := 0
	for n < len(list) && meant(&list[n]) {
		n++
	}
	return list[:n], list[n:]
}

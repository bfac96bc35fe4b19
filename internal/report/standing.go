package report

import (
	"context"
	"time"

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
	// ChangedAt is when the newest of the figures came; zero where there is none.
	ChangedAt time.Time
	// Final is whether it is closed to real-time sales.
	Final bool
}

// standing tells how a business day stands at a moment.
func (s *Service) standing(ctx context.Context, company tenant.ID, unit *tenant.Unit, day calendar.Day, figures []store.Figure, now time.Time) (Standing, error) {
	span := unit.Calendar.Span(day)
	out := Standing{State: Complete, EndsAt: span.End, CompleteAt: span.End.Add(settling)}
	for i := range figures {
		if figures[i].ChangedAt.After(out.ChangedAt) {
			out.ChangedAt = figures[i].ChangedAt
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
	final, err := s.source.FinalDays(ctx, company, store.DayQuery{Units: []tenant.UnitID{unit.ID}, From: day, To: day})
	out.Final = len(final) > 0
	return out, err
}

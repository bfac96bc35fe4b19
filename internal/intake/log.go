package intake

import (
	"context"
	"encoding/base64"
	"errors"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// LogQuery says which submissions to list.
type LogQuery struct {
	// Units narrows the list; none means all the caller may see.
	Units []tenant.UnitID
	// Day narrows the list to what was accepted for a business day; nil means any.
	Day               *calendar.Day
	Accepted, Refused bool
	// Cursor is the NextCursor of the page before; empty begins with the newest.
	Cursor string
	// Limit is at most how many to list, 1 or more.
	Limit int
}

// LogPage is a page of the log, newest first. NextCursor is empty on the last.
type LogPage struct {
	Items      []store.LogItem
	NextCursor string
}

// Log lists what was submitted for the units the caller may see, accepted or refused.
func (s *Service) Log(ctx context.Context, caller auth.Caller, q LogQuery) (LogPage, error) {
	_, units, err := s.companies.Visible(ctx, caller, q.Units)
	if err != nil {
		return LogPage{}, err
	}
	before, err := parseCursor(q.Cursor)
	if err != nil {
		return LogPage{}, err
	}
	items, err := s.ledger.Log(ctx, caller.UnitScope(), store.LogQuery{
		Units: units, Day: q.Day, Accepted: q.Accepted, Refused: q.Refused, Before: before, Limit: q.Limit + 1,
	})
	if err != nil || len(items) <= q.Limit {
		return LogPage{Items: items}, err
	}
	items = items[:q.Limit]
	return LogPage{Items: items, NextCursor: cursor(items[q.Limit-1])}, nil
}

// Logged is one call of the log: an entry with what became of its rows, or a refusal.
type Logged struct {
	Entry   *store.Entry
	Counts  store.Counts
	Results []RowResult
	Refusal *store.Refusal
}

// Submission returns one call of the log. store.ErrNotFound if there is none, or none the caller may see.
func (s *Service) Submission(ctx context.Context, caller auth.Caller, submission uuid.UUID) (Logged, error) {
	if _, err := s.companies.Company(ctx, caller.Tenant); err != nil {
		return Logged{}, err
	}
	entry, err := s.ledger.Entry(ctx, caller.UnitScope(), submission)
	if errors.Is(err, store.ErrNotFound) {
		return s.refusal(ctx, caller, submission)
	}
	if err != nil {
		return Logged{}, err
	}
	return Logged{Entry: &entry, Counts: entry.Counts(), Results: rowResults(&entry)}, nil
}

func (s *Service) refusal(ctx context.Context, caller auth.Caller, submission uuid.UUID) (Logged, error) {
	refusal, err := s.ledger.Refusal(ctx, caller.UnitScope(), submission)
	if err != nil {
		return Logged{}, err
	}
	return Logged{Refusal: &refusal}, nil
}

// cursorVersion is what cursors begin with.
const cursorVersion = 1

// cursor returns where the list goes on behind item.
func cursor(item store.LogItem) string {
	var id uuid.UUID
	if item.Entry != nil {
		id = item.Entry.ID
	} else {
		id = item.Refusal.ID
	}
	return base64.RawURLEncoding.EncodeToString(append([]byte{cursorVersion}, id[:]...))
}

// parseCursor reads what cursor wrote; nil where there is none.
func parseCursor(text string) (*uuid.UUID, error) {
	if text == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(raw) != 1+len(uuid.UUID{}) || raw[0] != cursorVersion {
		return nil, refuse(sales.ParameterFault("cursor", sales.InvalidParameter, "The cursor is not one of this list: take it from nextCursor, or leave it out."))
	}
	id := uuid.UUID(raw[1:])
	return &id, nil
}

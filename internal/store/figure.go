package store

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// Figures reads the projections of the ledger.
type Figures interface {
	// Figures returns current figures in order of unit, business day, slot start, sales type, currency.
	Figures(ctx context.Context, scope auth.UnitScope, q FigureQuery) ([]Figure, error)
	// DayTotals returns sums by unit, business day, sales type and currency, in that order.
	DayTotals(ctx context.Context, scope auth.UnitScope, q DayQuery) ([]DayTotal, error)
	// EachFigure hands current figures to visit, in the order of Figures, until it returns an error, which is
	// returned. What visit is given is valid during the call only; its texts stay. It is made for many figures:
	// nothing is allocated for each.
	EachFigure(ctx context.Context, scope auth.UnitScope, q DayQuery, visit func(*SlotFigure) error) error
	// EachDayTotal hands sums to visit in the order of DayTotals, as EachFigure does figures.
	EachDayTotal(ctx context.Context, scope auth.UnitScope, q DayQuery, visit func(*DayTotal) error) error
	// FinalDays returns the business days that are final, in order of unit and day.
	FinalDays(ctx context.Context, scope auth.UnitScope, q DayQuery) ([]FinalDay, error)
	// LastReceived returns, for each unit that ever sent, when its last submission came in.
	LastReceived(ctx context.Context, scope auth.UnitScope) (map[tenant.UnitID]time.Time, error)
}

// DayQuery names business days of units: From to To, both included.
type DayQuery struct {
	// Units to read; nil means all, empty means none.
	Units    []tenant.UnitID
	From, To calendar.Day
}

// FigureQuery says which figures to read.
type FigureQuery struct {
	DayQuery
	// Currency and Type narrow the result where not empty.
	Currency sales.Currency
	Type     sales.TypeID
	// SlotFrom and SlotTo bound the slot start, half-open, where not zero.
	SlotFrom, SlotTo time.Time
	// After goes on behind a figure, in the order of the result; nil begins at the start.
	After *FigureKey
	// Limit is at most how many to return; 0 means all.
	Limit int
}

// FigureKey identifies a figure inside its tenant.
type FigureKey struct {
	Unit tenant.UnitID
	Day  calendar.Day
	sales.Key
}

// SlotFigure is the current value of a key. Where SlotStart is the zero time, it is known for the business day only, not by slot.
type SlotFigure struct {
	FigureKey
	sales.Measures
}

// FinalDay is a business day that is final, and the entry that made it so.
type FinalDay struct {
	Unit tenant.UnitID
	Day  calendar.Day
	Seq  Seq
}

// Figure is the current value of a key, and where it comes from.
type Figure struct {
	FigureKey
	sales.Measures
	// ObservedAt is when its sender read it; nil when never said.
	ObservedAt *time.Time
	// The submission that last changed it.
	Seq        Seq
	Submission uuid.UUID
	ChangedAt  time.Time
}

// DayTotal is the sum of a unit's figures over a business day.
type DayTotal struct {
	Unit     tenant.UnitID
	Day      calendar.Day
	Type     sales.TypeID
	Currency sales.Currency
	sales.Measures
}

// VerifyReport says whether the projections are what the ledger says.
type VerifyReport struct {
	Entries, Figures, DayTotals int64
	// Differences are the first of those found, for people; Count is how many there are.
	Differences []string
	Count       int64
	Repaired    bool
}

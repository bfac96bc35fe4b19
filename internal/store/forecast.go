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

// Forecasts keeps what was expected, and what people know that the ledger does not: how a day will differ,
// and the tenant's own calendar.
type Forecasts interface {
	// AddForecasts keeps forecasts, in one transaction. They are never changed: one of the same series and the same
	// moment that is there already stays, and that is no error.
	// ErrNotPermitted if the scope excludes the unit of one.
	AddForecasts(ctx context.Context, scope auth.UnitScope, made []Forecast) error
	// Forecasts returns what was forecast, in order of unit, currency, measure and moment.
	Forecasts(ctx context.Context, scope auth.UnitScope, q ForecastQuery) ([]Forecast, error)

	// AddAdjustment keeps what was decided about a day. Decisions are never changed, only followed
	// by others. ErrConflict if a.ID is taken; ErrNotPermitted if the scope excludes its unit.
	AddAdjustment(ctx context.Context, scope auth.UnitScope, a Adjustment) error
	// Adjustments returns the decisions about days, in order of unit, day and id.
	Adjustments(ctx context.Context, scope auth.UnitScope, q DayQuery) ([]Adjustment, error)

	// PutEvents inserts or replaces events of the tenant's calendar by their id, in one
	// transaction. ErrNotPermitted if one, or the one that it replaces, holds for a unit that the
	// scope excludes; an EventIDError if the one that it would replace holds for such units only.
	PutEvents(ctx context.Context, scope auth.UnitScope, events []Event) error
	// Events returns the events of the tenant's calendar that have a day from from to to, both included, those that were deleted too, in order of first day and id.
	// The scope leaves out those that hold for none of its units.
	Events(ctx context.Context, scope auth.UnitScope, from, to calendar.Day) ([]Event, error)
}

// Series names what is forecast of a unit: one measure in one currency.
type Series struct {
	Unit     tenant.UnitID
	Currency sales.Currency
	Measure  string
}

// Forecast is what was expected of a series at one moment.
type Forecast struct {
	Series
	MadeAt time.Time
	// Through is the last business day it had learned from.
	Through calendar.Day
	// Outlook is what was expected, Accuracy how well that had come true until then, both as package forecast writes them.
	Outlook, Accuracy []byte
}

// ForecastQuery says which forecasts to read.
type ForecastQuery struct {
	// Units to read; nil means all, empty means none.
	Units []tenant.UnitID
	// Currency and Measure narrow the result where not empty.
	Currency sales.Currency
	Measure  string
	// From and To bound the last day learned from, both included, unless Newest is set.
	From, To calendar.Day
	// Since and Until bound the moment it was made, both included, where not zero. What was learned up to some days was made
	// soon after them: a query that says so need not look at all that is kept.
	Since, Until time.Time
	// Newest asks for the newest of each series only. Of one measure in one currency, that takes no longer where more is kept.
	Newest bool
}

// Adjustment is a decision about what a unit's business day will bring.
type Adjustment struct {
	ID   uuid.UUID // version 7 (RFC 9562): decisions stand in order of time
	Unit tenant.UnitID
	Day  calendar.Day
	// Measure and Currency say of what; empty means of all.
	Measure  string
	Currency sales.Currency
	// Factor, in ten-thousandths, or Value is what the decision is; one that has neither withdraws what was decided before.
	Factor *int64
	Value  *sales.Amount
	Reason string
	Actor  auth.Actor
	At     time.Time
}

// Event is an entry of the tenant's calendar.
type Event struct {
	ID string
	// Kind, Name and Note are as package forecast knows them.
	Kind, Name, Note string
	// Units it holds for; empty means all.
	Units []tenant.UnitID
	// First and Last are its business days, both included.
	First, Last calendar.Day
	Actor       auth.Actor
	ChangedAt   time.Time
	Deleted     bool
}

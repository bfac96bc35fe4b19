package sales

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// Terms is what a submission is checked against: how its unit is set up, and the time.
type Terms struct {
	Calendar calendar.Calendar
	// Currencies and Types are those the unit takes sales in.
	Currencies []Currency
	Types      []TypeID
	// Aliases are other codes of Types: the places in Types of those they stand for. May be nil.
	Aliases map[TypeID]int
	// Decimals are how many decimals each of Currencies has, in the same order; nil does not look.
	// RefuseDecimals refuses amounts with more; otherwise they lead to a warning.
	Decimals       []int
	RefuseDecimals bool
	// OpenedOn is the unit's first business day, ClosedOn its last; nil where unknown or still open.
	OpenedOn, ClosedOn *calendar.Day
	// MaxAgeDays is how many days before the current business day a submission may be for.
	MaxAgeDays int
	// FutureTolerance is how far ahead of Now a slot may start.
	FutureTolerance time.Duration
	Now             time.Time
}

// latest is the time by the fastest clock that is still believed.
func (t *Terms) latest() time.Time { return t.Now.Add(t.FutureTolerance) }

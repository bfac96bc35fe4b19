// Package sales owns what a till tells us: exact amounts, figures, submissions,
// and the rules that accept or refuse them.
//
// It is pure: it knows neither HTTP nor SQL nor who is calling, and everything
// it needs (the calendar, the configured currencies, the time) comes in as a value.
package sales

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// Measures is what was sold: in one slot, or summed over many.
type Measures struct {
	Net, Gross     Amount
	Checks, Guests int64
}

// Plus returns the sum of m and n. It is not checked: what the store keeps is
// bounded so that a business day of a unit cannot leave the range (see MaxTotal).
func (m Measures) Plus(n Measures) Measures {
	return Measures{m.Net + n.Net, m.Gross + n.Gross, m.Checks + n.Checks, m.Guests + n.Guests}
}

// Row is one figure as a sender states it: what was sold in one slot, for one
// sales type and one currency. SlotStart is a UTC instant on a slot boundary.
type Row struct {
	SlotStart time.Time
	Type      TypeID
	Currency  Currency
	Measures
}

// Key identifies a figure inside a unit's business day.
type Key struct {
	SlotStart time.Time
	Type      TypeID
	Currency  Currency
}

// Key returns the key of the figure that r states.
func (r Row) Key() Key { return Key{r.SlotStart, r.Type, r.Currency} }

// Submission is a set of rows of one business day that passed every rule.
// No two rows have the same key.
type Submission struct {
	Day calendar.Day
	// ObservedAt is when the sender read these figures; nil when it does not say.
	ObservedAt *time.Time
	Rows       []Row
	// Aliases are the sales types of rows that were sent as an alias, as they were sent, by the
	// place of the row in Rows; nil if there are none.
	Aliases map[int]TypeID
}

// Outcome says what one row of a submission did.
type Outcome uint8

// The outcomes of a row. Superseded: the figure already reflects something
// observed later, so the row changed nothing. Rejected: the row broke a rule.
const (
	Created Outcome = iota + 1
	Updated
	Unchanged
	Superseded
	Rejected
)

// String returns the outcome as it stands in a receipt.
func (o Outcome) String() string {
	return [...]string{"", "created", "updated", "unchanged", "superseded", "rejected"}[o]
}

// Package till plays tills: it sends what units sell to the API, slot by slot, as
// integrators' systems do, from recorded transactions or from any other Sales.
//
// Recorded transactions are read from CSV (see ReadRecording), moved by whole weeks to
// days near today (see Placement) and turned into figures per slot, sales type and
// currency. A Player sends them: complete slots as fast as the server takes them (Load), or the growing
// figure of the running slot while time passes (Sell).
//
// It knows the API only. What a unit of the demo sells is made up by package sample.
package till

import (
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// Sale is what a till rings up at one moment: a ticket, or a line of one.
type Sale struct {
	At             time.Time
	Type, Currency string
	Net, Gross     sales.Amount
	// Checks is 1 for one line of a ticket and 0 for its others, so that checks add up to tickets.
	Checks, Guests int32
}

// Sales returns what a unit sells on a business day, in order of time. It gives the same
// answer whenever it is asked, also for what has not happened yet.
type Sales func(day calendar.Day) ([]Sale, error)

// Till is a unit and what it sells.
type Till struct {
	Unit  api.BusinessUnit
	Sales Sales
}

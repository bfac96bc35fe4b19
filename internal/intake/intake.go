// Package intake takes submissions in: it reads them, applies every rule,
// commits them to the ledger and answers with receipts; and it shows what was
// taken and what was refused.
//
// It knows neither HTTP nor SQL. The rules themselves are in package sales.
package intake

import (
	"time"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// KeyLife is how long an Idempotency-Key of an accepted submission is remembered.
const KeyLife = 24 * time.Hour

// Service takes submissions in. It is safe for concurrent use.
type Service struct {
	ledger    store.Ledger
	companies *directory.Directory
	now       func() time.Time
	running   running
}

// New returns a service that commits to ledger.
func New(ledger store.Ledger, companies *directory.Directory, now func() time.Time) *Service {
	return &Service{ledger: ledger, companies: companies, now: now}
}

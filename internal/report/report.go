// Package report reads what was sold: figures, totals, history, and the units
// and business days they belong to. Callers see the units they are permitted, and no others.
//
// It changes nothing. What was submitted, and what became of it, is told by package intake.
package report

import (
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Source is what is read: the ledger, and its projections.
type Source interface {
	store.Ledger
	store.Figures
}

// Service answers what was sold. It is safe for concurrent use.
//
// Its methods return the errors of package directory for units out of reach, and a
// *sales.Refusal for parameters that make no sense.
type Service struct {
	source    Source
	companies *directory.Directory
	now       func() time.Time
}

// New returns a service that reads source.
func New(source Source, companies *directory.Directory, now func() time.Time) *Service {
	return &Service{source: source, companies: companies, now: now}
}

// invalid refuses a parameter.
func invalid(parameter, detail string) *sales.Refusal {
	return sales.Refuse([]sales.Fault{sales.ParameterFault(parameter, sales.InvalidParameter, detail)}, 1)
}

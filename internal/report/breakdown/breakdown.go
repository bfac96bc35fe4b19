// Package breakdown answers one question in many forms: what was sold in a period, cut by time and by what
// units and sales types are grouped by, and held against another period. It is what the page, exports and
// integrators ask.
//
// Sums are exact. Currencies are never added: every row is of one currency. Slots without sales have no row:
// nothing known is not zero. Callers see the units they are permitted, and no others.
package breakdown

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Source is what is read: the projections of the ledger.
type Source interface {
	EachFigure(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.SlotFigure) error) error
	Figures(ctx context.Context, scope auth.UnitScope, q store.FigureQuery) ([]store.Figure, error)
	EachDayTotal(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.DayTotal) error) error
}

// Expectation tells what was expected of business days before they began, in the form in which Source tells what was sold on them.
type Expectation interface {
	EachFigure(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.SlotFigure) error) error
	EachDayTotal(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.DayTotal) error) error
}

// Service breaks sales down. It is safe for concurrent use.
type Service struct {
	source    Source
	expected  Expectation
	companies *directory.Directory
	now       func() time.Time
}

// New returns a service that reads source, and holds it against what was expected where that is asked for.
func New(source Source, expected Expectation, companies *directory.Directory, now func() time.Time) *Service {
	return &Service{source: source, expected: expected, companies: companies, now: now}
}

// Sales answers q. Its errors are those of package directory for units out of reach, and a *sales.Refusal for
// a question that makes no sense or asks for too much.
func (s *Service) Sales(ctx context.Context, caller auth.Caller, q Query) (Report, error) {
	r, err := s.plan(ctx, caller, &q)
	if err != nil {
		return Report{}, err
	}
	if err := r.read(ctx); err != nil {
		return Report{}, err
	}
	return r.report()
}

// Cost returns about how many records are read to answer q. Its errors are those of Sales.
func (s *Service) Cost(ctx context.Context, caller auth.Caller, q Query) (int, error) {
	r, err := s.plan(ctx, caller, &q)
	if err != nil {
		return 0, err
	}
	return r.cost(), nil
}

// plan prepares to answer q.
func (s *Service) plan(ctx context.Context, caller auth.Caller, q *Query) (*run, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	company, named, err := s.companies.Visible(ctx, caller, q.Units)
	if err != nil {
		return nil, err
	}
	if company.Configuration == nil {
		return nil, directory.ErrNotConfigured
	}
	if q.Filters, err = ResolveFilters(company, caller, q.Filters); err != nil {
		return nil, err
	}
	if q.ShareOf == Key {
		q.ShareOf = Net
	}
	r := &run{
		Query: q, source: s.source, expected: s.expected, scope: caller.UnitScope(), company: company,
		now: s.now(), units: chosenUnits(company, named, q.Filters),
	}
	return r, r.plan()
}

// invalid refuses a parameter.
func invalid(parameter, detail string) error {
	return sales.Refuse([]sales.Fault{sales.ParameterFault(parameter, sales.InvalidParameter, detail)}, 1)
}

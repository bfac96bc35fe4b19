// Package forecast says what each unit will sell: the rest of today, and the days to come. It learns from the
// ledger's projections, keeps what it expected with the moment it was made, measures how well that came true,
// and knows the tenant's own calendar and what managers decided about single days.
//
// It owns how a forecast is made of history and when; the mathematics is package model's. A forecast is kept as an
// Outlook, which has all that is needed to update a running day: so the rest of today is worked out when it is asked
// for, from what was sold until then, by any process.
package forecast

import (
	"context"
	"log/slog"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Source is what is learned from, and where forecasts are kept.
type Source interface {
	store.Figures
	store.Forecasts
	LastSeq(ctx context.Context, id tenant.ID) (store.Seq, error)
	DaysAfter(ctx context.Context, scope auth.UnitScope, seq store.Seq, limit int) ([]store.EntryDay, error)
	DayWithout(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, skip func(*store.Entry) bool) (store.DayState, error)
	Companies(ctx context.Context) ([]tenant.Company, error)
	OnCommit(wake func(tenant.ID)) (stop func())
}

// Options say how a service works beside others. The zero value is good for one process that tells nobody.
type Options struct {
	// Alone reports whether this process may do, now, the work that one process does for all. Nil: always. That two
	// do it at the same moment wastes work and harms nothing.
	Alone func(context.Context) bool
	// Announce is told of forecasts that moved, of tenants that Heeded holds for. Nil: nobody is.
	Announce func(tenant.ID, Moved)
	Heeded   func(tenant.ID) bool
}

// Moved is a business day of which another outcome is expected than was said before.
type Moved struct {
	Unit     tenant.UnitID
	Day      calendar.Day
	Currency sales.Currency
	Measure  Measure
	Before   float64
	Now      Estimate
	At       time.Time
}

// Service forecasts. It is safe for concurrent use.
//
// Its methods return the errors of package directory for units out of reach, and a *sales.Refusal for parameters
// that make no sense.
type Service struct {
	source    Source
	companies *directory.Directory
	log       *slog.Logger
	now       func() time.Time
	options   Options
	watch     *watch
}

// New returns a service on source. Run makes it fit and refresh.
func New(source Source, companies *directory.Directory, log *slog.Logger, now func() time.Time, options Options) *Service {
	if options.Alone == nil {
		options.Alone = func(context.Context) bool { return true }
	}
	if options.Announce == nil || options.Heeded == nil {
		options.Announce, options.Heeded = func(tenant.ID, Moved) {}, func(tenant.ID) bool { return false }
	}
	return &Service{source: source, companies: companies, log: log, now: now, options: options, watch: newWatch()}
}

// invalid refuses a parameter.
func invalid(parameter, detail string) *sales.Refusal {
	return sales.Refuse([]sales.Fault{sales.ParameterFault(parameter, sales.InvalidParameter, detail)}, 1)
}

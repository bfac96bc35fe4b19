package report

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// MaxDays is how many business days one call may read.
const MaxDays = 366

// FigureQuery says which figures to read across units and business days.
type FigureQuery struct {
	// Units to read; none means all the caller may see.
	Units []tenant.UnitID
	// From and To are the first and the last business day.
	From, To calendar.Day
	// Currency and Type narrow the result where not empty.
	Currency sales.Currency
	Type     sales.TypeID
	// Cursor is the NextCursor of the page before; empty begins at the start.
	Cursor string
	// Limit is at most how many to return, 1 or more.
	Limit int
}

// FigurePage is a page of figures in order of unit, business day, slot, sales type and currency.
type FigurePage struct {
	// Company has the units of the figures.
	Company *directory.Snapshot
	Figures []store.Figure
	// NextCursor is empty on the last page.
	NextCursor string
}

// Figures reads a page of figures.
func (s *Service) Figures(ctx context.Context, caller auth.Caller, q FigureQuery) (FigurePage, error) {
	if err := checkDays(q.From, q.To); err != nil {
		return FigurePage{}, err
	}
	company, units, err := s.companies.Visible(ctx, caller, q.Units)
	if err != nil {
		return FigurePage{}, err
	}
	if q.Type, err = resolveFilters(company.Configuration, q.Currency, q.Type); err != nil {
		return FigurePage{}, err
	}
	after, err := parseFigureCursor(q.Cursor)
	if err != nil {
		return FigurePage{}, err
	}
	figures, err := s.source.Figures(ctx, caller.UnitScope(), store.FigureQuery{
		DayQuery: store.DayQuery{Units: units, From: q.From, To: q.To},
		Currency: q.Currency, Type: q.Type, After: after, Limit: q.Limit + 1,
	})
	if err != nil {
		return FigurePage{}, err
	}
	page := FigurePage{Company: company, Figures: figures}
	if len(figures) > q.Limit {
		page.Figures = figures[:q.Limit]
		page.NextCursor = figureCursor(figures[q.Limit-1].FigureKey)
	}
	return page, nil
}

// checkDays refuses a range of business days that is turned round or too long.
func checkDays(from, to calendar.Day) error {
	switch days := to.Sub(from) + 1; {
	case days < 1:
		return invalid("end", "end lies before start: give the last business day, which may be start itself.")
	case days > MaxDays:
		return invalid("end", "end lies more than 365 days after start: read the range in parts.")
	}
	return nil
}

package report

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// DayQuery says what to read of a unit's business day.
type DayQuery struct {
	Day calendar.Day
	// Currency and Type narrow the figures where not empty; From and To bound the slot start,
	// half-open, where not zero.
	Currency sales.Currency
	Type     sales.TypeID
	From, To time.Time
	// AsOf reads the day as it stood then, counting what was received at or before it. Zero means now.
	AsOf time.Time
}

// matches reports whether the query asks for a figure.
func (q *DayQuery) matches(f *store.Figure) bool {
	return (q.Currency == "" || f.Currency == q.Currency) &&
		(q.Type == "" || f.Type == q.Type) &&
		(q.From.IsZero() || !f.SlotStart.Before(q.From)) &&
		(q.To.IsZero() || f.SlotStart.Before(q.To))
}

// Day is the sales of a unit on a business day.
type Day struct {
	Unit *tenant.Unit
	Day  calendar.Day
	// Figures are those asked for, in order of slot, sales type and currency.
	Figures []store.Figure
	// Totals are those of the whole business day by currency, in that order.
	Totals []store.Total
	// Standing is how the business day stands now, or with AsOf, as it stood then but for Final.
	Standing Standing
	// ETag names this state of the answer (RFC 9110, section 8.8.3), quotes included.
	ETag string
}

// Day reads the sales of a unit on a business day.
func (s *Service) Day(ctx context.Context, caller auth.Caller, id tenant.UnitID, q DayQuery) (Day, error) {
	company, unit, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return Day{}, err
	}
	if q.Type, err = resolveFilters(company.Configuration, q.Currency, q.Type); err != nil {
		return Day{}, err
	}
	if q.AsOf.After(s.now()) {
		return Day{}, invalid("asOf", "asOf lies in the future: give an instant that is past, or leave it out to read the day as it is now.")
	}
	if !q.AsOf.IsZero() {
		q.AsOf = calendar.LastShownAs(q.AsOf)
	}
	scope := caller.UnitScope()
	all, err := s.figuresOfDay(ctx, scope, id, q)
	if err != nil {
		return Day{}, err
	}
	day := Day{Unit: unit, Day: q.Day, Totals: totals(all)}
	at := s.now()
	if !q.AsOf.IsZero() {
		at = q.AsOf
	}
	if day.Standing, err = s.standing(ctx, scope, unit, q.Day, all, at); err != nil {
		return Day{}, err
	}
	day.Figures = slices.DeleteFunc(all, func(f store.Figure) bool { return !q.matches(&f) })
	day.ETag = etag(&day, q.AsOf)
	return day, nil
}

// figuresOfDay returns all figures of a unit's business day: filters come later, so that the totals
// are of the same moment as the figures.
func (s *Service) figuresOfDay(ctx context.Context, scope auth.UnitScope, id tenant.UnitID, q DayQuery) ([]store.Figure, error) {
	if q.AsOf.IsZero() {
		return s.source.Figures(ctx, scope, store.FigureQuery{
			DayQuery: store.DayQuery{Units: []tenant.UnitID{id}, From: q.Day, To: q.Day},
		})
	}
	entries, err := s.source.EntriesOfDay(ctx, scope, id, q.Day, q.AsOf)
	if err != nil {
		return nil, err
	}
	var past replay
	for i := range entries {
		past.apply(&entries[i])
	}
	return past.sorted(), nil
}

// totals sums figures by currency, in order of currency.
func totals(figures []store.Figure) []store.Total {
	var sums []store.Total
	for _, f := range figures {
		sums = addTotal(sums, store.Total{Currency: f.Currency, Measures: f.Measures})
	}
	return sums
}

// addTotal adds to the sum in the same currency. The sums stay in order of currency.
func addTotal(sums []store.Total, t store.Total) []store.Total {
	at, found := slices.BinarySearchFunc(sums, t, func(a, b store.Total) int { return cmp.Compare(a.Currency, b.Currency) })
	if !found {
		return slices.Insert(sums, at, t)
	}
	sums[at].Measures = sums[at].Plus(t.Measures)
	return sums
}

// compareFigures orders the figures of a unit's business day.
func compareFigures(a, b store.Figure) int {
	return cmp.Or(a.SlotStart.Compare(b.SlotStart), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Currency, b.Currency))
}

// resolveFilters returns the code of the sales type that a filter names by its code or an alias. It
// refuses a currency or a sales type that the company does not have; one that is empty is no
// filter.
func resolveFilters(c *tenant.Configuration, currency sales.Currency, code sales.TypeID) (sales.TypeID, error) {
	if currency == "" && code == "" {
		return "", nil
	}
	if c == nil {
		return "", directory.ErrNotConfigured
	}
	var faults []sales.Fault
	if currency != "" {
		if _, fault := c.ResolveCurrency("currencyId", string(currency)); fault != nil {
			faults = append(faults, *fault)
		}
	}
	if code != "" {
		id, fault := c.ResolveType("salesTypeId", string(code))
		if fault != nil {
			faults = append(faults, *fault)
		}
		code = id
	}
	if len(faults) > 0 {
		return "", sales.Refuse(faults, len(faults))
	}
	return code, nil
}

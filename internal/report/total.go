package report

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// DayTotal is what a business day sold in one currency, over all sales types.
type DayTotal struct {
	Day calendar.Day
	store.Total
}

// DayTotals reads the totals of a unit by business day and currency, in that order, from the first to the
// last business day. A day without figures has none.
func (s *Service) DayTotals(ctx context.Context, caller auth.Caller, id tenant.UnitID, from, to calendar.Day) ([]DayTotal, error) {
	if err := checkDays(from, to); err != nil {
		return nil, err
	}
	if _, _, err := s.companies.Unit(ctx, caller, id); err != nil {
		return nil, err
	}
	byType, err := s.source.DayTotals(ctx, caller.UnitScope(), store.DayQuery{Units: []tenant.UnitID{id}, From: from, To: to})
	if err != nil {
		return nil, err
	}
	var all []DayTotal
	for len(byType) > 0 {
		day := byType[0].Day
		var sums []store.Total
		for len(byType) > 0 && byType[0].Day == day {
			sums = addTotal(sums, store.Total{Currency: byType[0].Currency, Measures: byType[0].Measures})
			byType = byType[1:]
		}
		for _, sum := range sums {
			all = append(all, DayTotal{day, sum})
		}
	}
	return all, nil
}

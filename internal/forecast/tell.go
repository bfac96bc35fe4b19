package forecast

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// tell announces the days of units of which something else is expected than was said before, if anybody listens.
func (s *Service) tell(ctx context.Context, company *directory.Snapshot, units map[tenant.UnitID]struct{}) error {
	if !s.options.Heeded(company.ID) {
		return nil
	}
	for id := range units {
		u, ok := company.Unit(id)
		if !ok {
			continue
		}
		for _, currency := range u.CurrenciesOf(company.Configuration) {
			if err := s.tellOf(ctx, company.ID, u, currency); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellOf announces what moved of the net sales of a unit: the measure that others follow.
func (s *Service) tellOf(ctx context.Context, id tenant.ID, u *tenant.Unit, currency sales.Currency) error {
	v := s.viewOf(u, currency, Net, s.now())
	last := v.current.AddDays(Horizon - 1)
	if err := s.read(ctx, id, time.Time{}, v.current, last, &v); err != nil {
		return err
	}
	s.watch.forget(id, v.current.AddDays(-1))
	for day := v.current; !day.After(last); day = day.AddDays(1) {
		d := v.day(day)
		best := d.best()
		if best == nil {
			continue
		}
		if before, moved := s.watch.moved(id, saying{v.series, day}, best.Expected); moved {
			s.options.Announce(id, Moved{u.ID, day, currency, Net, before, *best, v.at})
		}
	}
	return nil
}

// viewOf begins a view of a series at a moment.
func (s *Service) viewOf(u *tenant.Unit, currency sales.Currency, m Measure, at time.Time) view {
	return view{
		unit: u, earlier: map[calendar.Day]*kept{}, sold: map[calendar.Day]*pastDay{},
		grid: gridOf(u.Calendar), series: store.Series{Unit: u.ID, Currency: currency, Measure: string(m)},
		measure: m, at: at, current: u.Calendar.DayAt(at),
	}
}

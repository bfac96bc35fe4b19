package forecast

import (
	"context"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// tellAtOnce is of how many units is read together what is expected of them.
const tellAtOnce = 200

// tell announces the days of units of which something else is expected than was said before, if anybody listens. It is about
// net sales: the measure that others follow.
func (s *Service) tell(ctx context.Context, company *directory.Snapshot, units map[tenant.UnitID]struct{}) error {
	if !s.options.Heeded(company.ID) {
		return nil
	}
	at, views := s.now(), map[sales.Currency][]*view{}
	for id := range units {
		u, ok := company.Unit(id)
		if !ok {
			continue
		}
		for _, currency := range u.CurrenciesOf(company.Configuration) {
			v := s.viewOf(u, currency, Net, at)
			views[currency] = append(views[currency], &v)
		}
	}
	for _, of := range views {
		for some := range slices.Chunk(of, tellAtOnce) {
			if err := s.tellOf(ctx, company.ID, some); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellOf announces what moved in views of one currency.
func (s *Service) tellOf(ctx context.Context, id tenant.ID, views []*view) error {
	first, last := views[0].current, views[0].current
	for _, v := range views {
		first, last = earlier(first, v.current), later(last, v.current)
	}
	if err := s.read(ctx, store.Background(id), time.Time{}, first, last.AddDays(Horizon-1), views...); err != nil {
		return err
	}
	s.watch.forget(id, first.AddDays(-1))
	for _, v := range views {
		for i := range Horizon {
			day := v.current.AddDays(i)
			d := v.day(day)
			best := d.best()
			if best == nil {
				continue
			}
			if before, moved := s.watch.moved(id, saying{v.series, day}, best.Expected); moved {
				s.options.Announce(id, Moved{v.unit.ID, day, v.series.Currency, Net, before, *best, v.at})
			}
		}
	}
	return nil
}

// Heed remembers what is expected of the units of a tenant that somebody has begun to listen to, so that all that moves from now on
// is told. Only the first time there is something to do. What cannot be remembered is no reason not to listen.
func (s *Service) Heed(ctx context.Context, id tenant.ID) {
	company, err := s.companies.Company(ctx, id)
	if err == nil {
		all := map[tenant.UnitID]struct{}{}
		for i := range company.Units {
			all[company.Units[i].ID] = struct{}{}
		}
		err = s.prime(ctx, company, all)
	}
	s.report(ctx, "forecast: what moves first will not be told", err)
}

// prime remembers what is expected of units of which nothing was said yet, before it changes: once for all who begin to listen
// together, as they do when a node comes back.
func (s *Service) prime(ctx context.Context, company *directory.Snapshot, units map[tenant.UnitID]struct{}) error {
	if !s.options.Heeded(company.ID) {
		return nil
	}
	defer s.watch.lockTelling(company.ID)()
	untold := s.watch.untold(company.ID, units)
	err := s.tell(ctx, company, untold)
	if err == nil {
		s.watch.told(company.ID, untold)
	}
	return err
}

// viewOf begins a view of a series at a moment.
func (s *Service) viewOf(u *tenant.Unit, currency sales.Currency, m Measure, at time.Time) view {
	return view{
		unit: u, earlier: map[calendar.Day]*kept{}, sold: map[calendar.Day]*pastDay{},
		grid: gridOf(u.Calendar), series: store.Series{Unit: u.ID, Currency: currency, Measure: string(m)},
		measure: m, at: at, current: u.Calendar.DayAt(at),
	}
}

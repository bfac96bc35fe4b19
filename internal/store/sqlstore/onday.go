package sqlstore

import (
	"context"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// eachFigureOn is EachFigure for one business day. Days that have not changed are not read again.
func (s *Store) eachFigureOn(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.SlotFigure) error) error {
	units, days, err := s.daysOn(ctx, scope, q)
	if err != nil {
		return err
	}
	f := store.SlotFigure{FigureKey: store.FigureKey{Day: q.From}}
	for i, day := range days {
		f.Unit = units[i]
		for _, k := range day.figures {
			f.Key, f.Measures = sales.Key{SlotStart: time.Unix(k.slot, 0).UTC(), Type: k.typ, Currency: k.currency}, k.Measures
			if err := visit(&f); err != nil {
				return err
			}
		}
	}
	return nil
}

// eachTotalOn is EachDayTotal for one business day. Days that have not changed are not read again.
func (s *Store) eachTotalOn(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.DayTotal) error) error {
	units, days, err := s.daysOn(ctx, scope, q)
	if err != nil {
		return err
	}
	t := store.DayTotal{Day: q.From}
	for i, day := range days {
		t.Unit = units[i]
		for _, sum := range day.totals {
			t.Type, t.Currency, t.Measures = sum.typ, sum.currency, sum.Measures
			if err := visit(&t); err != nil {
				return err
			}
		}
	}
	return nil
}

// daysOn returns the business day of q of each of its units, in order.
func (s *Store) daysOn(ctx context.Context, scope auth.UnitScope, q store.DayQuery) (units []tenant.UnitID, days []*cachedDay, err error) {
	if units, err = s.unitsOf(ctx, scope, q.Units); err == nil {
		days, err = s.cachedDays(ctx, scope, units, q)
	}
	return units, days, err
}

// unitsOf returns the named units that the scope permits, nil being all, in order and each once.
func (s *Store) unitsOf(ctx context.Context, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
	if units := scope.Narrow(named); units != nil {
		return slices.Compact(slices.Sorted(slices.Values(units))), nil
	}
	read := func(row scanner) (unit tenant.UnitID, err error) {
		err = row.Scan(&unit)
		return unit, err
	}
	return list(ctx, s.readers, read, `SELECT unit_id FROM unit WHERE tenant_id = $1 ORDER BY unit_id`, scope.Tenant())
}

// cachedDays returns a business day of each of some units, which are those of q. What is not kept is read, and kept.
func (s *Store) cachedDays(ctx context.Context, scope auth.UnitScope, units []tenant.UnitID, q store.DayQuery) ([]*cachedDay, error) {
	days := make([]*cachedDay, len(units))
	upTo, missing, err := s.takeCached(ctx, scope.Tenant(), units, q.From, days)
	if err != nil || len(missing) == 0 {
		return days, err
	}
	if q.Units != nil || 2*len(missing) < len(units) { // else it is faster to read all than to name so many
		q.Units = missing
	}
	read, err := s.readOn(ctx, scope, q)
	if err != nil {
		return nil, err
	}
	for i, unit := range units {
		if days[i] != nil {
			continue
		}
		day := read[unit]
		day.upTo = upTo
		days[i] = &day
		s.days.kept.Set(tenantDay{unitRef{scope.Tenant(), unit}, q.From.Number()}, days[i])
	}
	return days, nil
}

// takeCached fills in the days that are kept and have not changed, and returns the units of the others, and up to which entry
// the ledger was looked at for it.
func (s *Store) takeCached(ctx context.Context, id tenant.ID, units []tenant.UnitID, day calendar.Day, days []*cachedDay) (upTo store.Seq, missing []tenant.UnitID, err error) {
	known := s.days.of(id)
	known.mu.Lock()
	defer known.mu.Unlock()
	if err := known.follow(ctx, s, id); err != nil {
		return 0, nil, err
	}
	for i, unit := range units {
		ref := tenantDay{unitRef{id, unit}, day.Number()}
		if kept, ok := s.days.kept.GetIfPresent(ref); ok && known.has(ref, kept) {
			days[i] = kept
		} else {
			missing = append(missing, unit)
		}
	}
	return known.upTo, missing, nil
}

// readOn reads a business day of units.
func (s *Store) readOn(ctx context.Context, scope auth.UnitScope, q store.DayQuery) (read map[tenant.UnitID]cachedDay, err error) {
	query, args := daysStatement(scope, q)
	read = map[tenant.UnitID]cachedDay{}
	var reader dayReader
	err = s.scan(ctx, query, args, func(row scanner) (err error) {
		var unit tenant.UnitID
		var day calendar.Day
		var final store.Seq
		var encoded []byte
		if err := row.Scan(&unit, dayIn(&day), &final, rawIn(&encoded)); err != nil {
			return err
		}
		read[unit], err = reader.cached(encoded)
		return corruptDay(dayRef{unit, day}, err)
	})
	return read, err
}

package sqlstore

import (
	"context"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

// units returns the units of a tenant in order of id.
func (s *Store) units(ctx context.Context, tx querier, id tenant.ID) ([]tenant.Unit, error) {
	return list(ctx, tx, s.readUnit, `SELECT unit_id, name, zone, day_start, slot_minutes,
		brand, company, region, country, city, currencies, sales_types, opened_on, closed_on
		FROM unit WHERE tenant_id = $1 ORDER BY unit_id`, id)
}

func (s *Store) readUnit(row scanner) (u tenant.Unit, err error) {
	var zone, dayStart string
	var slotMinutes int
	err = row.Scan(&u.ID, &u.Name, &zone, &dayStart, &slotMinutes,
		&u.Brand, &u.Company, &u.Region, &u.Country, &u.City,
		textsIn(&u.Currencies), textsIn(&u.SalesTypes), dayOrNilIn(&u.OpenedOn), dayOrNilIn(&u.ClosedOn))
	if err != nil {
		return tenant.Unit{}, err
	}
	u.Calendar, err = s.calendar(zone, dayStart, slotMinutes)
	return u, err
}

func (s *Store) calendar(zone, dayStart string, slotMinutes int) (calendar.Calendar, error) {
	location, err := s.zones.load(zone)
	if err != nil {
		return calendar.Calendar{}, err
	}
	start, err := calendar.ParseClock(dayStart)
	if err != nil {
		return calendar.Calendar{}, corrupt("day start", err)
	}
	length, err := calendar.NewSlotLength(slotMinutes)
	if err != nil {
		return calendar.Calendar{}, corrupt("slot length", err)
	}
	return calendar.New(location, start, length), nil
}

// putUnit inserts or replaces a unit.
func putUnit(ctx context.Context, tx querier, id tenant.ID, u tenant.Unit) error {
	_, err := change(ctx, tx, `INSERT INTO unit (tenant_id, unit_id, name, zone, day_start, slot_minutes,
			brand, company, region, country, city, currencies, sales_types, opened_on, closed_on)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
		ON CONFLICT (tenant_id, unit_id) DO UPDATE SET name = excluded.name, zone = excluded.zone,
			day_start = excluded.day_start, slot_minutes = excluded.slot_minutes, brand = excluded.brand,
			company = excluded.company, region = excluded.region, country = excluded.country, city = excluded.city,
			currencies = excluded.currencies, sales_types = excluded.sales_types,
			opened_on = excluded.opened_on, closed_on = excluded.closed_on`,
		id, u.ID, u.Name, u.Calendar.Zone().String(), u.Calendar.DayStart().String(), u.Calendar.SlotLength().Minutes(),
		u.Brand, u.Company, u.Region, u.Country, u.City, texts(u.Currencies), texts(u.SalesTypes),
		dayOrNull(u.OpenedOn), dayOrNull(u.ClosedOn))
	return err
}

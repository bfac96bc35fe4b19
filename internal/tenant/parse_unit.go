package tenant

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// maxUnitID keeps ids exact in every JSON reader.
const maxUnitID = 1<<53 - 1

// calendarValues are what makes a calendar, where stated.
type calendarValues struct {
	zone     *time.Location
	dayStart calendar.Clock
	slot     calendar.SlotLength
}

func (c *calendarValues) members() members {
	return members{
		"timeZone": into(&c.zone, parseZone),
		"dayStart": into(&c.dayStart, calendar.ParseClock),
		"slotMinutes": func(v value) {
			if n, ok := v.integer(5, 60); ok {
				c.setSlot(v, int(n))
			}
		},
	}
}

func (c *calendarValues) setSlot(v value, minutes int) {
	length, err := calendar.NewSlotLength(minutes)
	if err != nil {
		v.fault("%v", err)
		return
	}
	c.slot = length
}

// units returns the units in order of id.
func (p *parser) units(v value) []Unit {
	units := distinct(v, p.unit, func(u Unit) UnitID { return u.ID })
	slices.SortFunc(units, func(a, b Unit) int { return int(a.ID - b.ID) })
	return units
}

func (p *parser) unit(v value) Unit {
	var u Unit
	clock := p.defaults
	known := clock.members()
	known["id"] = func(v value) {
		n, _ := v.integer(1, maxUnitID)
		u.ID = UnitID(n)
	}
	known["name"] = into(&u.Name, parseName)
	known["brand"] = into(&u.Brand, parseName)
	known["company"] = into(&u.Company, parseName)
	known["region"] = into(&u.Region, parseName)
	known["country"] = into(&u.Country, parseName)
	known["city"] = into(&u.City, parseName)
	known["currencies"] = func(v value) { u.Currencies = narrowed(v, p.currencyIDs(), sales.ParseCurrency) }
	known["salesTypes"] = func(v value) { u.SalesTypes = narrowed(v, p.typeIDs(), sales.ParseTypeID) }
	known["openedOn"] = func(v value) { u.OpenedOn = v.day() }
	known["closedOn"] = func(v value) { u.ClosedOn = v.day() }
	found := v.object(known, "id", "name")

	if _, stated := found["timeZone"]; !stated && clock.zone == nil {
		v.fault("timeZone is missing, and defaults name none: add the zone of the site, such as Europe/Madrid")
	}
	if u.OpenedOn != nil && u.ClosedOn != nil && u.ClosedOn.Before(*u.OpenedOn) {
		found["closedOn"].fault("is before openedOn %s", u.OpenedOn)
	}
	if clock.zone != nil {
		u.Calendar = calendar.New(clock.zone, clock.dayStart, clock.slot)
	}
	return u
}

func (v value) day() *calendar.Day {
	day, ok := parsed(v, calendar.ParseDay)
	if !ok {
		return nil
	}
	return &day
}

// narrowed reads a list of ids out of those configured for the company.
func narrowed[T ~string](v value, configured []T, parse func(string) (T, error)) []T {
	var ids []T
	v.list(func(v value) {
		id, ok := parsed(v, parse)
		switch {
		case !ok:
		case !slices.Contains(configured, id):
			v.fault("%s is not configured for the company: configured are %s", id, join(configured))
		case slices.Contains(ids, id):
			v.fault("%s is there twice", id)
		default:
			ids = append(ids, id)
		}
	})
	return ids
}

func (p *parser) currencyIDs() []sales.Currency {
	return ids(p.configuration.Currencies, func(c Currency) sales.Currency { return c.ID })
}

func (p *parser) typeIDs() []sales.TypeID {
	return ids(p.configuration.SalesTypes, func(t SalesType) sales.TypeID { return t.ID })
}

func ids[T, K any](items []T, id func(T) K) []K {
	result := make([]K, len(items))
	for i, item := range items {
		result[i] = id(item)
	}
	return result
}

func join[T any](items []T) string {
	return strings.Trim(fmt.Sprint(items), "[]")
}

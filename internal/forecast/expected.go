package forecast

import (
	"context"
	"math"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Expected tells what was expected of business days before they began, with what people decided about them, in the form in
// which sales are read: so they can be held against each other. Of days to come it tells what is expected now. What is
// expected has no sales type.
type Expected struct{ service *Service }

// Expected returns what s expected.
func (s *Service) Expected() Expected { return Expected{s} }

// EachDayTotal hands what was expected to visit by unit, business day and currency. Days of which nothing was said are left out.
func (e Expected) EachDayTotal(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.DayTotal) error) error {
	return e.each(ctx, scope, q, func(views *[len(learned)]*view, day calendar.Day) error {
		var whole [len(learned)]float64
		for i := range views {
			d := views[i].day(day)
			said := d.said()
			if said == nil && learned[i] == Net {
				return nil
			}
			if said != nil {
				whole[i] = said.Expected
			}
		}
		t := store.DayTotal{Unit: views[0].series.Unit, Day: day, Currency: views[0].series.Currency, Measures: measuresOf(whole, [len(learned)]float64{})}
		return visit(&t)
	})
}

// EachFigure hands what was expected to visit by unit, slot and currency. Days of which nothing was said by slot are left out, and
// slots in which nothing is sold.
func (e Expected) EachFigure(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.SlotFigure) error) error {
	return e.each(ctx, scope, q, func(views *[len(learned)]*view, day calendar.Day) error {
		var parts [len(learned)][]float64
		for i := range views {
			d := views[i].day(day)
			parts[i] = views[i].shares(&d)
		}
		f := store.SlotFigure{}
		f.Unit, f.Day, f.Currency = views[0].series.Unit, day, views[0].series.Currency
		var before, until [len(learned)]float64
		slots := views[0].grid.Slots(day)
		for k := range parts[Net.place()] {
			for i := range parts {
				if k < len(parts[i]) {
					until[i] = before[i] + parts[i][k]
				}
			}
			f.SlotStart, f.Measures = slots[k].Start.UTC(), measuresOf(until, before)
			before = until
			if f.Measures == (sales.Measures{}) {
				continue
			}
			if err := visit(&f); err != nil {
				return err
			}
		}
		return nil
	})
}

// said is what was to be reckoned with before the day, nil if nothing was said.
func (d *Day) said() *Estimate {
	if d.Adjusted != nil {
		return d.Adjusted
	}
	return d.System
}

// shares returns what was said of each slot of a day, which is what was said of the day. It is nil where that was not by slot.
func (v *view) shares(d *Day) (each []float64) {
	pieces, _ := v.pieces(d)
	sum := 0.0
	for _, p := range pieces {
		of := 0.0
		if e := p.said(); e != nil {
			of = e.Expected
		}
		each = append(each, of)
		sum += of
	}
	if said := d.said(); said != nil && sum > 0 { // shapes are kept in few digits: they may not add up to 1
		for k := range each {
			each[k] *= said.Expected / sum
		}
	}
	return each
}

// said is what was to be reckoned with in a slot, nil if nothing was said.
func (p *piece) said() *Estimate {
	if p.adjusted != nil {
		return p.adjusted
	}
	return p.system
}

// measuresOf returns what lies between two sums as exact numbers. They are rounded as sums, so that parts of a day add up to the day.
func measuresOf(until, before [len(learned)]float64) sales.Measures {
	between := func(m Measure, unit float64) int64 {
		return int64(math.Round(until[m.place()]*unit)) - int64(math.Round(before[m.place()]*unit))
	}
	return sales.Measures{
		Net: sales.Amount(between(Net, amountUnit)), Gross: sales.Amount(between(Gross, amountUnit)),
		Checks: between(Checks, 1), Guests: between(Guests, 1),
	}
}

// each hands the views of all measures to visit, for each currency, unit and business day, as if nothing had been sold on it.
func (e Expected) each(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*[len(learned)]*view, calendar.Day) error) error {
	company, err := e.service.companies.Company(ctx, scope.Tenant())
	if err != nil {
		return err
	}
	byCurrency := map[sales.Currency][]*tenant.Unit{}
	for i := range company.Units {
		u := &company.Units[i]
		if q.Units != nil && !slices.Contains(q.Units, u.ID) {
			continue
		}
		for _, currency := range u.CurrenciesOf(company.Configuration) {
			byCurrency[currency] = append(byCurrency[currency], u)
		}
	}
	for currency, units := range byCurrency {
		for some := range slices.Chunk(units, atOnce(q)) {
			if err := e.eachOf(ctx, scope, some, currency, q, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// What is read at once of what was said, so that it takes little memory however much is asked for.
const mostUnits, mostDays = 100, 2000

// atOnce returns of how many units to read at once.
func atOnce(q store.DayQuery) int { return max(1, min(mostUnits, mostDays/(q.To.Sub(q.From)+1))) }

// eachOf is each for some units, in a currency.
func (e Expected) eachOf(ctx context.Context, scope auth.UnitScope, units []*tenant.Unit, currency sales.Currency, q store.DayQuery, visit func(*[len(learned)]*view, calendar.Day) error) error {
	views, err := e.viewsOf(ctx, scope, units, currency, q)
	if err != nil {
		return err
	}
	for i := range views {
		for day := q.From; !day.After(q.To); day = day.AddDays(1) {
			if err := visit(&views[i], day); err != nil {
				return err
			}
		}
	}
	return nil
}

// viewsOf reads what was said of units in a currency.
func (e Expected) viewsOf(ctx context.Context, scope auth.UnitScope, units []*tenant.Unit, currency sales.Currency, q store.DayQuery) ([][len(learned)]*view, error) {
	at := e.service.now()
	all := make([][len(learned)]*view, len(units))
	for m, measure := range learned {
		one := make([]*view, len(units))
		for i, u := range units {
			v := e.service.viewOf(u, currency, measure, at)
			one[i], all[i][m] = &v, &v
		}
		if err := e.service.readSaid(ctx, scope, q.From, q.To, one...); err != nil {
			return nil, err
		}
	}
	return all, nil
}

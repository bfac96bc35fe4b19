// Package sample invents a company and what it sells, for the demo, for trying things out
// and for tests that want days that look like days.
//
// The company is in company.yaml: cafés, bars that sell past midnight, and restaurants with a
// lunch and a dinner peak, in three time zones and two currencies. What a unit sells on a
// business day follows from a seed, the unit and the day alone: the same day can be made
// again at any time, so that a history and the tills that go on from it agree.
//
// A day is made from the outside in (see day.go, curve.go and ticket.go):
//
//   - how busy it is: the average day of the site, times its weekday, the season, a slow
//     growth, holidays, weather that the sites of a city share and that lasts for days, and noise;
//   - when guests come: a curve over the time of day, another one at weekends, and chance minute by minute;
//   - what they buy: a sales type that fits the hour, a number of guests, the items each of them orders, one
//     after the other, their prices, the tax of the country, and now and then a refund.
//
// Every number in it is made up to look plausible. None was taken or fitted from anybody's sales.
package sample

import (
	_ "embed"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// Description is the company as `daypart tenant apply` takes it.
//
//go:embed company.yaml
var Description []byte

// Company returns the company that Description describes.
func Company() (tenant.Company, error) {
	company, err := tenant.ParseCompany(Description)
	if err != nil {
		return tenant.Company{}, fmt.Errorf("the sample company: %w", err)
	}
	return company, nil
}

// Sale is an item of a ticket, or one that was paid back.
type Sale struct {
	At       time.Time
	Type     sales.TypeID
	Currency sales.Currency
	sales.Measures
}

// Generator invents sales. It is made by New and may be shared.
type Generator struct{ seed uint64 }

// New returns a generator. Another seed is another history of the same company.
func New(seed uint64) Generator { return Generator{seed} }

// Day returns what a unit of the sample company sells on a business day, in order of time.
// It is empty for a unit that is not one of them, and on the two days on which the company is closed.
func (g Generator) Day(unit tenant.Unit, day calendar.Day) []Sale {
	site, ok := sites[unit.ID]
	if !ok {
		return nil
	}
	d := trade{
		site:     site,
		currency: unit.Currencies[0],
		random:   g.random(purposeTickets, uint64(unit.ID), day),
		span:     unit.Calendar.Span(day),
	}
	d.sell(unit.Calendar.Zone(), g.busy(site, unit, day), site.curveOf(day))
	return d.sold
}

package sample

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

const (
	cent      sales.Amount = 100
	menuStep               = 5 * cent // prices of the menu are multiples of it
	refunds                = 0.003    // of all items
	evening                = 17       // when the late weights of channels begin
	orderPace              = 40 * time.Second
)

// A trade is a unit's business day while it is made up.
type trade struct {
	site     site
	currency sales.Currency
	random   *rand.Rand
	span     calendar.Span
	sold     []Sale
}

// sell makes the tickets of the day, minute by minute, by the clocks of zone.
func (d *trade) sell(zone *time.Location, tickets float64, c curve) {
	expected := c.perMinute(tickets)
	for minute := d.span.Start; minute.Before(d.span.End); minute = minute.Add(time.Minute) {
		hour := hourOf(minute.In(zone))
		for range d.poisson(expected(hour)) {
			d.ticket(minute.Add(time.Duration(d.random.IntN(60))*time.Second), d.channel(hour))
		}
	}
	slices.SortFunc(d.sold, func(a, b Sale) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Type, b.Type))
	})
}

// ticket sells to each guest of a ticket, who come to order one after the other.
func (d *trade) ticket(at time.Time, c channel) {
	first := sales.Measures{Checks: 1, Guests: 1}
	for range 1 + d.pick(c.guests) {
		d.guest(at, c, first)
		first.Checks = 0
		at = at.Add(d.upTo(orderPace))
	}
}

// guest sells items to a guest. The first counts what the guest counts for.
func (d *trade) guest(at time.Time, c channel, counts sales.Measures) {
	for range 1 + d.pick(c.items) {
		counts.Net, counts.Gross = d.price(c)
		d.add(at, c.id, counts)
		if d.random.Float64() < refunds {
			d.add(at.Add(5*time.Minute+d.upTo(35*time.Minute)), c.id, sales.Measures{Net: -counts.Net, Gross: -counts.Gross, Checks: 1})
		}
		counts = sales.Measures{}
		at = at.Add(d.upTo(c.pause))
	}
}

// upTo returns a time of whole seconds below limit.
func (d *trade) upTo(limit time.Duration) time.Duration {
	return time.Duration(d.random.Int64N(int64(limit))).Truncate(time.Second)
}

// add rings up a sale, at the latest in the last second of the day.
func (d *trade) add(at time.Time, id sales.TypeID, m sales.Measures) {
	if !at.Before(d.span.End) {
		at = d.span.End.Add(-time.Second)
	}
	d.sold = append(d.sold, Sale{At: at, Type: id, Currency: d.currency, Measures: m})
}

// channel picks how a ticket is sold at an hour.
func (d *trade) channel(hour float64) channel {
	weights := make([]float64, len(d.site.channels))
	for i, c := range d.site.channels {
		weights[i] = c.early
		if hour >= evening {
			weights[i] = c.late
		}
	}
	return d.site.channels[d.pick(weights)]
}

// price makes up what an item costs.
func (d *trade) price(c channel) (net, gross sales.Amount) {
	price := c.price * math.Exp(c.spread*d.random.NormFloat64()-c.spread*c.spread/2)
	menu := max(1, sales.Amount(math.Round(price*10_000/float64(menuStep)))) * menuStep
	return d.site.tax.split(menu)
}

// split returns the net and the gross of a price on the menu, to the cent.
func (t tax) split(menu sales.Amount) (net, gross sales.Amount) {
	const whole = 100_00
	if t.onTop {
		return menu, menu + nearest(menu*t.rate, whole*cent)*cent
	}
	return nearest(menu*whole, (whole+t.rate)*cent) * cent, menu
}

// nearest divides, and rounds half up. Neither is negative.
func nearest(a, b sales.Amount) sales.Amount { return (a + b/2) / b }

// pick returns an index, each as often as its weight says.
func (d *trade) pick(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	at := d.random.Float64() * sum
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// poisson returns how many of something come that is expected so often (Knuth's way: fine for small means).
func (d *trade) poisson(mean float64) int {
	count, limit := 0, math.Exp(-mean)
	for p := d.random.Float64(); p > limit; p *= d.random.Float64() {
		count++
	}
	return count
}

package main

import (
	"context"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/sample"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/till"
)

// demoTills fill in the history of the demo, and then sell until ctx ends.
type demoTills struct {
	history, sell func(ctx context.Context) error
}

const (
	yearDays     = 364 // whole weeks, so that the weekdays are the same
	demoParallel = 4
)

// tills returns those of the sample company, or those that play a recording.
func (d *demoCommand) tills(ctx context.Context, c *console, server *client.Client, access ready) (demoTills, error) {
	if d.From != "" {
		return d.recorded(ctx, c, access)
	}
	units, err := server.Units(ctx)
	if err != nil {
		return demoTills{}, err
	}
	invented, err := inventedTills(sample.New(d.Seed))
	if err != nil {
		return demoTills{}, err
	}
	earliest, latest, err := currentDays(units)
	if err != nil {
		return demoTills{}, err
	}
	player := &till.Player{Server: server, Now: now, Parallel: demoParallel, Summary: &till.Summary{}, Trouble: trouble(c)}
	for _, unit := range units {
		player.Tills = append(player.Tills, till.Till{Unit: unit, Sales: invented[unit.ID]})
	}
	return demoTills{
		history: func(ctx context.Context) error { return loadHistory(ctx, c, server, *player, latest, 7*d.Weeks) },
		sell: func(ctx context.Context) error {
			pace := till.Pace{From: now(), Speed: 1, Every: sellEvery}
			return player.Sell(ctx, pace, earliest, earliest.AddDays(10*yearDays))
		},
	}, nil
}

// recorded returns tills that play a recording, from as many days before today as the history has.
func (d *demoCommand) recorded(ctx context.Context, c *console, access ready) (demoTills, error) {
	command := tillCommand{
		connection: connection{URL: access.URL, CAFile: access.CAFile, ClientID: access.ClientID, ClientSecret: access.ClientSecret},
		From:       d.From, Days: 7 * (d.Weeks + 1), Tax: "0", Speed: "1", Every: sellEvery, Parallel: demoParallel,
	}
	play, err := command.prepare(ctx, c)
	if err != nil {
		return demoTills{}, err
	}
	return demoTills{history: play.catchUp, sell: play.goOn}, nil
}

// inventedTills returns what each unit of the sample company sells.
func inventedTills(g sample.Generator) (map[int64]till.Sales, error) {
	company, err := sample.Company()
	if err != nil {
		return nil, err
	}
	tills := map[int64]till.Sales{}
	for _, unit := range company.Units {
		tills[int64(unit.ID)] = func(day calendar.Day) ([]till.Sale, error) { return invented(g, unit, day), nil }
	}
	return tills, nil
}

func invented(g sample.Generator, unit tenant.Unit, day calendar.Day) []till.Sale {
	var sold []till.Sale
	for _, sale := range g.Day(unit, day) {
		sold = append(sold, till.Sale{
			At: sale.At, Type: string(sale.Type), Currency: string(sale.Currency),
			Net: sale.Net, Gross: sale.Gross, Checks: int32(sale.Checks), Guests: int32(sale.Guests),
		})
	}
	return sold
}

// loadHistory sends the days before today, and those around the same day a year ago, as far
// as they are not there already. Today is that of the unit whose day began last: where it is
// another day still, that one is no history.
func loadHistory(ctx context.Context, c *console, server *client.Client, p till.Player, today calendar.Day, days int) error {
	if days == 0 {
		return nil
	}
	parts := []struct {
		name        string
		first, last calendar.Day
	}{
		{"last year", today.AddDays(-yearDays - days), today.AddDays(7 - yearDays)},
		{"last weeks", today.AddDays(-days), today.AddDays(-1)},
	}
	tills := p.Tills
	for _, part := range parts {
		p.Progress = c.progress(part.name)
		p.Tills = nil
		for _, t := range tills {
			missing, err := missingDays(ctx, server, t, part.first, part.last)
			if err != nil {
				return err
			}
			p.Tills = append(p.Tills, missing)
		}
		if err := p.Load(ctx, part.first, part.last); err != nil {
			return err
		}
	}
	return nil
}

// missingDays returns a till that sells nothing on days that the server has as they should be, or that are not over.
func missingDays(ctx context.Context, server *client.Client, t till.Till, first, last calendar.Day) (till.Till, error) {
	totals, err := server.NetSales(ctx, t.Unit.ID, first.String(), last.String())
	if err != nil {
		return t, err
	}
	there := map[string]api.Decimal{}
	for _, total := range totals {
		there[total.BusinessDay] = total.NetSales
	}
	all := t.Sales
	t.Sales = func(day calendar.Day) ([]till.Sale, error) {
		if day.String() >= t.Unit.CurrentBusinessDay {
			return nil, nil
		}
		sold, err := all(day)
		if err != nil {
			return nil, err
		}
		if held, ok := there[day.String()]; ok && sameNet(held, sold) {
			return nil, nil
		}
		return sold, nil
	}
	return t, nil
}

func sameNet(held api.Decimal, sold []till.Sale) bool {
	var sum sales.Amount
	for _, sale := range sold {
		sum += sale.Net
	}
	amount, err := sales.ParseAmount(string(held))
	return err == nil && amount == sum
}

// trouble reports what a till tries again.
func trouble(c *console) func(api.BusinessUnit, error) {
	return func(unit api.BusinessUnit, err error) {
		c.note("unit %d, %s: %v: trying again", unit.ID, unit.Name, err)
	}
}

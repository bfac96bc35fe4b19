package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/till"
)

// run sends what is to be sent.
func (p *play) run(ctx context.Context) error {
	first, last := p.days()
	switch p.speed {
	case maxSpeed:
		_, today, err := currentDays(p.units)
		if err != nil {
			return err
		}
		if last.After(today) {
			last = today
		}
		return p.player.Load(ctx, first, last)
	case 1:
		if err := p.catchUp(ctx); err != nil {
			return err
		}
		return p.goOn(ctx)
	}
	opening, err := p.player.Opening(ctx, first)
	if err != nil {
		return err
	}
	return p.player.Sell(ctx, till.Pace{From: opening, Speed: p.speed, Every: p.every}, first, last)
}

// days returns the first and the last day on which something is played.
func (p *play) days() (first, last calendar.Day) {
	return p.placement.Move(p.placement.First), p.placement.Move(p.placement.Last)
}

// catchUp sends the days before today.
func (p *play) catchUp(ctx context.Context) error {
	first, last := p.days()
	today, _, err := currentDays(p.units)
	if err != nil {
		return err
	}
	if yesterday := today.AddDays(-1); last.After(yesterday) {
		last = yesterday
	}
	return p.player.Load(ctx, first, last)
}

// goOn sells from today on, in real time.
func (p *play) goOn(ctx context.Context) error {
	first, last := p.days()
	today, _, err := currentDays(p.units)
	if err != nil {
		return err
	}
	if first.Before(today) {
		first = today
	}
	return p.player.Sell(ctx, till.Pace{From: p.player.Now(), Speed: 1, Every: p.every}, first, last)
}

// announce says what is played as what.
func (t *tillCommand) announce(c *console, p *play) {
	if t.JSON {
		return
	}
	place := p.placement
	c.note("playing %s to %s as %s to %s (%d weeks later)", place.First, place.Last, place.Move(place.First), place.Move(place.Last), place.Weeks)
	for _, name := range slices.Sorted(maps.Keys(p.mapping.Units)) {
		id := p.mapping.Units[name]
		i := slices.IndexFunc(p.units, func(u api.BusinessUnit) bool { return u.ID == id })
		c.note("  unit %s is %d, %s", name, id, p.units[i].Name)
	}
	types := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(p.mapping.SalesTypes)) {
		id := p.mapping.SalesTypes[name]
		types[id] = append(types[id], name)
	}
	for _, id := range slices.Sorted(maps.Keys(types)) {
		c.note("  sales type %s is %s", id, shorten(types[id]))
	}
}

// shorten names a few of many.
func shorten(names []string) string {
	const few = 6
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}

// playReport is the summary as JSON: what was sent, and what it was recorded as.
type playReport struct {
	RecordedFirst string `json:"recordedFirst"`
	RecordedLast  string `json:"recordedLast"`
	Weeks         int    `json:"weeks"`
	till.Mapping
	till.Report
}

func (t *tillCommand) print(c *console, p *play) error {
	report := p.player.Summary.Report()
	if t.JSON {
		place := p.placement
		return c.json(playReport{place.First.String(), place.Last.String(), place.Weeks, p.mapping, report})
	}
	c.line("%d submissions, rows %s", report.Submissions, describeRows(report.Rows))
	if err := printTotals(c, report.Totals); err != nil {
		return err
	}
	if report.LeftOut.Lines > 0 {
		c.line("left out: %d lines, gross %s, of slots that have not ended yet", report.LeftOut.Lines, report.LeftOut.GrossSales)
	}
	return nil
}

func printTotals(c *console, totals []till.Total) error {
	if len(totals) == 0 {
		return nil
	}
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "unit\tbusiness day\tsales type\tnet\tgross\t\tchecks\t")
	for _, total := range totals {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t\n", total.UnitID, total.BusinessDay, total.SalesTypeID,
			total.NetSales, total.GrossSales, total.CurrencyID, total.NumChecks)
	}
	return table.Flush()
}

// dryRun is a server to which nothing is sent.
type dryRun struct {
	*client.Client
	console *console
	print   bool
}

// Submit prints what would be sent.
func (d dryRun) Submit(_ context.Context, unit int64, s api.SalesSubmission, _ client.SubmitOptions) (client.Receipt, error) {
	var receipt client.Receipt
	receipt.Rows.Received = len(s.RealTimeSales)
	if !d.print {
		return receipt, nil
	}
	d.console.line("unit %d, business day %s, observed at %s", unit, s.BusinessDay, s.ObservedAt.Format(time.RFC3339))
	for _, row := range s.RealTimeSales {
		d.console.line("  %s %s: net %s, gross %s %s, %d checks, %d guests", row.TimeSlotStart, row.SalesTypeID,
			row.NetSales, row.GrossSales, row.CurrencyID, row.NumChecks, row.NumGuests)
	}
	return receipt, nil
}

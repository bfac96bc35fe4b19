package main

import (
	"bufio"
	"context"
	"errors"
	"iter"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// exportCommand writes what is kept of a company, one line at a time.
type exportCommand struct {
	What   string       `arg:"" enum:"ledger,figures,day-totals" help:"ledger: every row ever accepted and what it did, and every figure that an import removed. figures: the current value of every slot. day-totals: sums by unit, business day, sales type and currency."`
	Tenant string       `required:"" help:"Company to export." placeholder:"TENANT"`
	Unit   []int64      `help:"Only these units." placeholder:"ID"`
	From   calendar.Day `help:"First business day. Without it: the first there is." default:"0001-01-01" placeholder:"DAY"`
	To     calendar.Day `help:"Last business day. Without it: the last there is." default:"9999-12-31" placeholder:"DAY"`
	Format string       `help:"csv or ndjson." enum:"csv,ndjson" default:"csv"`
}

// Help says how values are written.
func (e *exportCommand) Help() string {
	return `Written to standard output. Amounts are exact decimals, instants are RFC 3339 in UTC; what is known by the business day only has no slot. The server may be running.`
}

// lines are the records of an export; the first error ends them.
type lines = iter.Seq2[[]string, error]

// Run exports.
func (e *exportCommand) Run(ctx context.Context, c *console, root *cli) error {
	if e.To.Before(e.From) {
		return usagef("--to %s is before --from %s", e.To, e.From)
	}
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		company, err := companyNamed(ctx, s, e.Tenant)
		if err != nil {
			return err
		}
		columns, records := e.records(ctx, s, company)
		out := bufio.NewWriter(c.out)
		write, end := newRecordWriter(out, e.Format, columns)
		for record, err := range records {
			if err == nil {
				err = write(record)
			}
			if err != nil {
				return err
			}
		}
		return errors.Join(end(), out.Flush())
	})
}

func (e *exportCommand) records(ctx context.Context, s store.Store, company tenant.Company) ([]column, lines) {
	switch e.What {
	case "ledger":
		return ledgerColumns, e.ledger(ctx, s, company.ID)
	case "figures":
		return figureColumns, e.figures(ctx, s, company.ID)
	}
	return dayTotalColumns, e.dayTotals(ctx, s, company)
}

// units returns the units asked for; nil means all.
func (e *exportCommand) units() []tenant.UnitID {
	var units []tenant.UnitID
	for _, id := range e.Unit {
		units = append(units, tenant.UnitID(id))
	}
	return units
}

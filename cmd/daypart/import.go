package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// importCommand brings a file of history in.
type importCommand struct {
	connection
	File       string   `arg:"" optional:"" help:"CSV (compressed by gzip or not) or XLSX with a header." type:"path"`
	Kind       string   `help:"What a row is: lines of tickets, slots or days. By the header if not given." enum:"auto,lines,slots,days" default:"auto"`
	Unit       int64    `help:"The unit of all rows." placeholder:"ID"`
	Units      []string `name:"map-unit" sep:"none" help:"Which unit a name in the file is." placeholder:"NAME=ID"`
	SalesTypes []string `name:"map-sales-type" sep:"none" help:"Which sales type a name in the file is, by code or alias." placeholder:"NAME=ID"`
	Columns    []string `name:"map" sep:"none" help:"Which column a field is, such as netSales=Umsatz." placeholder:"FIELD=COLUMN"`
	SalesType  string   `help:"The sales type of rows whose own is not known." placeholder:"ID"`
	Currency   string   `help:"The currency of rows that name none." placeholder:"ID"`
	Preview    bool     `help:"Say what is in the file and what is wrong with it, and stop."`
	Skip       bool     `help:"Leave out the rows that cannot be taken."`
	Undo       string   `help:"Take an import back, as if it had never come." placeholder:"IMPORT"`
	List       bool     `help:"List the imports there are."`
}

// Help shows how it is used.
func (i *importCommand) Help() string {
	return `  daypart import 2025.csv.gz --unit 9 --preview     what is in it, and what is wrong with it
  daypart import 2025.csv.gz --unit 9               put it in, each business day in place of what the unit had
  daypart import --undo 0199a3b5-…                  take it back

A name with a = of its own is mapped, too, as what counts is the = before a code or an alias:
a=b=TAKE maps a=b.

Fields for --map: time, slotStart, businessDay, clock, unit, salesType, currency, netSales, grossSales, numChecks, numGuests, ticket.
The server works on while this is interrupted, and goes on by itself after a crash; --list says how far it is.`
}

// Run does what is asked for.
func (i *importCommand) Run(ctx context.Context, c *console) error {
	server, err := i.open()
	if err != nil {
		return err
	}
	switch {
	case i.List:
		return i.list(ctx, c, server)
	case i.Undo != "":
		if _, err := server.UndoImport(ctx, i.Undo); err != nil {
			return err
		}
		return i.wait(ctx, c, server, i.Undo, api.ImportStateUndone)
	case i.File == "":
		return usagef("no file: name one, or use --list or --undo")
	}
	return i.bring(ctx, c, server)
}

func (i *importCommand) list(ctx context.Context, c *console, server *client.Client) error {
	all, err := server.Imports(ctx)
	if err != nil {
		return err
	}
	return writeTable(c, "IMPORT\tSTATE\tFILE\tDAYS\tFROM\tTO", all, func(one api.Import) string {
		return fmt.Sprintf("%s\t%s\t%s\t%d/%d\t%s\t%s", one.ImportID, one.State, orDash(one.Name), one.DoneDays, one.Days, one.FirstDay, one.LastDay)
	})
}

// bring previews the file and, unless that is all, puts it in.
func (i *importCommand) bring(ctx context.Context, c *console, server *client.Client) error {
	file, err := os.ReadFile(i.File)
	if err != nil {
		return err
	}
	options := client.ImportOptions{
		Name: filepath.Base(i.File), Unit: i.Unit, Units: i.Units, SalesTypes: i.SalesTypes, Columns: i.Columns, SalesType: i.SalesType, Currency: i.Currency,
	}
	if i.Kind != "auto" {
		options.Kind = api.ImportKind(i.Kind)
	}
	kept, err := server.PreviewImport(ctx, file, options)
	if err != nil {
		return err
	}
	describeImport(c, kept)
	switch {
	case i.Preview:
		return nil
	case kept.BadRows > 0 && !i.Skip:
		return errors.New("nothing was imported: mend the file, or leave the rows out with --skip")
	}
	if _, err := server.CommitImport(ctx, kept.ImportID, i.Skip); err != nil {
		return err
	}
	return i.wait(ctx, c, server, kept.ImportID, api.ImportStateCommitted)
}

func describeImport(c *console, i api.Import) {
	c.line("%s: %d rows of %s, %d business days from %s to %s", i.Name, i.Rows, i.Kind, i.Days, i.FirstDay, i.LastDay)
	for _, column := range i.Columns {
		c.line("  column %q is %s", column.Column, column.Field)
	}
	for _, total := range i.Totals {
		c.line("  net %s, gross %s %s, %d checks, %d guests", total.NetSales, total.GrossSales, total.CurrencyID, total.NumChecks, total.NumGuests)
	}
	if i.DaysWithSales > 0 {
		c.line("  %d of the days have sales already, which the import takes the place of", i.DaysWithSales)
	}
	for _, problem := range i.Problems {
		c.note("row %d: %s: %s", problem.Row, problem.Column, problem.Detail)
	}
	if i.BadRows > 0 {
		c.note("%d rows cannot be taken", i.BadRows)
	}
	for _, warning := range i.Warnings {
		c.note("warning: %s%s", placeOf(warning), warning.Detail)
	}
	if more := i.WarningCount - len(i.Warnings); more > 0 {
		c.note("and %d warnings more", more)
	}
}

// placeOf writes where a warning of a file stands: "row 4: net: ", "row 4: " where it
// is of no one column, or nothing for all of the file.
func placeOf(w api.ImportWarning) string {
	switch {
	case w.Row == 0:
		return ""
	case w.Column == "":
		return fmt.Sprintf("row %d: ", w.Row)
	}
	return fmt.Sprintf("row %d: %s: ", w.Row, w.Column)
}

func (i *importCommand) wait(ctx context.Context, c *console, server *client.Client, id string, want api.ImportState) error {
	show := c.progress("business days")
	done, err := server.WaitForImport(ctx, id, func(done, days int) { show(int64(done), int64(days)) })
	if err != nil {
		return err
	}
	for _, failure := range done.Failures {
		c.note("unit %d, %s: %s", failure.UnitID, failure.BusinessDay, failure.Detail)
	}
	if done.State != want {
		return fmt.Errorf("the import is %s", done.State)
	}
	c.line("%s: import %s, %d business days", done.State, done.ImportID, done.Days)
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// demoCommand runs a server with a sample company that sells.
type demoCommand struct {
	Listen     string `help:"Address to listen on, 127.0.0.1:8443 if not given; port 0 takes a free one." default:"127.0.0.1:8443" placeholder:"ADDRESS"`
	ReadyFile  string `help:"Write what a program needs to know as JSON, once everything is ready. It holds secrets." type:"path" placeholder:"FILE"`
	QuietTills bool   `help:"Start no selling: today stays empty but for what you send."`
	From       string `help:"Let the tills play these recorded transactions (see daypart till) instead of invented ones." type:"existingfile" placeholder:"FILE"`
	Weeks      int    `help:"How many weeks of history to make, and as many a year ago; 0 for an empty company." default:"5"`
	Seed       uint64 `help:"Another number is another invented history." default:"1"`
}

// Help says what is made and where it is kept.
func (d *demoCommand) Help() string {
	return `Makes a company with sites in three time zones, four sales types and two currencies, five weeks of history and the same weeks a year ago, and tills
that sell now, through the public API. All of it is invented. What you need to log in and to send your own sales is printed.

Everything is kept in --data ("data/demo" if not given), sales and the company in --database if given. Started again, it goes on; the password and the secret are new each time. Ctrl-C stops it.`
}

// maxHistoryWeeks keeps the history, and that of a year ago, within what the sample company takes in.
const maxHistoryWeeks = 8

// sellEvery is how often a till of the demo sends what has changed: often, so that the page moves.
const sellEvery = 3 * time.Second

// Run runs the demo until ctx ends.
func (d *demoCommand) Run(ctx context.Context, c *console, root *cli) error {
	if d.Weeks < 0 || d.Weeks > maxHistoryWeeks {
		return usagef("--weeks %d: write 0 to %d", d.Weeks, maxHistoryWeeks)
	}
	if err := os.Remove(d.ReadyFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the ready file of an earlier demo: %w", err)
	}
	n, err := startNode(ctx, d.nodeConfig(c, place{demoData(root.Data), root.Database}))
	if err != nil {
		return err
	}
	err = d.play(ctx, c, n)
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		err = nil // stopped by whoever started it
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	return errors.Join(err, n.Stop(stopping))
}

// demoData returns where the demo keeps its data: beside that of a real server, where --data does not say.
func demoData(data string) string {
	if data == defaultData {
		return filepath.Join(data, "demo")
	}
	return data
}

func (d *demoCommand) nodeConfig(c *console, at place) nodeConfig {
	return nodeConfig{
		place:       at,
		Listen:      d.Listen,
		Key:         newKeySource(c, "", at.Data),
		AccessLife:  time.Hour,
		RefreshLife: 30 * 24 * time.Hour,
		RotateEvery: 90 * 24 * time.Hour,
		PublishLead: 10 * time.Minute,
		Log:         newLogger(c.err, "text", slog.LevelWarn),
		Now:         now,
	}
}

// play sets up the company, fills in its history, says how to use it, and lets the tills sell.
func (d *demoCommand) play(ctx context.Context, c *console, n *node) error {
	access, err := setUpSample(ctx, n.Store, now)
	if err != nil {
		return fmt.Errorf("set up the sample company: %w", err)
	}
	access.URL, access.CAFile = n.URL, n.CAFile
	server, err := access.client()
	if err != nil {
		return err
	}
	tills, err := d.tills(ctx, c, server, access)
	if err != nil {
		return err
	}
	if err := tills.history(ctx); err != nil {
		return fmt.Errorf("load the history: %w", err)
	}
	if err := d.announce(ctx, c, server, access); err != nil {
		return err
	}
	if d.QuietTills {
		return n.Wait(ctx)
	}
	working, ctx := errgroup.WithContext(ctx)
	working.Go(func() error { return n.Wait(ctx) })
	working.Go(func() error { return tills.sell(ctx) })
	return working.Wait()
}

// announce writes the ready file and prints how to use the demo.
func (d *demoCommand) announce(ctx context.Context, c *console, server *client.Client, access ready) error {
	units, err := server.Units(ctx)
	if err != nil {
		return err
	}
	configuration, err := server.Configuration(ctx)
	if err != nil {
		return err
	}
	access = access.describe(units, configuration)
	today, err := server.BusinessDay(ctx, access.Units[0].ID, client.CurrentDay)
	if err != nil {
		return err
	}
	if d.ReadyFile != "" {
		if err := access.write(d.ReadyFile); err != nil {
			return fmt.Errorf("write the ready file: %w", err)
		}
	}
	access.print(c, units[0], today)
	return nil
}

// client returns a client of the demo's API.
func (r ready) client() (*client.Client, error) {
	return client.New(client.Options{BaseURL: r.URL, CAFile: r.CAFile, ClientID: r.ClientID, ClientSecret: r.ClientSecret})
}

// describe returns r with what the company has.
func (r ready) describe(units []api.BusinessUnit, configuration api.TenantConfiguration) ready {
	for _, unit := range units {
		r.Units = append(r.Units, readyUnit{unit.ID, unit.Name, unit.TimeZone, unit.CurrentBusinessDay})
	}
	for _, salesType := range configuration.SalesTypes {
		r.SalesTypes = append(r.SalesTypes, salesType.ID)
	}
	for _, currency := range configuration.Currencies {
		r.Currencies = append(r.Currencies, currency.ID)
	}
	return r
}

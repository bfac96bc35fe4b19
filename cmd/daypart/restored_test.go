package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store/pgtest"
)

// consumer is a program that follows events, on one node after the other.
type consumer struct {
	t          *testing.T
	id, secret string
	last       string // the id of the last event it had
}

func (d *desk) addConsumer() *consumer {
	added := d.ok("client", "add", "--id", "reader", "--tenant", "oak-and-rye", "--json")
	return &consumer{t: d.t, id: "reader", secret: secretOf(d.t, added), last: client.FromFirst}
}

// read returns the net sales of n events, or "missed" where it got a reset.
func (c *consumer) read(n *node, count int) (got []string) {
	c.t.Helper()
	follower, err := client.New(client.Options{
		BaseURL: n.URL, HTTPClient: browser(c.t, n.CAFile), ClientID: c.id, ClientSecret: c.secret,
	})
	must(c.t, err)
	ctx, cancel := context.WithTimeout(c.t.Context(), time.Minute)
	defer cancel()
	for event, err := range follower.Events(ctx, c.last) {
		switch {
		case errors.Is(err, client.ErrMissed):
			got = append(got, "missed")
		case err != nil:
			c.t.Fatalf("after %q: %v", got, err)
		default:
			got = append(got, string(event.Figures[0].NetSales))
		}
		if c.last = event.ID; len(got) == count {
			break
		}
	}
	return got
}

// expect fails the test unless the next events are these.
func (c *consumer) expect(n *node, want string) {
	c.t.Helper()
	fields := strings.Fields(want)
	if got := c.read(n, len(fields)); !slices.Equal(got, fields) {
		c.t.Errorf("got %q, want %q", got, fields)
	}
}

// sellAll sells amounts in euros, one after the other.
func (d *desk) sellAll(from, to int) {
	for net := from; net <= to; net++ {
		d.sell(sales.Amount(net) * 10_000)
	}
}

func stop(t *testing.T, n *node) {
	t.Helper()
	must(t, n.Stop(context.WithoutCancel(t.Context())))
}

// Numbers come again after a restore: a consumer of the old ones gets a reset, and then reads what
// there is.
func TestRestore_FollowersBeginAnew(t *testing.T) {
	d := withFile(t)
	c := d.addConsumer()
	d.sellAll(1, 5)
	copied := filepath.Join(t.TempDir(), "copy.db")
	d.ok("backup", copied)
	d.expectRestore(c, func() { d.ok("restore", copied, "--force") })
}

// A dump that is restored beside the database is noticed by the node that is started on it.
func TestRestoreOnPostgres_FollowersBeginAnew(t *testing.T) {
	d := withPostgres(t)
	c := d.addConsumer()
	d.sellAll(1, 5)
	stop(t, d.start(d.nodeConfig()))
	dump := pgtest.Copy(t, d.env["DAYPART_DATABASE"])
	d.expectRestore(c, func() { d.env["DAYPART_DATABASE"] = dump })
}

// expectRestore restores a copy that has the first five of ten sales, and sells five others.
func (d *desk) expectRestore(c *consumer, restore func()) {
	d.t.Helper()
	d.sellAll(6, 10)
	n := d.start(d.nodeConfig())
	c.expect(n, "1.00 2.00 3.00 4.00 5.00 6.00 7.00 8.00 9.00 10.00")
	stop(d.t, n)
	restore()
	d.sellAll(11, 15)
	n = d.start(d.nodeConfig())
	c.expect(n, "missed")
	d.sellAll(16, 16)
	c.expect(n, "16.00")
	c.last = client.FromFirst
	c.expect(n, "1.00 2.00 3.00 4.00 5.00 11.00 12.00 13.00 14.00 15.00 16.00")
	stop(d.t, n)
	n = d.start(d.nodeConfig()) // the epoch stays
	d.sellAll(17, 17)
	c.expect(n, "17.00")
}

func TestRestored(t *testing.T) {
	d := withExample(t)
	c := d.addConsumer()
	d.sellAll(1, 2)
	n := d.start(d.nodeConfig())
	c.expect(n, "1.00 2.00")
	stop(t, n)
	contains(t, d.ok("restored"), "new epoch", "start all servers again")
	n = d.start(d.nodeConfig())
	c.expect(n, "missed")
	d.sellAll(3, 3)
	c.expect(n, "3.00")
	contains(t, d.ok("restored", "--help"), "pg_restore", "snapshot", "Exit codes")
	newDesk(t).fails(exitFailure, "there is no database", "restored")
}

// A failover begins another timeline: the first node that starts after it says so.
func TestNode_NoticesAFailover(t *testing.T) {
	d := withPostgres(t)
	stop(t, d.start(d.nodeConfig()))
	d.falsify(`UPDATE epoch SET origin = replace(origin, '/00000001/', '/00000009/')`)
	c := d.addConsumer()
	d.sellAll(1, 1)
	log, config := &shared{more: make(chan struct{}, 1)}, d.nodeConfig()
	config.Log = newLogger(log, "text", slog.LevelInfo)
	before := d.store().Epoch()
	n := d.start(config)
	contains(t, log.await(t.Context(), "a standby took over"), string(n.Store.Epoch()))
	c.last = string(before) + "-1"
	c.expect(n, "missed")
}

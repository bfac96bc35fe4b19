package cluster

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/store/pgserver"
)

// A cluster is nodes on one PostgreSQL behind a proxy, and those who call them.
type cluster struct {
	t        *testing.T
	postgres *pgserver.Server
	place    place
	nodes    []*node
	balancer *proxy
	fronts   []*proxy    // one for each node alone
	readers  credentials // of a client that reads

	journal   *journal
	registers *registers
}

// However nodes, PostgreSQL and connections fail: what was acknowledged is there once, and the nodes are as one.
func TestCluster(t *testing.T) {
	c := newCluster(t)
	r := &reader{client: c.api(c.balancer), random: rand.New(rand.NewPCG(1, 0))}
	stopReading := c.run(r.run)
	stopSending := c.run(c.senders()...)
	found := c.disturb()
	stopSending()
	l := c.agree(time.Now())
	found.lost, found.doubled = l.audit(t, c.journal)
	eventually(t, "the reader of events has seen all", func() bool { seen, _ := r.all(); return len(seen) >= len(l.entries) })
	stopReading()
	found.events, found.moves = r.check(t, l, c.journal)
	found.operations = c.registers.check(t)
	c.verify()
	found.acknowledged = c.journal.total()
	summary = found.String()
}

func newCluster(t *testing.T) *cluster {
	postgres, err := pgserver.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = postgres.Stop() }) // what it kept is of no use any more
	dsn, err := postgres.CreateDatabase(t.Context(), "cluster", "template0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cluster{t: t, postgres: postgres, place: newPlace(t, dsn), journal: newJournal()}
	for number := range 3 {
		n := newNode(c.place, number+1)
		c.nodes = append(c.nodes, n)
		c.fronts = append(c.fronts, newProxy(t, n))
	}
	c.balancer = newProxy(t, c.nodes...)
	for _, n := range c.nodes {
		n.site = c.balancer.URL
		n.start()
	}
	c.readers = c.place.addClient("readers", "--scope", "sales:read")
	c.registers = &registers{start: time.Now(), history: map[register][]porcupine.Operation{}}
	return c
}

// api returns a client of the API as integrators have it, which tries again by itself.
func (c *cluster) api(through *proxy) *client.Client {
	c.t.Helper()
	made, err := client.New(client.Options{BaseURL: through.URL, ClientID: c.readers.ID, ClientSecret: c.readers.Secret, HTTPClient: through.trusting()})
	if err != nil {
		c.t.Fatal(err)
	}
	return made
}

// senders returns all who send: each has the balancer between itself and the nodes.
func (c *cluster) senders() (run []func(context.Context) error) {
	web := c.balancer.trusting()
	for unit := int32(1); unit <= writers; unit++ {
		who := c.place.addClient(fmt.Sprintf("writer-%d", unit), "--unit", fmt.Sprint(unit))
		w := &writer{caller: c.caller(web, c.balancer, who), journal: c.journal, unit: unit, random: rand.New(rand.NewPCG(2, uint64(unit)))}
		c.journal.join(unit)
		run = append(run, w.run)
	}
	shared := c.caller(web, c.balancer, c.place.addClient("sharers", "--unit", fmt.Sprint(sharedUnit)))
	for sender := int32(firstSharer); sender < firstSharer+sharers; sender++ {
		s := &sharer{caller: shared, journal: c.journal, registers: c.registers, sender: sender, random: rand.New(rand.NewPCG(3, uint64(sender)))}
		c.journal.join(sender)
		run = append(run, s.run)
	}
	return run
}

// run runs each of them until stop is called, or the test ends.
func (c *cluster) run(each ...func(context.Context) error) (stop func()) {
	ctx, end := context.WithCancel(context.WithoutCancel(c.t.Context()))
	var running sync.WaitGroup
	for _, do := range each {
		running.Go(func() {
			if err := do(ctx); err != nil {
				c.t.Error(err)
			}
		})
	}
	stop = func() {
		end()
		running.Wait()
	}
	c.t.Cleanup(stop)
	return stop
}

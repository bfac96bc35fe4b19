package sqlstore

import (
	"context"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const (
	// dayCacheBytes is about how much memory the days in it may take: some 7,000 of a hundred figures.
	dayCacheBytes = 64 << 20
	// dayCacheLife is how long a day is kept: what is mended behind the ledger, as by a repair, is seen after it.
	dayCacheLife = time.Minute
	// mostFollowed is how many changes are followed: where there are more, it is cheaper to begin again with nothing kept.
	mostFollowed = 10_000
)

// dayCache keeps business days as they were read last, decoded. A report of a day reads those of all units, again and
// again, of which few have changed since. Which have, the ledger says: every change is in it, whichever node made it. So a
// day that is taken from here has all that was in the ledger when it was asked for.
type dayCache struct {
	kept *otter.Cache[tenantDay, *cachedDay]
	most int // changes that are followed

	mu      sync.Mutex
	changes map[tenant.ID]*dayChanges
}

func newDayCache() *dayCache {
	return &dayCache{
		most:    mostFollowed,
		changes: map[tenant.ID]*dayChanges{},
		kept: otter.Must(&otter.Options[tenantDay, *cachedDay]{
			MaximumWeight:    dayCacheBytes,
			ExpiryCalculator: otter.ExpiryWriting[tenantDay, *cachedDay](dayCacheLife),
			Weigher:          func(_ tenantDay, d *cachedDay) uint32 { return uint32(128 + 72*cap(d.figures)) },
		}),
	}
}

// cachedDay is a day with all that the ledger had up to an entry.
type cachedDay struct {
	upTo    store.Seq
	figures []cachedFigure // in order of slot, sales type and currency
	totals  []total
}

type cachedFigure struct {
	figureKey
	sales.Measures
}

// of returns what is known of a tenant's ledger.
func (c *dayCache) of(id tenant.ID) *dayChanges {
	c.mu.Lock()
	defer c.mu.Unlock()
	known, ok := c.changes[id]
	if !ok {
		known = &dayChanges{}
		c.changes[id] = known
	}
	return known
}

// dayChanges is which days of a tenant were changed by the entries after from, up to upTo.
type dayChanges struct {
	mu         sync.Mutex
	from, upTo store.Seq
	newest     map[tenantDay]store.Seq // entries of each day that changed; nil before anything is known
}

// has reports whether a kept day has all that is known.
func (c *dayChanges) has(ref tenantDay, d *cachedDay) bool {
	return d.upTo >= c.from && d.upTo >= c.newest[ref]
}

// follow reads what came into the ledger since it was followed last. It is called with the lock held.
func (c *dayChanges) follow(ctx context.Context, s *Store, id tenant.ID) error {
	if c.newest == nil || len(c.newest) >= s.days.most {
		return c.begin(ctx, s, id)
	}
	entries, err := s.DaysAfter(ctx, store.Background(id), c.upTo, s.days.most)
	if err != nil {
		return err
	}
	if len(entries) == s.days.most {
		return c.begin(ctx, s, id)
	}
	for _, e := range entries {
		c.newest[tenantDay{unitRef{id, e.Unit}, e.Day.Number()}], c.upTo = e.Seq, e.Seq
	}
	return nil
}

// begin goes by what is read from now on.
func (c *dayChanges) begin(ctx context.Context, s *Store, id tenant.ID) error {
	last, err := s.LastSeq(ctx, id)
	if err != nil {
		return err
	}
	c.from, c.upTo, c.newest = last, last, map[tenantDay]store.Seq{}
	return nil
}

package live

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// page is how many entries are read at once.
const page = 100

// follower reads a tenant's ledger as it grows, once for all who listen.
type follower struct {
	hub    *Hub
	tenant tenant.ID
	live   *rate.Limiter // of new events
	replay *rate.Limiter // of events that listeners have missed
	woken  chan struct{}
	ctx    context.Context // until it is stopped
	stop   context.CancelFunc

	mu        sync.Mutex
	position  store.Seq // the last entry that was handed out
	listeners map[*Listener]struct{}
}

func newFollower(h *Hub, id tenant.ID, position store.Seq) *follower {
	ctx, stop := context.WithCancel(context.Background())
	return &follower{
		hub: h, tenant: id, woken: make(chan struct{}, 1), ctx: ctx, stop: stop,
		live: newLimiter(h.options.CompanyFigures), replay: newLimiter(h.options.CompanyFigures),
		position: position, listeners: map[*Listener]struct{}{},
	}
}

// wake has the follower look for entries soon. Any number of calls before it does are one.
func (f *follower) wake() {
	select {
	case f.woken <- struct{}{}:
	default:
	}
}

func (f *follower) run() {
	ticker := time.NewTicker(f.hub.options.Poll)
	defer ticker.Stop()
	for {
		select {
		case <-f.woken:
		case <-ticker.C:
		case <-f.ctx.Done():
			return
		}
		if err := f.advance(); err != nil && f.ctx.Err() == nil {
			f.hub.log.Warn("cannot follow the ledger, will try again", slog.Int64("tenant", int64(f.tenant)), slog.Any("error", err))
		}
	}
}

// advance hands out the entries that have come.
func (f *follower) advance() error {
	for {
		// Only this goroutine moves the position.
		entries, err := f.hub.source.EntriesAfter(f.ctx, store.Background(f.tenant), f.position, page)
		if err != nil {
			return err
		}
		for i := range entries {
			at := reserve(f.live, &entries[i], f.countListeners(entries[i].Unit))
			if err := waitUntil(f.ctx, at); err != nil {
				return err
			}
			f.publish(newEvent(f.hub.epoch, &entries[i]))
		}
		if len(entries) < page {
			return nil
		}
	}
}

// countListeners returns how many listeners want the events of a unit.
func (f *follower) countListeners(unit tenant.UnitID) (count int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for l := range f.listeners {
		if l.wants(unit) {
			count++
		}
	}
	return count
}

// publish hands an event to all who want it. Whoever has no room for it is dropped.
func (f *follower) publish(e Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.position = e.ID.Seq
	for l := range f.listeners {
		if l.wants(e.Entry.Unit) && !l.offer(e) {
			l.end(ErrSlow)
			delete(f.listeners, l)
		}
	}
}

// announce sends news to all listeners of a unit, but not to those whose buffer is half full: the
// other half is kept for entries.
func (f *follower) announce(unit tenant.UnitID, news any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	e := newNews(news)
	for l := range f.listeners {
		if l.wants(unit) && 2*len(l.live) < cap(l.live) {
			l.offer(e)
		}
	}
}

// add lets l have all events behind the position, and tells it where that is.
func (f *follower) add(l *Listener) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.listeners) >= f.hub.options.CompanyListeners {
		return ErrTooMany
	}
	ofClient := 0
	for other := range f.listeners {
		if other.client == l.client {
			ofClient++
		}
	}
	if ofClient >= f.hub.options.ClientListeners {
		return ErrClientTooMany
	}
	l.joined, l.replay = f.position, f.replay
	f.listeners[l] = struct{}{}
	return nil
}

// remove returns how many listeners are left.
func (f *follower) remove(l *Listener) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.listeners, l)
	return len(f.listeners)
}

func (f *follower) endAll(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for l := range f.listeners {
		l.end(err)
	}
	clear(f.listeners)
}

package live

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// page is how many entries are read at once.
const page = 100

// follower reads a tenant's ledger as it grows, once for all who listen.
type follower struct {
	hub    *Hub
	tenant tenant.ID
	pace   pace
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
		hub: h, tenant: id, pace: pace{newLimiter(h.options.CompanyPerSecond), h.all}, woken: make(chan struct{}, 1), ctx: ctx, stop: stop,
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
			if err := wait(f.ctx, f.pace.reserve(&entries[i], f.wanting(entries[i].Unit))); err != nil {
				return err
			}
			f.publish(newEvent(f.hub.epoch, &entries[i]))
		}
		if len(entries) < page {
			return nil
		}
	}
}

// wanting returns how many want to hear of a unit.
func (f *follower) wanting(unit tenant.UnitID) (count int) {
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

// announce hands news to all who want to hear of a unit. Whoever has half as much before it as there
// is room for misses it: the other half is for entries.
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
	l.joined, l.pace = f.position, f.pace
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

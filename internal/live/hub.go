// Package live tells those who listen what was submitted, as it is committed,
// and what they have missed. It owns who is listening, and the switch from
// what lies in the ledger to what comes in.
//
// It does not know how events are written to a client, nor what they are used for.
package live

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/priority"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// The ways in which listening can end or fail to begin. Test for them with errors.Is.
var (
	// ErrClosed: the service is stopping.
	ErrClosed = errors.New("no longer live")
	// ErrSlow: the listener fell too far behind. It may listen again, from the last event it had.
	ErrSlow = errors.New("listener too slow")
	// ErrTooMany: the company has as many listeners as it may.
	ErrTooMany = errors.New("too many listeners of the company")
	// ErrClientTooMany: the client, or the person, has as many listeners as it may.
	ErrClientTooMany = errors.New("too many listeners of the client")
)

// Source is what is listened to.
type Source interface {
	Epoch() store.Epoch
	LastSeq(ctx context.Context, id tenant.ID) (store.Seq, error)
	EntriesAfter(ctx context.Context, scope auth.UnitScope, seq store.Seq, limit int) ([]store.Entry, error)
	OnCommit(wake func(tenant.ID)) (stop func())
}

// Options are the bounds of a hub.
type Options struct {
	// CompanyListeners is how many listeners a company may have, ClientListeners how many of them
	// one client or person.
	CompanyListeners, ClientListeners int
	// Buffer is how many events a listener may be behind.
	Buffer int
	// Poll is how often to look for commits of which nobody told us.
	Poll time.Duration
	// CompanyFigures is how many figures a second the listeners of a company get together, in new
	// events and again in those they have missed. More come later. 0 is no limit.
	CompanyFigures int
}

// figuresPerProcessor is how many figures a second are written with about a twentieth of a processor.
const figuresPerProcessor = 50_000

// DefaultOptions are good for one process.
func DefaultOptions() Options {
	return Options{
		CompanyListeners: 300, ClientListeners: 100, Buffer: 256, Poll: time.Second,
		CompanyFigures: figuresPerProcessor * priority.Processors(),
	}
}

// Hub connects listeners to the ledger. It is safe for concurrent use.
type Hub struct {
	source    Source
	epoch     store.Epoch
	companies *directory.Directory
	log       *slog.Logger
	options   Options
	deaf      func() // ends being told of commits

	mu        sync.RWMutex // taken before that of a follower
	closed    bool
	followers map[tenant.ID]*follower
	work      sync.WaitGroup
}

// New returns a hub that listens to source until it is closed.
func New(source Source, companies *directory.Directory, log *slog.Logger, options Options) *Hub {
	h := &Hub{
		source: source, epoch: source.Epoch(), companies: companies, log: log, options: options,
		followers: map[tenant.ID]*follower{},
	}
	h.deaf = source.OnCommit(h.wake)
	return h
}

// wake has a tenant's follower look for entries. It does not wait for it.
func (h *Hub) wake(id tenant.ID) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	if f := h.followers[id]; f != nil {
		f.wake()
	}
}

// Announce tells those who listen to a unit of a tenant something that stands in no ledger. It does not wait for them.
func (h *Hub) Announce(id tenant.ID, unit tenant.UnitID, news any) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	if f := h.followers[id]; f != nil {
		f.announce(unit, news)
	}
}

// Followed reports whether anybody listens to a tenant.
func (h *Hub) Followed(id tenant.ID) bool {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.followers[id] != nil
}

// join adds a listener to a tenant's follower, which stands at last if it has only just begun.
func (h *Hub) join(l *Listener, last store.Seq) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return ErrClosed
	}
	f := h.followers[l.tenant]
	if f == nil {
		f = newFollower(h, l.tenant, last)
		h.followers[l.tenant] = f
		h.work.Go(f.run)
	}
	return f.add(l)
}

// leave removes a listener, and with the last of a tenant its follower.
func (h *Hub) leave(l *Listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if f := h.followers[l.tenant]; f != nil && f.remove(l) == 0 {
		f.stop()
		delete(h.followers, l.tenant)
	}
}

// Close ends all listening, and waits until nothing of it is left.
func (h *Hub) Close() {
	h.deaf()
	h.mu.Lock()
	h.closed = true
	for id, f := range h.followers {
		f.stop()
		f.endAll(ErrClosed)
		delete(h.followers, id)
	}
	h.mu.Unlock()
	h.work.Wait()
}

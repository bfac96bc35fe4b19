// Package lease lets one process of many do the work that one does for all, and another when that one is gone.
// It does not do the work, and knows nothing of it: whoever works asks before each piece, which must take much less than a
// term, and do no harm if it is done twice. That may happen to a process that stood still in the midst of a piece.
package lease

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/store"
)

// Term is how long a lease lasts that is not taken again: the longest that work stands still when a process dies.
const Term = 15 * time.Second

const (
	keepAfter = Term / 3 // when the holder takes it again
	askEvery  = time.Second
)

// Lease is the right to do some work. It is safe for concurrent use.
type Lease struct {
	name, holder string
	leases       store.Leases
	log          *slog.Logger

	mu    sync.Mutex
	until time.Time // by this process' own clock, which only measures
	asked time.Time
}

// New returns the lease called name for holder, a name that no other process has. It is not held yet.
func New(name, holder string, leases store.Leases, log *slog.Logger) *Lease {
	return &Lease{name: name, holder: holder, leases: leases, log: log}
}

// Held reports whether the next piece of work may be done here. It asks the store now and then, and is not held while that
// cannot be asked.
func (l *Lease) Held(ctx context.Context) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	before := now.Before(l.until)
	if before && l.until.Sub(now) > Term-keepAfter || now.Sub(l.asked) < askEvery {
		return before
	}
	l.asked = now
	held, err := l.leases.TakeLease(ctx, l.name, l.holder, Term)
	switch {
	case err != nil:
		return before // and until its term is over, nobody else has it
	case held:
		l.until = now.Add(Term) // counted from before it was asked for: the database counts from later on
	default:
		l.until = time.Time{}
	}
	if held != before {
		l.log.Info("background work", "lease", l.name, "here", held)
	}
	return held
}

// Has reports whether the lease is held, without asking for it.
func (l *Lease) Has() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return time.Now().Before(l.until)
}

// End gives the lease back, so that another need not wait for its term.
func (l *Lease) End(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.until = time.Time{}
	return l.leases.EndLease(ctx, l.name, l.holder)
}

// Package lease lets one process of many do the work that one does for all, and another when that one is gone.
// It does not do the work, and knows nothing of it: whoever works asks before each piece, which must take much less than a
// term, and do no harm if it is done twice. That may happen to a process that stood still in the midst of a piece.
package lease

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/daypart/daypart/internal/store"
)

// Term is how long a lease lasts that is not taken again: the longest that work stands still when a process dies.
const Term = 15 * time.Second

const (
	keepAfter = Term / 3 // when the holder takes it again
	askEvery  = time.Second
	askWithin = Term / 3
)

// Lease is the right to do some work. It is safe for concurrent use.
type Lease struct {
	name, holder string
	leases       store.Leases
	log          *slog.Logger

	until atomic.Pointer[time.Time] // by this process' own clock, which only measures

	asking sync.Mutex
	asked  time.Time
	failed bool // whether it could not be asked for last time
}

// New returns the lease called name for holder, a name that no other process has. It is not held yet.
func New(name, holder string, leases store.Leases, log *slog.Logger) *Lease {
	l := &Lease{name: name, holder: holder, leases: leases, log: log}
	l.until.Store(&time.Time{})
	return l
}

// Held reports whether the next piece of work may be done here. Now and then it asks the store for that; while that
// cannot be asked, it holds to the end of its term what it has.
func (l *Lease) Held(ctx context.Context) bool {
	l.asking.Lock()
	defer l.asking.Unlock()
	now, held := time.Now(), l.Has()
	if held && l.until.Load().Sub(now) > Term-keepAfter || now.Sub(l.asked) < askEvery {
		return held
	}
	l.asked = now
	l.ask(ctx, held)
	return l.Has()
}

// ask takes the lease, or keeps it.
func (l *Lease) ask(ctx context.Context, before bool) {
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	until := time.Now().Add(Term) // counted from before it is asked for: the database counts from later on
	taken, err := l.leases.TakeLease(ctx, l.name, l.holder, Term)
	if err != nil {
		if !l.failed {
			l.log.Warn("background work waits: its lease could not be asked for", "lease", l.name, "error", err)
		}
		l.failed = true
		return
	}
	if l.failed = false; !taken {
		until = time.Time{}
	}
	l.until.Store(&until)
	if taken != before {
		l.log.Info("background work", "lease", l.name, "here", taken)
	}
}

// Has reports whether the lease is held, without asking for it.
func (l *Lease) Has() bool { return time.Now().Before(*l.until.Load()) }

// End gives the lease back, so that another need not wait for its term. What is not held is not given back.
func (l *Lease) End(ctx context.Context) error {
	l.asking.Lock()
	defer l.asking.Unlock()
	if !l.Has() {
		return nil
	}
	l.until.Store(&time.Time{})
	return l.leases.EndLease(ctx, l.name, l.holder)
}

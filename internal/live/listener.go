package live

import (
	"context"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// missedPage is how many entries a listener that catches up holds at a time: few, because an entry may
// have thousands of rows and a tenant a thousand listeners.
const missedPage = 8

// missedCost is how many listeners an entry counts for that is read for one alone.
const missedCost = 4

// FromFirst is the LastEventID of a client that wants all events there are.
const FromFirst = "0"

// Request says what to listen to.
type Request struct {
	// Units narrows the events; none means all the caller may see.
	Units []tenant.UnitID
	// LastEventID is the id of the last event the client had. Empty means that it
	// wants what comes from now on, FromFirst all there ever was.
	LastEventID string
}

// Listener receives events, in order, none missing and none twice. One goroutine
// at a time may use it. It must be closed.
type Listener struct {
	hub    *Hub
	tenant tenant.ID
	client auth.Actor
	scope  auth.UnitScope
	units  []tenant.UnitID // those asked for; none means all that the scope permits

	seen   store.Seq // all up to here has been dealt with
	joined store.Seq // all behind it comes through live; what lies before is read from the ledger
	reset  bool      // seen is not what the client asked for, and it has not been told yet
	page   []store.Entry
	replay *rate.Limiter // of what is read from the ledger
	nextAt time.Time     // when the next may be read

	live  chan Event
	ended chan struct{}
	once  sync.Once
	err   error // why it ended
}

// Listen begins to listen for caller. ErrTooMany, ErrClientTooMany, ErrClosed, or the errors of
// package directory for units out of reach.
func (h *Hub) Listen(ctx context.Context, caller auth.Caller, r Request) (*Listener, error) {
	if _, _, err := h.companies.Visible(ctx, caller, r.Units); err != nil {
		return nil, err
	}
	last, err := h.source.LastSeq(ctx, caller.Tenant)
	if err != nil {
		return nil, err
	}
	l := &Listener{
		hub: h, tenant: caller.Tenant, client: caller.Actor(), scope: caller.UnitScope(), units: r.Units,
		live: make(chan Event, h.options.Buffer), ended: make(chan struct{}),
	}
	l.seen, l.reset = h.resume(r.LastEventID, last)
	if err := h.join(l, last); err != nil {
		return nil, err
	}
	return l, nil
}

// resume returns the number after which to go on. reset is set if that is not the one asked for:
// an id of another epoch, or of an event that never was. A plain number names no epoch, so it is
// such an id.
func (h *Hub) resume(lastEventID string, last store.Seq) (seen store.Seq, reset bool) {
	switch lastEventID {
	case "":
		return last, false
	case FromFirst:
		return 0, false
	}
	id, ok := parseEventID(lastEventID)
	if !ok || id.Epoch != h.epoch || id.Seq < 0 || id.Seq > last {
		return last, true
	}
	return id.Seq, false
}

// Close ends listening. Closing again does nothing.
func (l *Listener) Close() {
	l.hub.leave(l)
	l.end(ErrClosed)
}

// Next waits for the next event. If ctx ends first its error is returned, nothing is lost, and Next may be
// called again; after ErrSlow or ErrClosed there are no more.
func (l *Listener) Next(ctx context.Context) (Event, error) {
	if l.reset {
		l.reset = false
		return Event{ID: EventID{l.hub.epoch, l.seen}}, nil
	}
	for l.seen < l.joined {
		if e, ok, err := l.missed(ctx); ok || err != nil {
			return e, err
		}
	}
	for {
		select {
		case e := <-l.live:
			if e.News != nil {
				return e, nil
			}
			if e.ID.Seq > l.seen { // the follower may have been behind what the client knew
				l.seen = e.ID.Seq
				return e, nil
			}
		case <-l.ended:
			return Event{}, l.err
		case <-ctx.Done():
			return Event{}, ctx.Err()
		}
	}
}

// missed takes one entry from the ledger, and returns it if it is wanted.
func (l *Listener) missed(ctx context.Context) (e Event, ok bool, err error) {
	select {
	case <-l.ended:
		return Event{}, false, l.err
	default:
	}
	if err := waitUntil(ctx, l.nextAt); err != nil {
		return Event{}, false, err
	}
	if len(l.page) == 0 {
		if l.page, err = l.hub.source.EntriesAfter(ctx, l.scope, l.seen, missedPage); err != nil {
			return Event{}, false, err
		}
	}
	if len(l.page) == 0 || l.page[0].Seq > l.joined {
		l.seen, l.page = l.joined, nil
		return Event{}, false, nil
	}
	entry := l.page[0]
	l.seen, l.page, l.nextAt = entry.Seq, l.page[1:], reserve(l.replay, &entry, missedCost)
	return newEvent(l.hub.epoch, &entry), l.wants(entry.Unit), nil
}

func (l *Listener) wants(unit tenant.UnitID) bool {
	return l.scope.Permits(unit) && (len(l.units) == 0 || slices.Contains(l.units, unit))
}

// offer hands over an event without waiting, and reports whether there was room.
func (l *Listener) offer(e Event) bool {
	select {
	case l.live <- e:
		return true
	default:
		return false
	}
}

func (l *Listener) end(err error) {
	l.once.Do(func() {
		l.err = err
		close(l.ended)
	})
}

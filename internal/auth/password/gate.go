package password

import (
	"context"
	"errors"
	"sync"
)

// ErrBusy: more passwords wait to be checked than the server is willing to hold. Try again in a moment.
var ErrBusy = errors.New("too many passwords are being checked")

// Lane is the queue in which a password waits to be checked.
type Lane struct {
	// Known callers have proved themselves before: they go first, and a place is kept for them.
	Known bool
	// Share is served in turn with the other shares of the lane, so that no caller, such as one
	// network, delays another by how much it asks.
	Share string
}

// A gate lets few passwords in at once, and bounds how many wait.
//
// It has two lanes. Whoever is known enters as soon as a place is free; the others enter when nobody
// known waits, and never take the last place. So however many of them come, who is known waits for
// nobody but others who are known.
type gate struct {
	places int

	mu     sync.Mutex
	inside [2]int // by lane: strangers, known
	lanes  [2]fairQueue
}

// newGate returns a gate of some places, in each lane of which up to waiting callers queue. A gate of
// a single place keeps none for who is known.
func newGate(places, waiting int) *gate {
	g := &gate{places: places}
	for i := range g.lanes {
		g.lanes[i] = newFairQueue(waiting)
	}
	return g
}

// enter waits for a place. ErrBusy if the lane or the share is full, the cause of ctx if that ends first.
func (g *gate) enter(ctx context.Context, lane Lane) error {
	w, err := g.join(lane)
	if err != nil {
		return err
	}
	select {
	case <-w.admitted:
		return nil
	case <-ctx.Done():
		g.giveUp(lane, w)
		return context.Cause(ctx)
	}
}

func (g *gate) join(lane Lane) (*waiter, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	w := &waiter{admitted: make(chan struct{})}
	if g.lanes[lane.index()].isEmpty() && g.hasPlace(lane.index()) {
		g.admit(lane.index(), w)
		return w, nil
	}
	return w, g.lanes[lane.index()].push(lane.Share, w)
}

// giveUp takes a waiter out of its queue, or lets it leave if it was admitted meanwhile.
func (g *gate) giveUp(lane Lane, w *waiter) {
	g.mu.Lock()
	waiting := g.lanes[lane.index()].remove(lane.Share, w)
	g.mu.Unlock()
	if !waiting {
		g.leave(lane)
	}
}

// leave gives a place back, and admits who is next.
func (g *gate) leave(lane Lane) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside[lane.index()]--
	for _, next := range []int{known, stranger} {
		for !g.lanes[next].isEmpty() && g.hasPlace(next) {
			g.admit(next, g.lanes[next].pop())
		}
	}
}

func (g *gate) admit(lane int, w *waiter) {
	g.inside[lane]++
	close(w.admitted)
}

// hasPlace reports whether one more of a lane may be inside.
func (g *gate) hasPlace(lane int) bool {
	if g.inside[stranger]+g.inside[known] >= g.places {
		return false
	}
	return lane == known || g.inside[stranger] < max(1, g.places-1)
}

// The indices of the lanes.
const (
	stranger = iota
	known
)

func (l Lane) index() int {
	if l.Known {
		return known
	}
	return stranger
}

package password

import "slices"

// A waiter is one caller before the gate.
type waiter struct {
	admitted chan struct{} // closed when it may enter
}

// fairQueue queues waiters by share, and serves the shares in turn. The waiters of one share take no
// more than half of its room.
type fairQueue struct {
	room    int
	size    int
	waiters map[string][]*waiter // of each share, first come first
	order   []string             // the shares that have waiters, the next to be served first
}

func newFairQueue(room int) fairQueue {
	return fairQueue{room: room, waiters: map[string][]*waiter{}}
}

func (q *fairQueue) isEmpty() bool { return q.size == 0 }

// push adds a waiter. ErrBusy if there is no room.
func (q *fairQueue) push(share string, w *waiter) error {
	queued := q.waiters[share]
	if q.size >= q.room || len(queued) >= (q.room+1)/2 {
		return ErrBusy
	}
	if len(queued) == 0 {
		q.order = append(q.order, share)
	}
	q.waiters[share] = append(queued, w)
	q.size++
	return nil
}

// pop takes the next waiter out of a queue that is not empty.
func (q *fairQueue) pop() *waiter {
	share := q.order[0]
	w := q.waiters[share][0]
	q.order = append(q.order[1:], share)
	q.remove(share, w)
	return w
}

// remove takes a waiter out, and reports whether it was in.
func (q *fairQueue) remove(share string, w *waiter) bool {
	at := slices.Index(q.waiters[share], w)
	if at < 0 {
		return false
	}
	q.size--
	if q.waiters[share] = slices.Delete(q.waiters[share], at, at+1); len(q.waiters[share]) == 0 {
		delete(q.waiters, share)
		q.order = slices.DeleteFunc(q.order, func(s string) bool { return s == share })
	}
	return true
}

// Package queue lets heavy work run a few at a time, fairly between companies: each waits in a line
// of its own, and the lines take turns. It knows neither what the work is nor how a refusal is
// answered.
//
// A slot that becomes free goes to the next line that may have one. While others wait, a company
// has at most half of the slots; alone it may have all. Work that runs is not interrupted. What
// cannot wait, because its line or all lines together are full, or has waited for too long, is
// refused.
package queue

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

// The ways in which work is refused. Test for them with errors.Is.
var (
	// ErrShare: the company has as much waiting or running as it may.
	ErrShare = errors.New("the company has too much heavy work")
	// ErrFull: the server has as much as it may.
	ErrFull = errors.New("the server has too much heavy work")
)

// Options are the bounds of a queue.
type Options struct {
	// Slots is how much may run at once.
	Slots int
	// CompanyWaiting is how much of a company may wait, Waiting how much in all.
	CompanyWaiting, Waiting int
	// Patience is how long work may wait.
	Patience time.Duration
}

// Queue is safe for concurrent use.
type Queue struct {
	options Options

	mu      sync.Mutex
	running map[tenant.ID]int
	taken   int // slots
	waiting int
	// lines are those of the companies that have work waiting, the next in turn first.
	lines []*line
}

// line is the work of a company that waits, oldest first.
type line struct {
	company tenant.ID
	tickets []*ticket
}

// ticket is work that waits until granted is closed.
type ticket struct{ granted chan struct{} }

// New returns an empty queue.
func New(options Options) *Queue {
	return &Queue{options: options, running: map[tenant.ID]int{}}
}

// Enter waits until work of a company may run, and returns what must be called once it has. Its
// errors are ErrShare, ErrFull and that of ctx.
func (q *Queue) Enter(ctx context.Context, company tenant.ID) (leave func(), err error) {
	t, err := q.join(company)
	if err != nil {
		return nil, err
	}
	timeout := time.NewTimer(q.options.Patience)
	defer timeout.Stop()
	select {
	case <-t.granted:
		return q.leaver(company), nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-timeout.C:
		err = q.timeoutError(company)
	}
	if !q.abandon(company, t) { // it was granted at the same moment
		q.leave(company)
	}
	return nil, err
}

// join takes a slot or a place in the company's line.
func (q *Queue) join(company tenant.ID) (*ticket, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l := q.line(company)
	if l == nil {
		l = &line{company: company}
		q.lines = append(q.lines, l)
	}
	t := &ticket{make(chan struct{})}
	l.tickets = append(l.tickets, t)
	q.waiting++
	q.grant()
	at := slices.Index(l.tickets, t)
	if at < 0 {
		return t, nil // it runs
	}
	if err := q.checkBounds(l); err != nil {
		q.remove(l, at)
		return nil, err
	}
	return t, nil
}

// checkBounds returns an error if more waits than may.
func (q *Queue) checkBounds(l *line) error {
	switch {
	case len(l.tickets) > q.options.CompanyWaiting:
		return ErrShare
	case q.waiting > q.options.Waiting:
		return ErrFull
	}
	return nil
}

func (q *Queue) line(company tenant.ID) *line {
	at := slices.IndexFunc(q.lines, func(l *line) bool { return l.company == company })
	if at < 0 {
		return nil
	}
	return q.lines[at]
}

// grant gives free slots to those in turn. The caller has the lock.
func (q *Queue) grant() {
	for q.taken < q.options.Slots {
		at := slices.IndexFunc(q.lines, q.mayRun)
		if at < 0 {
			return
		}
		l := q.lines[at]
		t := l.tickets[0]
		q.remove(l, 0)
		if len(l.tickets) > 0 { // it is the last in turn now
			q.lines = append(slices.Delete(q.lines, at, at+1), l)
		}
		q.taken++
		q.running[l.company]++
		close(t.granted)
	}
}

// mayRun reports whether a company may have another slot: all of them while it is alone, else half,
// rounded up.
func (q *Queue) mayRun(l *line) bool {
	return len(q.lines) == 1 || q.running[l.company] < (q.options.Slots+1)/2
}

// remove takes a ticket out of a line, and the line out of the queue once it is empty.
func (q *Queue) remove(l *line, at int) {
	q.waiting--
	if l.tickets = slices.Delete(l.tickets, at, at+1); len(l.tickets) == 0 {
		q.lines = slices.DeleteFunc(q.lines, func(other *line) bool { return other == l })
	}
}

// abandon takes a ticket out of its line. It reports false if the ticket has been granted.
func (q *Queue) abandon(company tenant.ID, t *ticket) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	l := q.line(company)
	if l == nil {
		return false
	}
	at := slices.Index(l.tickets, t)
	if at < 0 {
		return false
	}
	q.remove(l, at)
	q.grant() // another line may be alone now
	return true
}

// timeoutError says who is in the way of work that has waited for too long.
func (q *Queue) timeoutError(company tenant.ID) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.running[company] > 0 {
		return ErrShare
	}
	return ErrFull
}

// leaver returns a function that gives a slot back, once.
func (q *Queue) leaver(company tenant.ID) func() {
	return sync.OnceFunc(func() { q.leave(company) })
}

func (q *Queue) leave(company tenant.ID) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.taken--
	if q.running[company]--; q.running[company] == 0 {
		delete(q.running, company)
	}
	q.grant()
}

// Running returns how much runs.
func (q *Queue) Running() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.taken
}

// Waiting returns how much waits.
func (q *Queue) Waiting() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.waiting
}

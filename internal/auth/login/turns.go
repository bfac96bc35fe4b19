package login

import (
	"context"
	"sync"
)

// turns lets one at a time go on for each name.
type turns struct {
	mu     sync.Mutex
	queues map[string]*queue
}

// queue is of one name; its token is held by whose turn it is.
type queue struct {
	token chan struct{}
	users int
}

func newTurns() *turns {
	return &turns{queues: map[string]*queue{}}
}

// take waits for a turn and returns what ends it.
func (t *turns) take(ctx context.Context, name string) (done func(), err error) {
	q := t.join(name)
	select {
	case q.token <- struct{}{}:
		return func() { <-q.token; t.quit(name, q) }, nil
	case <-ctx.Done():
		t.quit(name, q)
		return nil, context.Cause(ctx)
	}
}

func (t *turns) join(name string) *queue {
	t.mu.Lock()
	defer t.mu.Unlock()
	q := t.queues[name]
	if q == nil {
		q = &queue{token: make(chan struct{}, 1)}
		t.queues[name] = q
	}
	q.users++
	return q
}

func (t *turns) quit(name string, q *queue) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if q.users--; q.users == 0 {
		delete(t.queues, name)
	}
}

package login

import (
	"context"
	"sync"

	"github.com/daypart/daypart/internal/auth/password"
)

// maxTurns is how many attempts may queue for one key; whoever comes then is refused.
const maxTurns = 64

// turns lets one attempt at a time go on for each key: a keyed mutex with bounded queues.
type turns struct {
	mu     sync.Mutex
	queues map[string]*queue
}

// queue is of one key; its token is held by whose turn it is.
type queue struct {
	token chan struct{}
	users int
}

func newTurns() *turns {
	return &turns{queues: map[string]*queue{}}
}

// take waits for a turn and returns what ends it. password.ErrBusy if too many wait already.
func (t *turns) take(ctx context.Context, key string) (done func(), err error) {
	q, err := t.join(key)
	if err != nil {
		return nil, err
	}
	select {
	case q.token <- struct{}{}:
		return func() { <-q.token; t.quit(key, q) }, nil
	case <-ctx.Done():
		t.quit(key, q)
		return nil, context.Cause(ctx)
	}
}

func (t *turns) join(key string) (*queue, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	q := t.queues[key]
	if q == nil {
		q = &queue{token: make(chan struct{}, 1)}
		t.queues[key] = q
	}
	if q.users > maxTurns {
		return nil, password.ErrBusy
	}
	q.users++
	return q, nil
}

func (t *turns) quit(key string, q *queue) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if q.users--; q.users == 0 {
		delete(t.queues, key)
	}
}

package shared

import (
	"context"
	"errors"
	"sync"
)

// flight is the making of an answer that any number of callers wait for. It ends early once the
// last of them is gone.
type flight struct {
	done   chan struct{}
	cancel context.CancelFunc // of who makes it, who is among those that wait
	made   held               // once done
	err    error              // once done

	mu      sync.Mutex
	waiting int
	// abandoned is set once nobody waits: what comes of it is for nobody.
	abandoned bool
}

// errEnded is what those who wait get if making an answer panics.
var errEnded = errors.New("the making of a shared answer ended early")

// fly returns the answer to q, made by this call or by one that is under way.
func (a *Answers) fly(ctx context.Context, q Question) (held, error) {
	f, leads := a.join(q.Key)
	if !leads {
		return f.wait(ctx)
	}
	making, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f.cancel = cancel
	stop := context.AfterFunc(ctx, f.remove)
	defer func() {
		stop()
		a.land(f, q.Key)
		cancel()
		close(f.done)
	}()
	f.made, f.err = a.make(making, q)
	return f.made, f.err
}

// join returns the flight of a question, and whether the caller is to make the answer.
func (a *Answers) join(key string) (f *flight, leads bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if f := a.flights[key]; f != nil && f.add() {
		return f, false
	}
	f = &flight{done: make(chan struct{}), waiting: 1, err: errEnded}
	a.flights[key] = f
	return f, true
}

// land ends a flight: one who asks from now on begins another.
func (a *Answers) land(f *flight, key string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.flights[key] == f {
		delete(a.flights, key)
	}
}

// add has one more wait. It reports false if the flight has been abandoned.
func (f *flight) add() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.abandoned {
		return false
	}
	f.waiting++
	return true
}

// wait returns the answer, or the error of ctx if that ends before.
func (f *flight) wait(ctx context.Context) (held, error) {
	select {
	case <-f.done:
		return f.made, f.err
	case <-ctx.Done():
		f.remove()
		return held{}, ctx.Err()
	}
}

func (f *flight) remove() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.waiting--; f.waiting == 0 {
		f.abandoned = true
		f.cancel()
	}
}

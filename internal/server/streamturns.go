package server

import (
	"context"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/priority"
)

// slowWrite is after how long a stream that still writes waits for its client, not for a processor.
const slowWrite = 20 * time.Millisecond

// streamTurns lets few event streams write at once: a call that comes meanwhile does not wait for a
// processor behind hundreds of them.
type streamTurns chan struct{}

// newStreamTurns leaves half of the processors to calls.
func newStreamTurns() streamTurns {
	return make(streamTurns, max(1, priority.Processors()/2))
}

// take writes once it is its turn. A write that waits for its client lets others have their turn.
func (t streamTurns) take(ctx context.Context, write func() error) error {
	select {
	case t <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	leave := sync.OnceFunc(func() { <-t })
	defer leave()
	defer time.AfterFunc(slowWrite, leave).Stop()
	return write()
}

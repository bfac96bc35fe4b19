package server

import (
	"context"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/priority"
)

// blockedAfter is after how long a write counts as one that waits for its client. It is far above
// what an event takes, and so short that hundreds of clients that read nothing delay the events of
// other companies by less than a second.
const blockedAfter = 2 * time.Millisecond

// streamSlots is a semaphore: few event streams write at once, so that a call that comes meanwhile
// does not wait for a processor behind hundreds of them.
type streamSlots chan struct{}

// newStreamSlots leaves half of the processors to calls.
func newStreamSlots() streamSlots {
	return make(streamSlots, max(1, priority.Processors()/2))
}

// write calls send while it holds a slot. A send that waits for its client gives the slot back.
func (s streamSlots) write(ctx context.Context, send func() error) error {
	select {
	case s <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	release := sync.OnceFunc(func() { <-s })
	defer release()
	defer time.AfterFunc(blockedAfter, release).Stop()
	return send()
}

package cluster

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A reader follows all events of the company, and moves to another node after every few of them.
type reader struct {
	client *client.Client
	random *rand.Rand

	mu    sync.Mutex
	seen  []api.Event
	moves int
}

// run reads until ctx ends.
func (r *reader) run(ctx context.Context) error {
	from, last := client.FromFirst, int64(0)
	for ctx.Err() == nil {
		stay := 1 + r.random.IntN(40)
		for event, err := range r.client.Events(ctx, from) {
			if ctx.Err() != nil {
				return nil
			}
			if err != nil {
				return fmt.Errorf("after event %d: %w", last, err)
			}
			if event.Sequence != last+1 {
				return fmt.Errorf("event %d came after %d", event.Sequence, last)
			}
			from, last = event.ID, event.Sequence
			r.note(event)
			if stay--; stay == 0 {
				break
			}
		}
		r.mu.Lock()
		r.moves++
		r.mu.Unlock()
	}
	return nil
}

func (r *reader) note(event api.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = append(r.seen, event)
}

// all returns what was seen, and how often the reader moved.
func (r *reader) all() (seen []api.Event, moves int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seen[:len(r.seen):len(r.seen)], r.moves
}

package main

import (
	"context"
	"sync"
	"time"
)

// expireEvery is how often what has outlived its use is deleted.
const expireEvery = 10 * time.Minute

// workers are goroutines that end when told to, and are waited for.
type workers struct {
	cancel  context.CancelFunc
	running sync.WaitGroup
}

func (w *workers) stop(context.Context) error {
	w.cancel()
	w.running.Wait()
	return nil
}

// expire deletes old records now and then, until ctx ends.
func (n *node) expire(ctx context.Context) {
	tick := time.NewTicker(expireEvery)
	defer tick.Stop()
	for {
		gone, err := n.Store.Expire(ctx, n.config.Now())
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			n.config.Log.Warn("old records not deleted; they will be next time", "error", err)
		case gone > 0:
			n.config.Log.Debug("old records deleted", "count", gone)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

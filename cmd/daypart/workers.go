package main

import (
	"context"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/trace"
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

// shareLimits lets the nodes of one PostgreSQL hold their limits together. A database in a file has one node.
func (n *node) shareLimits(s *server.Server) {
	if n.config.Database == "" {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w := &workers{cancel: cancel}
	sharing := s.ShareLimits()
	w.running.Go(func() { sharing.Run(ctx) })
	n.stops.add("limits", w.stop)
}

// expireOnce deletes old records.
func (n *node) expireOnce(ctx context.Context) {
	ctx, span := trace.Begin(ctx, "delete old records")
	defer span.End()
	gone, err := n.Store.Expire(ctx, n.config.Now())
	span.Number("daypart.records", int64(gone))
	span.Fail(err)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		n.config.Log.WarnContext(ctx, "old records not deleted; they will be next time", "error", err)
	case gone > 0:
		n.config.Log.Debug("old records deleted", "count", gone)
	}
}

// expire deletes old records now and then, where this node does it for all, until ctx ends.
func (n *node) expire(ctx context.Context) {
	tick := time.NewTicker(expireEvery)
	defer tick.Stop()
	for {
		if n.alone.Held(ctx) {
			n.expireOnce(ctx)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

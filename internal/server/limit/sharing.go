package limit

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/daypart/daypart/internal/store"
)

const (
	// every is how often nodes tell each other what they drew, and hear it: what one drew, others know before a second is over.
	every = 400 * time.Millisecond
	// fresh is how long what was drawn may wait to be told, and what was told to be heard. What waits longer, as while the
	// database is away, is left out: limits go on on each node alone.
	fresh = time.Second
	// within is how long the database may take to answer.
	within = 5 * time.Second
	// late is how long before it is heard a request may have been drawn.
	late = 2 * fresh
)

// Sharing makes limits hold for all nodes of a store together. No request waits for it.
type Sharing struct {
	node     string
	draws    store.Draws
	limiters []*Limiter
	log      *slog.Logger
	now      func() time.Time

	number      int64            // of the last batch that was told
	seen        map[string]int64 // of the last batch that was heard of each node
	told, heard time.Time
	failing     bool
	failures    atomic.Int64
}

// Share returns the sharing of limits for node, a name that no other process has. Those without a bound are not shared.
func Share(node string, draws store.Draws, log *slog.Logger, now func() time.Time, limiters ...*Limiter) *Sharing {
	s := &Sharing{node: node, draws: draws, log: log, now: now, told: now()}
	for _, l := range limiters {
		if l.Rate.PerSecond > 0 {
			l.record()
			s.limiters = append(s.limiters, l)
		}
	}
	return s
}

// Run tells and hears until ctx ends, if there is anything to share.
func (s *Sharing) Run(ctx context.Context) {
	if len(s.limiters) == 0 {
		return
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.Exchange(ctx)
		}
	}
}

// Failures is how often others could not be told, or heard. It may be called at any time.
func (s *Sharing) Failures() int64 { return s.failures.Load() }

// Exchange does once what Run does again and again.
func (s *Sharing) Exchange(ctx context.Context) {
	asking, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	err := errors.Join(s.tell(asking), s.hear(asking))
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
		s.failures.Add(1)
		if !s.failing {
			s.log.Warn("limits hold for each node alone: what other nodes admit could not be exchanged", "error", err)
		}
	case s.failing:
		s.log.Info("limits hold for all nodes together again")
	}
	s.failing = err != nil
}

// batch is what was drawn under each name, by policy.
type batch map[string]map[name]int

// tell tells others what was drawn here since it was last called.
func (s *Sharing) tell(ctx context.Context) error {
	drawn := batch{}
	for _, l := range s.limiters {
		if names := l.drawn(); len(names) > 0 {
			drawn[l.Policy] = names
		}
	}
	before := s.told
	s.told = s.now()
	if len(drawn) == 0 || s.told.Sub(before) > fresh {
		return nil
	}
	text, err := json.Marshal(drawn)
	if err != nil {
		return fmt.Errorf("write draws: %w", err)
	}
	s.number++
	if err := s.draws.AddDraws(ctx, store.DrawBatch{Node: s.node, Number: s.number, Drawn: text}); err != nil {
		return fmt.Errorf("tell draws: %w", err)
	}
	return nil
}

// hear takes out what others have told since it last heard them. The first time it only looks where they are.
func (s *Sharing) hear(ctx context.Context) error {
	asked := s.now()
	batches, err := s.draws.DrawsOfOthers(ctx, s.node)
	if err != nil {
		return fmt.Errorf("hear draws: %w", err)
	}
	timely := s.now().Sub(s.heard) <= fresh
	seen := map[string]int64{}
	var errs []error
	for _, b := range batches {
		if timely && b.Number > s.seen[b.Node] {
			errs = append(errs, s.takeOut(b))
		}
		seen[b.Node] = b.Number
	}
	s.heard, s.seen = asked, seen
	return errors.Join(errs...)
}

func (s *Sharing) takeOut(b store.DrawBatch) error {
	var drawn batch
	if err := json.Unmarshal(b.Drawn, &drawn); err != nil {
		return fmt.Errorf("read draws of node %s: %w", b.Node, err)
	}
	for _, l := range s.limiters {
		l.drawnElsewhere(drawn[l.Policy])
	}
	return nil
}

package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// durations are how long each of many calls took, the quickest first.
type durations []time.Duration

func (d durations) quantile(share float64) time.Duration { return d[int(share*float64(len(d)-1))] }

// line is a line of a table of quantiles.
func (d durations) line(name string) string {
	return fmt.Sprintf("| %s | %s | %s | %s |", name,
		milliseconds(d.quantile(0.5)), milliseconds(d.quantile(0.99)), milliseconds(d.quantile(1)))
}

// submitAtRate sends submissionsPerSecond submissions a second of yesterday, each connection for a
// unit of its own. It returns how long each took from the moment it was due: one that is sent late
// because the one before took long has waited, too.
func submitAtRate(ctx context.Context, server target, length time.Duration) (durations, error) {
	const interval = time.Second * steadyConnections / submissionsPerSecond
	took := make([]durations, steadyConnections)
	group, ctx := errgroup.WithContext(ctx)
	begun := time.Now()
	for n := range took {
		group.Go(func() error {
			t, err := connect(ctx, server, n+1, newBody(4))
			if err != nil {
				return err
			}
			defer t.close()
			first := begun.Add(interval * time.Duration(n) / steadyConnections)
			for due := first.Add(interval); due.Before(begun.Add(length)); due = due.Add(interval) {
				if !sleepUntil(ctx, due) {
					return ctx.Err()
				}
				if err := t.send(); err != nil {
					return err
				}
				took[n] = append(took[n], time.Since(due))
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	all := slices.Concat(took...)
	slices.Sort(all)
	return all, nil
}

// sleepUntil reports whether it came to be that time before ctx ended.
func sleepUntil(ctx context.Context, at time.Time) bool {
	timer := time.NewTimer(time.Until(at))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

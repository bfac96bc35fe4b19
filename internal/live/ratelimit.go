package live

import (
	"context"
	"time"

	"golang.org/x/time/rate"

	"github.com/daypart/daypart/internal/store"
)

// eventFigures is how many figures an event costs besides its own.
const eventFigures = 2

// newLimiter returns a limiter of figures sent: a company that commits much at once while many
// listen would otherwise take the processors from those who send.
func newLimiter(perSecond int) *rate.Limiter {
	if perSecond == 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Limit(perSecond), max(1, perSecond/10))
}

// reserve returns the earliest time at which an entry may be sent to so many listeners.
func reserve(limiter *rate.Limiter, e *store.Entry, listeners int) time.Time {
	now := time.Now()
	if limiter.Limit() == rate.Inf {
		return now
	}
	at := now
	for figures := listeners * (len(e.Rows) + eventFigures); figures > 0; figures -= limiter.Burst() {
		part := min(figures, limiter.Burst())
		at = now.Add(limiter.ReserveN(now, part).DelayFrom(now))
	}
	return at
}

// waitUntil returns at a time, or with the error of ctx if that ends first.
func waitUntil(ctx context.Context, at time.Time) error {
	select {
	case <-time.After(time.Until(at)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

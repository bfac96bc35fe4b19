package live

import (
	"context"
	"time"

	"golang.org/x/time/rate"

	"github.com/daypart/daypart/internal/store"
)

// eventFigures is how many figures an event costs besides its own.
const eventFigures = 2

// pace spreads the events of a company over time: one that commits much at once while many listen
// would otherwise take the processors from those who send.
type pace struct{ company, all *rate.Limiter }

func newLimiter(perSecond int) *rate.Limiter {
	if perSecond == 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Limit(perSecond), max(1, perSecond/10))
}

// reserve returns from when on an entry may be handed out to so many listeners.
func (p pace) reserve(e *store.Entry, listeners int) time.Time {
	now := time.Now()
	figures := listeners * (len(e.Rows) + eventFigures)
	return now.Add(max(reserve(p.company, now, figures), reserve(p.all, now, figures)))
}

// reserve returns how long to wait for so much, however much it is.
func reserve(limiter *rate.Limiter, now time.Time, figures int) (delay time.Duration) {
	if limiter.Limit() == rate.Inf {
		return 0
	}
	for figures > 0 {
		part := min(figures, limiter.Burst())
		delay = limiter.ReserveN(now, part).DelayFrom(now)
		figures -= part
	}
	return delay
}

// wait waits until then.
func wait(ctx context.Context, then time.Time) error {
	timer := time.NewTimer(time.Until(then))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

package till

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/calendar"
)

// Pace says how fast time passes for tills that sell.
type Pace struct {
	// From is where time begins for them.
	From time.Time
	// Speed is how many times faster than the clock it passes, until it has caught up with the clock:
	// tills never sell what has not happened yet.
	Speed float64
	// Every is how often a till sends the figures that have changed, in its own time.
	Every time.Duration
}

// Sell sends what the tills sell from the business day first to last while time passes: at
// each turn the figures that have changed, with the time as observedAt, so that the
// figure of the running slot grows. It returns after the end of the last day, or when ctx
// ends. What fails in passing is tried again at the next turn.
func (p *Player) Sell(ctx context.Context, pace Pace, first, last calendar.Day) error {
	group, ctx := errgroup.WithContext(ctx)
	begun := p.Now()
	for i, t := range p.Tills {
		s := seller{player: p, till: t, pace: pace, begun: begun, day: first, last: last}
		// Tills take their turns one after the other, not all at once.
		lag := s.pause() * time.Duration(i) / time.Duration(len(p.Tills))
		group.Go(func() error { return s.run(ctx, lag) })
	}
	return group.Wait()
}

// A seller is a till at work.
type seller struct {
	player *Player
	till   Till
	pace   Pace
	begun  time.Time

	day, last calendar.Day
	trading   tradingDay // of day, once it is open
	opened    bool
	sent      map[key]figure // on day
}

// time returns what time it is for the till.
func (s *seller) time() time.Time {
	now := s.player.Now()
	passed := time.Duration(float64(now.Sub(s.begun)) * s.pace.Speed)
	if at := s.pace.From.Add(passed); at.Before(now) {
		return at
	}
	return now
}

// pause is how long the till waits between turns, by the clock.
func (s *seller) pause() time.Duration {
	if s.time().Equal(s.player.Now()) {
		return s.pace.Every
	}
	return time.Duration(float64(s.pace.Every) / s.pace.Speed)
}

func (s *seller) run(ctx context.Context, lag time.Duration) error {
	timer := time.NewTimer(lag)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-timer.C:
		}
		err := s.turn(ctx)
		if err != nil && (ctx.Err() != nil || !client.Temporary(err)) {
			return fmt.Errorf("unit %d, business day %s: %w", s.till.Unit.ID, s.day, err)
		}
		if err != nil && s.player.Trouble != nil {
			s.player.Trouble(s.till.Unit, err)
		}
		if s.day.After(s.last) {
			return nil
		}
		timer.Reset(s.pause())
	}
}

// turn sends what has changed, up to the present, and goes on to the next day where one has ended.
func (s *seller) turn(ctx context.Context) error {
	now := s.time()
	for !s.day.After(s.last) {
		if err := s.open(ctx); err != nil {
			return err
		}
		end := s.trading.calendar.End
		if now.Before(s.trading.calendar.Start) {
			return nil
		}
		if err := s.send(ctx, earlier(now, end)); err != nil {
			return err
		}
		if now.Before(end) {
			return nil
		}
		s.day, s.opened = s.day.AddDays(1), false
	}
	return nil
}

func (s *seller) open(ctx context.Context) error {
	if s.opened {
		return nil
	}
	trading, err := s.player.open(ctx, s.till, s.day)
	if err != nil {
		return err
	}
	s.trading, s.opened, s.sent = trading, true, map[key]figure{}
	return nil
}

// send sends the figures that have changed since the last turn.
func (s *seller) send(ctx context.Context, now time.Time) error {
	found, err := figures(s.trading.calendar, s.trading.sales, now)
	if err != nil {
		return err
	}
	news := changed(s.sent, found)
	if err := s.player.send(ctx, s.trading.calendar, now, rows(s.trading.calendar, news)); err != nil {
		return err
	}
	s.player.Summary.add(s.trading.calendar, news, s.sent)
	s.sent = found
	return nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

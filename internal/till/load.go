package till

import (
	"context"
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/calendar"
)

// Load sends every slot that has ended by now, of the business days from first to last, as fast
// as the server takes them: a submission per unit and day, earlier days first. Their
// observedAt is the end of the last slot in them, so that loading again changes nothing
// and never takes back what was sent since.
func (p *Player) Load(ctx context.Context, first, last calendar.Day) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(p.Parallel, 1))
	total := int64(last.Sub(first)+1) * int64(len(p.Tills))
	var done atomic.Int64
	for day := first; !day.After(last) && ctx.Err() == nil; day = day.AddDays(1) {
		for _, t := range p.Tills {
			group.Go(func() error {
				if err := p.loadDay(ctx, t, day); err != nil {
					return fmt.Errorf("unit %d, business day %s: %w", t.Unit.ID, day, err)
				}
				if p.Progress != nil {
					p.Progress(done.Add(1), total)
				}
				return nil
			})
		}
	}
	return group.Wait()
}

func (p *Player) loadDay(ctx context.Context, t Till, day calendar.Day) error {
	trading, err := p.open(ctx, t, day)
	if err != nil {
		return err
	}
	until := complete(trading.calendar, p.Now())
	found, err := figures(trading.calendar, trading.sales, until)
	if err != nil {
		return err
	}
	if err := p.send(ctx, trading.calendar, until, rows(trading.calendar, found)); err != nil {
		return err
	}
	p.Summary.add(trading.calendar, found, nil)
	p.Summary.leave(trading.sales, until)
	return nil
}

package till

import (
	"context"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/calendar"
)

// Server is what a Player needs of the API. *client.Client is one.
type Server interface {
	BusinessDay(ctx context.Context, unit int64, day api.BusinessDay) (api.BusinessDayCalendar, error)
	Submit(ctx context.Context, unit int64, s api.SalesSubmission, o client.SubmitOptions) (client.Receipt, error)
}

// Player sends what tills sell.
type Player struct {
	Server Server
	Tills  []Till
	Now    func() time.Time
	// Parallel is how many submissions Load has under way at once.
	Parallel int
	// Summary adds up what was sent. It must not be nil.
	Summary *Summary
	// Progress is told how many business days Load has sent, of how many. May be nil.
	Progress func(done, total int64)
	// Trouble is told why a submission of Sell failed that is going to be tried again. May be nil.
	Trouble func(unit api.BusinessUnit, err error)
}

// maxRows is how many rows a submission may have. At about 200 bytes each they stay
// below the limit on its size.
const maxRows = 5000

// send submits the rows of a day as they were seen at an instant.
func (p *Player) send(ctx context.Context, day api.BusinessDayCalendar, seen time.Time, list []api.SalesRow) error {
	for len(list) > 0 {
		part := list[:min(len(list), maxRows)]
		list = list[len(part):]
		submission := api.SalesSubmission{BusinessDay: day.BusinessDay, ObservedAt: seen, RealTimeSales: part}
		receipt, err := p.Server.Submit(ctx, day.UnitID, submission, client.SubmitOptions{})
		if err != nil {
			return err
		}
		p.Summary.sent(receipt.Rows)
	}
	return nil
}

// Opening returns when the first of the tills begins a business day.
func (p *Player) Opening(ctx context.Context, day calendar.Day) (time.Time, error) {
	var opening time.Time
	for i, t := range p.Tills {
		slots, err := p.Server.BusinessDay(ctx, t.Unit.ID, day.String())
		if err != nil {
			return time.Time{}, err
		}
		if i == 0 || slots.Start.Before(opening) {
			opening = slots.Start
		}
	}
	return opening, nil
}

// A tradingDay is a till's business day: its slots, and what is sold on it.
type tradingDay struct {
	calendar api.BusinessDayCalendar
	sales    []Sale
}

func (p *Player) open(ctx context.Context, t Till, day calendar.Day) (tradingDay, error) {
	slots, err := p.Server.BusinessDay(ctx, t.Unit.ID, day.String())
	if err != nil {
		return tradingDay{}, err
	}
	sold, err := t.Sales(day)
	return tradingDay{slots, sold}, err
}

package till

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// A shop keeps figures as the contract says: a row replaces the figure with its key, unless the
// figure reflects something observed later.
type shop struct {
	t     *testing.T
	units map[int64]api.BusinessUnit
	now   func() time.Time

	mu       sync.Mutex
	figures  map[string]kept
	received []api.SalesSubmission
	fail     error // what the next submission fails with
}

type kept struct {
	api.SalesRow
	observed time.Time
}

func newShop(t *testing.T, units ...api.BusinessUnit) *shop {
	s := &shop{t: t, units: map[int64]api.BusinessUnit{}, now: time.Now, figures: map[string]kept{}}
	for _, u := range units {
		s.units[u.ID] = u
	}
	return s
}

func (s *shop) BusinessDay(_ context.Context, unit int64, text api.BusinessDay) (api.BusinessDayCalendar, error) {
	rules, err := unitCalendar(s.units[unit])
	if err != nil {
		return api.BusinessDayCalendar{}, err
	}
	d := day(s.t, text)
	span := rules.Span(d)
	found := api.BusinessDayCalendar{UnitID: unit, BusinessDay: text, Start: span.Start, End: span.End}
	for _, slot := range rules.Slots(d) {
		local := slot.Start.In(rules.Zone())
		found.Slots = append(found.Slots, api.CalendarSlot{
			Start: slot.Start, End: slot.End, Local: local.Format("2006-01-02T15:04:05"), Offset: local.Format("-07:00"),
		})
	}
	return found, nil
}

func (s *shop) Submit(_ context.Context, unit int64, sub api.SalesSubmission, _ client.SubmitOptions) (client.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.fail; err != nil {
		s.fail = nil
		return client.Receipt{}, err
	}
	s.received = append(s.received, sub)
	var receipt client.Receipt
	for _, row := range sub.RealTimeSales {
		s.take(&receipt.Rows, fmt.Sprint(unit, " ", sub.BusinessDay), row, sub.ObservedAt)
	}
	return receipt, nil
}

func (s *shop) take(rows *api.RowCounts, day string, row api.SalesRow, observed time.Time) {
	if start, err := calendar.ParseInstant(row.TimeSlotStart); err != nil || start.After(s.now()) || observed.After(s.now()) {
		s.t.Errorf("%s: slot %s, observed at %s, is in the future of %s (%v)", day, row.TimeSlotStart, observed, s.now(), err)
	}
	rows.Received++
	name := fmt.Sprint(day, row.TimeSlotStart, row.SalesTypeID, row.CurrencyID)
	before, known := s.figures[name]
	switch {
	case !known:
		rows.Created++
	case before.SalesRow == row:
		rows.Unchanged++
	case observed.Before(before.observed):
		rows.Superseded++
		return
	default:
		rows.Updated++
	}
	s.figures[name] = kept{row, observed}
}

// gross returns what all figures add up to.
func (s *shop) gross() sales.Amount {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := sales.Amount(0)
	for _, f := range s.figures {
		amount, err := sales.ParseAmount(string(f.GrossSales))
		if err != nil {
			s.t.Error(err)
		}
		sum += amount
	}
	return sum
}

package forecast

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// How far back is learned from, in days: what days bring, and how they spread over their slots.
const (
	historyDays = 3*365 + 14
	slotDays    = 200
)

// history is what a unit sold in one currency, day by day from first on.
type history struct {
	grid   grid
	places placer
	first  calendar.Day
	days   []pastDay
}

func newHistory(u *tenant.Unit, first, through calendar.Day) *history {
	g := gridOf(u.Calendar)
	return &history{grid: g, places: placer{grid: g}, first: first, days: make([]pastDay, 0, through.Sub(first)+1)}
}

// pastDay is what is known of one business day.
type pastDay struct {
	known bool // something was reported, and all of it as far as one can tell
	total reading
	slots []reading // by position; nil where it is known as a whole only
	last  int       // the last position with sales
	// starts has the slots by their start, where they are to be shown one by one.
	starts map[time.Time]reading
}

// readHistory reads what a unit sold up to a day, by currency.
func (s *Service) readHistory(ctx context.Context, scope auth.UnitScope, u *tenant.Unit, through calendar.Day) (map[sales.Currency]*history, error) {
	all := map[sales.Currency]*history{}
	q := store.DayQuery{Units: []tenant.UnitID{u.ID}, From: through.AddDays(1 - historyDays), To: through}
	err := s.source.EachDayTotal(ctx, scope, q, func(t *store.DayTotal) error {
		h := all[t.Currency]
		if h == nil {
			h = newHistory(u, t.Day, through)
			all[t.Currency] = h
		}
		d := h.day(t.Day)
		d.known = true
		d.total.add(readingOf(&t.Measures))
		return nil
	})
	if err != nil {
		return nil, err
	}
	q.From = through.AddDays(1 - slotDays)
	err = s.source.EachFigure(ctx, scope, q, func(f *store.SlotFigure) error {
		if h := all[f.Currency]; h != nil && !f.SlotStart.IsZero() {
			h.place(f)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	final, err := s.source.FinalDays(ctx, scope, q)
	for _, h := range all {
		h.day(through)
		h.dropTruncated(final)
	}
	return all, err
}

// day returns a day, which must not be before the first.
func (h *history) day(d calendar.Day) *pastDay {
	for d.Sub(h.first) >= len(h.days) {
		h.days = append(h.days, pastDay{})
	}
	return &h.days[d.Sub(h.first)]
}

func (h *history) place(f *store.SlotFigure) {
	if f.Day.Before(h.first) {
		return
	}
	d := h.day(f.Day)
	if d.slots == nil {
		d.slots = make([]reading, h.grid.slots)
	}
	at := h.places.at(f.SlotStart)
	d.slots[at].add(readingOf(&f.Measures))
	d.last = max(d.last, at)
}

// through returns the last day.
func (h *history) through() calendar.Day { return h.first.AddDays(len(h.days) - 1) }

// known reports whether the sales of a day are known.
func (h *history) known(d calendar.Day) bool {
	i := d.Sub(h.first)
	return i >= 0 && i < len(h.days) && h.days[i].known
}

// anyKnown reports whether the sales of any day from first to last are.
func (h *history) anyKnown(first, last calendar.Day) bool {
	for d := first; !d.After(last); d = d.AddDays(1) {
		if h.known(d) {
			return true
		}
	}
	return false
}

// count returns of how many days sales are known.
func (h *history) count() (n int) {
	for i := range h.days {
		if h.days[i].known {
			n++
		}
	}
	return n
}

// The mark of a till that went silent: the day ends so many positions of an hour before each of the
// last weeks' did, and with less than this share of what they brought.
const (
	silentHours  = 2
	silentShare  = 0.6
	comparedWith = 4 // weeks
)

// dropTruncated takes days on which a till went silent for days that are not known. A day that was made final is whole.
func (h *history) dropTruncated(final []store.FinalDay) {
	whole := map[calendar.Day]bool{}
	for _, f := range final {
		whole[f.Day] = true
	}
	for i := range h.days {
		if h.days[i].slots != nil && !whole[h.first.AddDays(i)] && h.truncated(i) {
			h.days[i].known = false
		}
	}
}

func (h *history) truncated(i int) bool {
	d, compared, usual := &h.days[i], 0, 0.0
	hours := silentHours * 60 / h.grid.SlotLength().Minutes()
	for week := 1; week <= comparedWith && i-7*week >= 0; week++ {
		other := &h.days[i-7*week]
		if !other.known || other.slots == nil {
			continue
		}
		if d.last+hours > other.last {
			return false
		}
		compared++
		usual += other.total[0]
	}
	return compared >= 2 && d.total[0] < silentShare*usual/float64(compared)
}

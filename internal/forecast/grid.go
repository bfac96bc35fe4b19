package forecast

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

const minutesPerDay = 24 * 60

// grid places the slots of a unit on the clock: position 0 is the slot at the day start. The hour that
// a clock change repeats falls on the same positions twice, the one it skips leaves them empty.
type grid struct {
	calendar.Calendar
	slots int
}

func gridOf(c calendar.Calendar) grid { return grid{c, minutesPerDay / c.SlotLength().Minutes()} }

// at returns the position of the slot that holds an instant.
func (g grid) at(t time.Time) int {
	_, offset := t.In(g.Zone()).Zone()
	return g.position(t, offset)
}

// position returns the position of the slot that holds an instant at which clocks are so many seconds before UTC.
func (g grid) position(t time.Time, offset int) int {
	minutes := (t.Unix()+int64(offset))/60 - int64(g.DayStart().Minutes())
	minutes = (minutes%minutesPerDay + minutesPerDay) % minutesPerDay
	return int(minutes) / g.SlotLength().Minutes()
}

// passed returns how many positions lie before the slot that holds an instant of a business day.
func (g grid) passed(day calendar.Day, t time.Time) int {
	span := g.Span(day)
	switch {
	case !t.Before(span.End):
		return g.slots
	case t.Before(span.Start):
		return 0
	}
	return g.at(t)
}

// spread shares what belongs to positions out over the slots of a business day: each gets what its position has, or half of it where
// two slots share one.
func (g grid) spread(day calendar.Day, of func(position int) Estimate) (slots []calendar.Slot, each []Estimate) {
	slots = g.Slots(day)
	count := make([]int, g.slots)
	for _, s := range slots {
		count[g.at(s.Start)]++
	}
	for _, s := range slots {
		at := g.at(s.Start)
		each = append(each, scaled(of(at), 1/float64(count[at])))
	}
	return slots, each
}

// A placer places instants that mostly follow each other: it looks the zone up once for those between two clock changes.
type placer struct {
	grid
	since, until time.Time
	offset       int
}

func (p *placer) at(t time.Time) int {
	if p.until.IsZero() || t.Before(p.since) || !t.Before(p.until) {
		local := t.In(p.Zone())
		p.since, p.until = local.ZoneBounds()
		_, p.offset = local.Zone()
	}
	return p.position(t, p.offset)
}

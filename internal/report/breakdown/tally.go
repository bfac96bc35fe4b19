package breakdown

import (
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// place is a row to be: a bucket, groups and a currency, by their numbers.
type place struct {
	bucket   int32
	groups   [maxBy]int32
	currency int32
}

// cell is what was sold in a place.
type cell struct {
	// part is what can be held against other; rest is what the running slot and later ones add to it.
	part, rest, other          sales.MeasureSum
	hasPart, hasRest, hasOther bool
}

// side says to which sum of a cell something belongs.
type side uint8

const (
	partSide side = iota
	restSide
	otherSide
)

func (c *cell) add(to side, m sales.Measures) {
	switch to {
	case partSide:
		c.part.Add(m)
		c.hasPart = true
	case restSide:
		c.rest.Add(m)
		c.hasRest = true
	case otherSide:
		c.other.Add(m)
		c.hasOther = true
	}
}

// labels numbers the values of a dimension as they are met.
type labels struct {
	numbers map[string]int32
	values  []string
}

func (l *labels) number(value string) int32 {
	if n, ok := l.numbers[value]; ok {
		return n
	}
	if l.numbers == nil {
		l.numbers = map[string]int32{}
	}
	n := int32(len(l.values))
	l.numbers[value], l.values = n, append(l.values, value)
	return n
}

// tally sums what is read into cells.
type tally struct {
	*run
	axis
	clock      clock
	cells      map[place]*cell
	currencies labels
	groups     [maxBy]labels
	// The cell that was added to last: neighbours often share it.
	last     place
	lastCell *cell
}

func newTally(r *run, a axis) *tally {
	return &tally{run: r, axis: a, cells: map[place]*cell{}}
}

// item is a figure or a day total on its way to a cell.
type item struct {
	unit     *unitPlan
	day      calendar.Day
	first    calendar.Day // of the period that the day belongs to
	typ      sales.TypeID
	currency sales.Currency
	// slotted is whether the time of day is known.
	slotted bool
	minute  int
	again   bool
}

// add sums m, unless a filter leaves it out.
func (t *tally) add(i *item, to side, m sales.Measures) {
	if !t.keeps(i) {
		return
	}
	at := place{bucket: t.bucketOf(i), currency: t.currencies.number(string(i.currency))}
	for n, d := range t.By {
		at.groups[n] = t.groups[n].number(t.groupOf(i, d))
	}
	if t.lastCell == nil || at != t.last {
		t.last, t.lastCell = at, t.cellAt(at)
	}
	t.lastCell.add(to, m)
}

func (t *tally) cellAt(at place) *cell {
	c := t.cells[at]
	if c == nil {
		c = &cell{}
		t.cells[at] = c
	}
	return c
}

func (t *tally) keeps(i *item) bool {
	for d, values := range t.Filters {
		if len(values) > 0 && !slices.Contains(values, t.groupOf(i, d)) {
			return false
		}
	}
	return true
}

func (t *tally) bucketOf(i *item) int32 {
	switch t.grain {
	case BySlot, ByHour:
		if !i.slotted {
			return notBySlot
		}
		return t.ofClock(i.unit, i.minute, i.again)
	case ByDaypart:
		if !i.slotted {
			return int32(len(t.dayparts))
		}
		return t.ofClock(i.unit, i.minute, i.again)
	}
	return t.ofDay(i.day, i.first)
}

// groupOf returns the value of a dimension.
func (t *tally) groupOf(i *item, d Dimension) string {
	switch d {
	case Currency:
		return string(i.currency)
	case SalesType:
		return string(i.typ)
	case Category:
		return t.categories[i.typ]
	case Weekday:
		return weekdays[weekday(i.day)]
	case Daypart:
		if !i.slotted {
			return ""
		}
		return t.daypartKey(t.daypart(i.minute))
	}
	return ofUnit(i.unit.Unit, d)
}

// place puts a slot start on the item.
func (t *tally) place(i *item, start time.Time) {
	if i.slotted = !start.IsZero(); i.slotted {
		i.minute, i.again = t.clock.at(i.unit, i.day, start)
	}
}

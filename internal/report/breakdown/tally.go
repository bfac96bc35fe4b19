package breakdown

import (
	"fmt"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// place is a row to be: a bucket, groups and a currency, by their numbers.
type place struct {
	bucket   int32
	groups   [maxBy]int32
	currency int32
}

// cell is what was sold in a place. A sum is nil where nothing is known.
type cell struct {
	// part is what is compared with other; rest is what else was sold; over is what of both was sold on
	// days that are over, in rows of a weekday.
	part, rest, other, over *sales.MeasureSum
}

// side says to which sum of a cell something belongs.
type side uint8

const (
	partSide side = iota
	restSide
	otherSide
	overSide // beside partSide and restSide
)

func (c *cell) add(to side, m sales.Measures) {
	sum := [...]**sales.MeasureSum{&c.part, &c.rest, &c.other, &c.over}[to]
	if *sum == nil {
		*sum = &sales.MeasureSum{}
	}
	(*sum).Add(m)
}

// plus adds what is in another cell.
func (c *cell) plus(o *cell) {
	addSum(&c.part, o.part)
	addSum(&c.rest, o.rest)
	addSum(&c.other, o.other)
	addSum(&c.over, o.over)
}

func addSum(to **sales.MeasureSum, more *sales.MeasureSum) {
	if more == nil {
		return
	}
	if *to == nil {
		*to = &sales.MeasureSum{}
	}
	(*to).Plus(*more)
}

// sold returns all of the period.
func (c *cell) sold() (m sales.Measures, ok bool) {
	var all sales.MeasureSum
	for _, sum := range []*sales.MeasureSum{c.part, c.rest} {
		if sum != nil {
			all.Plus(*sum)
		}
	}
	return all.Value()
}

// labels numbers the values of a dimension as they are met.
type labels struct {
	numbers map[string]int32
	values  []string
}

// fewValues are found faster by looking at each.
const fewValues = 8

func (l *labels) number(value string) int32 {
	if len(l.values) <= fewValues {
		if n := slices.Index(l.values, value); n >= 0 {
			return int32(n)
		}
	} else if n, ok := l.numbers[value]; ok {
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
	nights     nights
	cells      map[place]*cell
	currencies labels
	groups     [maxBy]labels
	filters    []filter
	perWeekday bool
	compares   bool
	timed      bool           // whether times of the day are told apart
	best       map[place]bool // the groups that are not in the rest, once that is added up
	// The cell that was added to last: neighbours often share it.
	last     place
	lastCell *cell
}

// filter keeps what has one of the values. Those of units are not here: other units are not read.
type filter struct {
	by     Dimension
	values []string
}

func newTally(r *run) *tally {
	t := &tally{
		run: r, axis: r.axis, cells: map[place]*cell{},
		perWeekday: r.PerWeekday(), compares: r.Against.Kind != Nothing, timed: r.bySlot(),
	}
	for d, values := range r.Filters {
		if len(values) > 0 && !d.ofUnit() {
			t.filters = append(t.filters, filter{d, values})
		}
	}
	return t
}

// item is a figure or a day total on its way to a cell. It is used for one after the other: what they have in common is placed once.
type item struct {
	unit    *unitPlan
	side    side // the period it is of: partSide or otherSide
	partial days // the day of the unit that is compared in part
	// from is where the day stands in the period, or its owner; compared is whether the two are.
	from     int32
	compared bool
	// unmatched is whether the clock shows the time of the slot on one of the two days only.
	unmatched bool
	placed    bool           // whether day is set
	noted     sales.Currency // whether the unit sold in it is known
	day       calendar.Day
	days      group
	start     time.Time
	typ       sales.TypeID
	currency  sales.Currency
	// slotted is whether the time of day is known.
	slotted bool
	minute  int
	again   bool
	at      place
}

// turnTo places the unit. It reports whether the group has it.
func (t *tally) turnTo(i *item, g group, id tenant.UnitID, s side) bool {
	if i.unit != nil && i.unit.ID == id {
		return true
	}
	u := g.units[id]
	if u == nil {
		return false
	}
	if s != otherSide {
		u.received = true
	}
	*i = item{unit: u, days: g, side: s, partial: u.partialDay(s)}
	t.group(i, Dimension.ofUnit)
	return true
}

// onDay places the business day, as known by the day only until inSlot.
func (t *tally) onDay(i *item, day calendar.Day) {
	if i.placed && i.day == day {
		return
	}
	i.placed, i.day, i.start, i.slotted, i.unmatched = true, day, time.Time{}, false, false
	i.from = i.days.places[day.Sub(i.days.first)]
	i.compared = i.from != unpaired && i.unit.compared.has(int(i.from))
	i.at.bucket = t.bucketOf(i)
	t.group(i, Dimension.ofTime)
}

// inSlot places a slot of the day; the zero time is none.
func (t *tally) inSlot(i *item, start time.Time) {
	if i.start.Equal(start) {
		return
	}
	i.start = start
	if i.slotted = !start.IsZero(); i.slotted {
		i.minute, i.again = t.clock.at(i.unit, i.day, start)
	}
	i.unmatched = t.timed && i.compared && i.slotted && !t.nights.isShown(i)
	i.at.bucket = t.bucketOf(i)
	t.group(i, Dimension.ofTime)
}

// group numbers the groups of some dimensions.
func (t *tally) group(i *item, of func(Dimension) bool) {
	for n, d := range t.By {
		if of(d) {
			i.at.groups[n] = t.groups[n].number(t.groupOf(i, d))
		}
	}
}

// add sums m, unless a filter leaves it out. It refuses a question whose answer has too many rows.
func (t *tally) add(i *item, m sales.Measures) error {
	if t.compares {
		t.mark(i)
	}
	if !t.keeps(i) {
		return nil
	}
	// A day of the other side that is the counterpart of none is in neither period.
	if i.noted != i.currency && (i.side != otherSide || i.from != unpaired) {
		i.noted = i.currency
		i.unit.note(i.side, i.currency)
	}
	to, counts := i.sum()
	if !counts {
		return nil
	}
	i.at.currency = t.currencies.number(string(i.currency))
	t.group(i, Dimension.ofSale)
	if t.lastCell == nil || i.at != t.last {
		t.last, t.lastCell = i.at, t.cellAt(i.at)
	}
	t.lastCell.add(to, m)
	if to == otherSide { // only then: the two sides are summed at the same time
		i.unit.counted = true
	}
	if t.perWeekday && i.side != otherSide && i.day.Before(i.unit.current) {
		t.lastCell.add(overSide, m)
	}
	return t.checkSize()
}

// mark remembers of a day whether something was expected on it, and whether a time is missing where
// times count.
func (t *tally) mark(i *item) {
	if i.from == unpaired {
		return
	}
	if i.side == otherSide && t.Against.Kind == Forecast {
		i.unit.otherFigures.add(int(i.from))
	}
	if !i.slotted && (t.timed || i.partial.has(i.day)) {
		i.unit.dayOnly(i.side).add(int(i.from))
	}
}

// sum returns the sum that the item belongs to, if it belongs to any: of the other period nothing
// counts but what is compared.
func (i *item) sum() (to side, counts bool) {
	compared := i.compared && !i.unmatched
	if compared && i.slotted && i.partial.has(i.day) {
		compared = i.unit.finishedBy(i.side, i.start)
	}
	switch {
	case i.side == otherSide:
		return otherSide, compared
	case compared:
		return partSide, true
	}
	return restSide, true
}

// checkSize bounds the memory of an answer.
func (t *tally) checkSize() error {
	if len(t.cells) > MaxRows {
		return invalid("grain", fmt.Sprintf("The report has more than %d rows: name fewer units or days, "+
			"or group them by less.", MaxRows))
	}
	return nil
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
	for _, f := range t.filters {
		if !slices.Contains(f.values, t.groupOf(i, f.by)) {
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
	return i.days.buckets[i.day.Sub(i.days.first)]
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

// absorb takes what another tally has summed, which is empty then. It refuses what is too much
// together.
func (t *tally) absorb(other *tally) error {
	for at, c := range other.cells {
		delete(other.cells, at)
		at.currency = t.currencies.number(other.currencies.values[at.currency])
		for n := range t.By {
			at.groups[n] = t.groups[n].number(other.groups[n].values[at.groups[n]])
		}
		moveInto(t.cells, at, c)
		if err := t.checkSize(); err != nil {
			return err
		}
	}
	return nil
}

// moveInto adds a cell that nobody else uses.
func moveInto(cells map[place]*cell, at place, c *cell) {
	if sum := cells[at]; sum != nil {
		sum.plus(c)
		return
	}
	cells[at] = c
}

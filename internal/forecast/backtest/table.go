package backtest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/calendar"
)

// A table adds up the rows of a file.
type table struct {
	how      Reading
	column   map[string]int
	measures []string
	cells    map[cell][]float64 // a sum for each measure
	held     []bool             // whether a measure holds anything
}

// A cell is one slot of a unit; slot is 0 where there are days only.
type cell struct {
	unit string
	day  calendar.Day
	slot int
}

// newTable returns an empty table for files with this header.
func newTable(header []string, how Reading) (*table, error) {
	t := &table{how: how, column: map[string]int{}, cells: map[cell][]float64{}}
	for i, name := range header {
		t.column[name] = i
	}
	if how.Format == Auto || how.Format == "" {
		format, err := formatOf(header)
		if err != nil {
			return nil, err
		}
		t.how.Format = format
	}
	for _, name := range append([]string{"unit"}, t.timeColumns()...) {
		if _, ok := t.column[name]; !ok {
			return nil, fmt.Errorf("%s need a column %s, which is not among %q", t.how.Format, name, header)
		}
	}
	return t, t.chooseMeasures(header)
}

func (t *table) timeColumns() []string {
	switch t.how.Format {
	case Lines:
		return []string{"timestamp_local"}
	case Slots:
		return []string{"business_day", "slot_start_local"}
	}
	return []string{"business_day"}
}

// chooseMeasures sets which columns are added up.
func (t *table) chooseMeasures(header []string) error {
	wanted := measures
	if t.how.Measure != "" {
		wanted = []string{t.how.Measure}
	}
	for _, name := range wanted {
		if _, ok := t.column[name]; ok {
			t.measures = append(t.measures, name)
		}
	}
	if len(t.measures) == 0 {
		return fmt.Errorf("there is no column of sales, %s, among %q", strings.Join(wanted, ", "), header)
	}
	t.held = make([]bool, len(t.measures))
	return nil
}

// add takes in one row.
func (t *table) add(record []string) error {
	at, err := t.cellOf(record)
	if err != nil {
		return err
	}
	sums := t.cells[at]
	if sums == nil {
		sums = make([]float64, len(t.measures))
		t.cells[at] = sums
	}
	for i, name := range t.measures {
		text := record[t.column[name]]
		if text == "" {
			continue
		}
		value, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
			return fmt.Errorf("%s: %q is not a number", name, text)
		}
		sums[i] += value
		t.held[i] = t.held[i] || value != 0
	}
	return nil
}

// cellOf returns where a row belongs.
func (t *table) cellOf(record []string) (cell, error) {
	at := cell{unit: string([]byte(record[t.column["unit"]]))}
	var err error
	if t.how.Format == Lines {
		at.day, at.slot, err = t.slotOf(record[t.column["timestamp_local"]])
		return at, err
	}
	if at.day, err = calendar.ParseDay(record[t.column["business_day"]]); err != nil || t.how.Format == Daily {
		return at, err
	}
	day, minute, err := splitLocal(record[t.column["slot_start_local"]])
	at.slot = (day.Sub(at.day)*24*60 + minute) / slotMinutes
	if err == nil && (at.slot < 0 || at.slot >= mostSlots) {
		err = fmt.Errorf("slot %s does not belong to business day %s", record[t.column["slot_start_local"]], at.day)
	}
	return at, err
}

// mostSlots is how many slots there are from midnight to the end of the day after.
const mostSlots = 2 * 24 * 60 / slotMinutes

// slotOf returns the business day and the slot of a moment of a clock.
func (t *table) slotOf(text string) (calendar.Day, int, error) {
	day, minute, err := splitLocal(text)
	if minute < t.how.DayStart {
		day, minute = day.AddDays(-1), minute+24*60
	}
	return day, minute / slotMinutes, err
}

// splitLocal reads yyyy-MM-ddTHH:mm and what follows as a day and a minute of it.
func splitLocal(text string) (calendar.Day, int, error) {
	if len(text) < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' {
		return calendar.Day{}, 0, fmt.Errorf("%q is not a local time; write yyyy-MM-ddTHH:mm:ss", text)
	}
	day, err := calendar.ParseDay(text[:10])
	if err != nil {
		return day, 0, err
	}
	clock, err := calendar.ParseClock(text[11:16])
	return day, clock.Minutes(), err
}

// series returns what was added up, by unit.
func (t *table) series() ([]Series, error) {
	measure := slices.Index(t.held, true)
	if measure < 0 {
		return nil, fmt.Errorf("the columns %v hold nothing", t.measures)
	}
	byUnit := map[string][]cell{}
	for at := range t.cells {
		byUnit[at.unit] = append(byUnit[at.unit], at)
	}
	var all []Series
	for unit, cells := range byUnit {
		s, err := t.unitSeries(unit, cells, measure)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Series) int { return cmp.Compare(a.Unit, b.Unit) })
	return all, nil
}

// mostDays is how many days a series may span: a date far off the others is a mistake, and would take for ever.
const mostDays = 50 * 366

func (t *table) unitSeries(unit string, cells []cell, measure int) (Series, error) {
	byDay := func(a, b cell) int { return a.day.Compare(b.day) }
	bySlot := func(a, b cell) int { return cmp.Compare(a.slot, b.slot) }
	first, last := slices.MinFunc(cells, byDay).day, slices.MaxFunc(cells, byDay).day
	from, to := slices.MinFunc(cells, bySlot).slot, slices.MaxFunc(cells, bySlot).slot
	if last.Sub(first) >= mostDays {
		return Series{}, fmt.Errorf("unit %q has days from %s to %s, which is more than 50 years: mend the date that is wrong", unit, first, last)
	}
	s := Series{Unit: unit, First: first, Days: make([]float64, last.Sub(first)+1), FirstSlot: from}
	if t.how.Format != Daily {
		s.Slots = make([][]float64, len(s.Days))
		for i := range s.Slots {
			s.Slots[i] = make([]float64, to-from+1)
		}
	}
	for _, at := range cells {
		sold, day := t.cells[at][measure], at.day.Sub(first)
		s.Days[day] += sold
		if s.Slots != nil {
			s.Slots[day][at.slot-from] += sold
		}
	}
	for i, sold := range s.Days {
		if sold <= 0 {
			s.Days[i] = math.NaN()
		}
	}
	return s, nil
}

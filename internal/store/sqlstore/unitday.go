package sqlstore

import (
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// figureKey identifies a figure inside a unit's business day.
type figureKey struct {
	slot     int64 // Unix seconds
	typ      sales.TypeID
	currency sales.Currency
}

func keyOf(r *sales.Row) figureKey { return figureKey{r.SlotStart.Unix(), r.Type, r.Currency} }

// totalKey identifies a day total inside a unit's business day.
type totalKey struct {
	typ      sales.TypeID
	currency sales.Currency
}

// figure is the current value of a key.
type figure struct {
	sales.Measures
	asOf     int64 // in microseconds: what later rows are held against
	observed bool  // whether asOf is when it was observed, or only when it was received
	seq      store.Seq
}

// stamp is what the rows of an entry have in common.
type stamp struct {
	at       int64 // in microseconds
	observed bool
	seq      store.Seq
}

func stampOf(s *store.Submission, seq store.Seq) stamp {
	if s.ObservedAt != nil {
		return stamp{micros(*s.ObservedAt), true, seq}
	}
	return stamp{micros(s.ReceivedAt), false, seq}
}

// outcome says what a row does to the figure with its key.
func (s stamp) outcome(row sales.Measures, current figure, exists bool) sales.Outcome {
	switch {
	case !exists:
		return sales.Created
	case s.observed && s.at < current.asOf:
		return sales.Superseded
	case row == current.Measures:
		return sales.Unchanged
	}
	return sales.Updated
}

// settle returns the figure after a row had an outcome, and whether it differs from before.
func (s stamp) settle(row sales.Measures, current figure, outcome sales.Outcome) (figure, bool) {
	switch outcome {
	case sales.Created, sales.Updated:
		return figure{row, s.at, s.observed, s.seq}, true
	case sales.Unchanged:
		if s.observed && s.at > current.asOf {
			current.asOf, current.observed = s.at, true
			return current, true
		}
	}
	return current, false
}

// unitDay is a unit's business day: all of it, or as much as a submission can touch.
type unitDay struct {
	figures map[figureKey]figure
	totals  map[totalKey]*measureSum
	// What settling has changed: keys may come more than once.
	dirtyFigures []figureKey
	dirtyTotals  []totalKey
}

func newUnitDay() *unitDay {
	return &unitDay{figures: map[figureKey]figure{}, totals: map[totalKey]*measureSum{}}
}

// reset empties the day, for another to be read into it.
func (d *unitDay) reset() {
	clear(d.figures)
	clear(d.totals)
	d.dirtyFigures, d.dirtyTotals = d.dirtyFigures[:0], d.dirtyTotals[:0]
}

// take lets a row have an outcome.
func (d *unitDay) take(row *sales.Row, s stamp, outcome sales.Outcome) {
	key := keyOf(row)
	current := d.figures[key]
	after, changed := s.settle(row.Measures, current, outcome)
	if !changed {
		return
	}
	d.figures[key] = after
	d.dirtyFigures = append(d.dirtyFigures, key)
	if outcome == sales.Unchanged {
		return
	}
	total := d.total(totalKey{row.Type, row.Currency})
	total.sub(current.Measures)
	total.add(row.Measures)
}

// total returns the sum of a key, which is about to change.
func (d *unitDay) total(key totalKey) *measureSum {
	if !slices.Contains(d.dirtyTotals, key) {
		d.dirtyTotals = append(d.dirtyTotals, key)
	}
	total := d.totals[key]
	if total == nil {
		total = &measureSum{}
		d.totals[key] = total
	}
	return total
}

// submit lets all rows of a submission have the outcomes they should have, and
// returns them and the day totals by currency after it. ErrTotalOutOfRange if
// a total is too large.
func (d *unitDay) submit(s *store.Submission, seq store.Seq) ([]sales.Outcome, []store.Total, error) {
	stamp := stampOf(s, seq)
	var outcomes []sales.Outcome
	if len(s.Rows) > 0 {
		outcomes = make([]sales.Outcome, len(s.Rows))
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		current, exists := d.figures[keyOf(row)]
		outcomes[i] = stamp.outcome(row.Measures, current, exists)
		d.take(row, stamp, outcomes[i])
	}
	for _, key := range d.dirtyTotals {
		if _, ok := d.totals[key].bounded(); !ok {
			return nil, nil, store.ErrTotalOutOfRange
		}
	}
	totals, err := d.byCurrency()
	return outcomes, totals, err
}

// byCurrency sums the day totals over sales types, in order of currency.
func (d *unitDay) byCurrency() ([]store.Total, error) {
	sums := make(map[sales.Currency]*measureSum, 1)
	for key, total := range d.totals {
		m, _ := total.bounded()
		if sums[key.currency] == nil {
			sums[key.currency] = &measureSum{}
		}
		sums[key.currency].add(m)
	}
	var totals []store.Total
	for currency, sum := range sums {
		m, ok := sum.value()
		if !ok {
			return nil, store.ErrTotalOutOfRange
		}
		totals = append(totals, store.Total{Currency: currency, Measures: m})
	}
	slices.SortFunc(totals, func(a, b store.Total) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
	return totals, nil
}

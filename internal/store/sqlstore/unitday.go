package sqlstore

import (
	"cmp"
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

func (k figureKey) compare(other figureKey) int {
	return cmp.Or(cmp.Compare(k.slot, other.slot), cmp.Compare(k.typ, other.typ), cmp.Compare(k.currency, other.currency))
}

// figure is the current value of a key.
type figure struct {
	sales.Measures
	asOf     int64 // in microseconds: what later rows are held against
	observed bool  // whether asOf is when it was observed, or only when it was received
	seq      store.Seq
}

// placed is a figure where it stands.
type placed struct {
	figureKey
	figure
}

// unitDay is a unit's business day.
type unitDay struct {
	figures []placed  // in order of slot, sales type and currency
	final   store.Seq // the entry that made the day final, 0 where none did
	// What has been done to it: anything at all, or something that its totals show.
	changed, moved bool
}

// reset empties the day, for another to be read into it.
func (d *unitDay) reset() { *d = unitDay{figures: d.figures[:0]} }

func (d *unitDay) clone() *unitDay {
	copied := *d
	copied.figures = slices.Clone(d.figures)
	return &copied
}

func (d *unitDay) find(key figureKey) (at int, exists bool) {
	return slices.BinarySearchFunc(d.figures, key, func(p placed, key figureKey) int { return p.compare(key) })
}

// done is what a submission did to its day.
type done struct {
	outcomes []sales.Outcome
	removed  []sales.Row // the figures that it removed, as they were
	totals   []store.Total
}

// submit lets a submission do to its day what it should. ErrTotalOutOfRange if a total is too large.
func (d *unitDay) submit(s *store.Submission, seq store.Seq) (did done, err error) {
	did = d.apply(s, seq)
	did.totals, err = d.byCurrency()
	return did, err
}

// apply is submit without totals.
func (d *unitDay) apply(s *store.Submission, seq store.Seq) (did done) {
	closed := d.final != 0 && s.Kind == store.RealTime
	if len(s.Rows) > 0 {
		did.outcomes = make([]sales.Outcome, len(s.Rows))
	}
	stamp := stampOf(s, seq)
	for i := range s.Rows {
		did.outcomes[i] = sales.Superseded
		if !closed {
			did.outcomes[i] = d.outcome(&s.Rows[i], stamp)
			d.take(&s.Rows[i], stamp, did.outcomes[i])
		}
	}
	if s.Replace && !closed {
		did.removed = d.keepOnly(s.Rows)
	}
	d.settle(s.Finality, seq)
	return did
}

// outcome says what a row does to the figure with its key.
func (d *unitDay) outcome(row *sales.Row, s stamp) sales.Outcome {
	if at, exists := d.find(keyOf(row)); exists {
		return s.outcome(row.Measures, d.figures[at].figure)
	}
	return sales.Created
}

// take lets a row have an outcome.
func (d *unitDay) take(row *sales.Row, s stamp, outcome sales.Outcome) {
	at, exists := d.find(keyOf(row))
	switch outcome {
	case sales.Created, sales.Updated:
		if !exists {
			d.figures = slices.Insert(d.figures, at, placed{figureKey: keyOf(row)})
		}
		d.figures[at].figure = figure{row.Measures, s.at, s.observed, s.seq}
		d.changed, d.moved = true, true
	case sales.Unchanged:
		// It confirms the figure at a later time.
		if exists && s.observed && s.at > d.figures[at].asOf {
			d.figures[at].asOf, d.figures[at].observed = s.at, true
			d.changed = true
		}
	}
}

// keepOnly removes the figures that rows do not name, and returns them.
func (d *unitDay) keepOnly(rows []sales.Row) (removed []sales.Row) {
	named := make(map[figureKey]struct{}, len(rows))
	for i := range rows {
		named[keyOf(&rows[i])] = struct{}{}
	}
	for _, p := range d.figures {
		if _, ok := named[p.figureKey]; !ok {
			removed = append(removed, p.row())
		}
	}
	d.remove(removed)
	return removed
}

func (d *unitDay) remove(rows []sales.Row) {
	for i := range rows {
		if at, exists := d.find(keyOf(&rows[i])); exists {
			d.figures = slices.Delete(d.figures, at, at+1)
			d.changed, d.moved = true, true
		}
	}
}

// settle makes the day final, or no longer so.
func (d *unitDay) settle(f store.Finality, seq store.Seq) {
	switch f {
	case store.MakeFinal:
		d.final, d.changed = seq, true
	case store.Reopen:
		d.final, d.changed = 0, true
	}
}

// replay lets an entry do what it did: what happened stays what happened, should the rules change.
func (d *unitDay) replay(e *store.Entry) {
	stamp := stampOf(&e.Submission, e.Seq)
	for i := range e.Rows {
		d.take(&e.Rows[i], stamp, e.Outcomes[i])
	}
	d.remove(e.Removed)
	d.settle(e.Finality, e.Seq)
}

// totalKey identifies a day total inside a unit's business day.
type totalKey struct {
	typ      sales.TypeID
	currency sales.Currency
}

func (k totalKey) compare(other totalKey) int {
	return cmp.Or(cmp.Compare(k.typ, other.typ), cmp.Compare(k.currency, other.currency))
}

// total is the sum of a day's figures with one key.
type total struct {
	totalKey
	sales.Measures
}

// totals sums the figures by sales type and currency, in that order. ErrTotalOutOfRange if one is too large.
func (d *unitDay) totals() ([]total, error) {
	return totalsOf(d.figures, func(p *placed) (totalKey, sales.Measures) { return totalKey{p.typ, p.currency}, p.Measures })
}

// totalsOf sums what items have by sales type and currency, in that order. ErrTotalOutOfRange if a sum is too large.
func totalsOf[T any](items []T, of func(*T) (totalKey, sales.Measures)) ([]total, error) {
	var keys []totalKey
	var sums []sales.MeasureSum
	for i := range items {
		key, measures := of(&items[i])
		at := slices.Index(keys, key)
		if at < 0 {
			at = len(keys)
			keys, sums = append(keys, key), append(sums, sales.MeasureSum{})
		}
		sums[at].Add(measures)
	}
	totals := make([]total, len(keys))
	for i, key := range keys {
		m, ok := sums[i].Bounded()
		if !ok {
			return nil, store.ErrTotalOutOfRange
		}
		totals[i] = total{key, m}
	}
	slices.SortFunc(totals, func(a, b total) int { return a.compare(b.totalKey) })
	return totals, nil
}

// byCurrency sums the totals over sales types, in order of currency.
func (d *unitDay) byCurrency() ([]store.Total, error) {
	totals, err := d.totals()
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(totals, func(a, b total) int { return strings.Compare(string(a.currency), string(b.currency)) })
	var sums []store.Total
	for len(totals) > 0 {
		var sum sales.MeasureSum
		n := 0
		for ; n < len(totals) && totals[n].currency == totals[0].currency; n++ {
			sum.Add(totals[n].Measures)
		}
		m, ok := sum.Value()
		if !ok {
			return nil, store.ErrTotalOutOfRange
		}
		sums = append(sums, store.Total{Currency: totals[0].currency, Measures: m})
		totals = totals[n:]
	}
	return sums, nil
}

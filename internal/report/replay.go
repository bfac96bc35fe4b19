package report

import (
	"slices"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// replay is a unit's business day as the ledger tells it, entry by entry. The zero value is a day
// of which nothing was received.
type replay struct {
	figures map[sales.Key]store.Figure
}

// apply lets the next entry do what it did, and returns the changes that it made: first what it removed.
func (r *replay) apply(e *store.Entry) []Change {
	if r.figures == nil {
		r.figures = map[sales.Key]store.Figure{}
	}
	var changes []Change
	for _, row := range e.Removed {
		delete(r.figures, row.Key())
		changes = append(changes, newChange(e, row.Key(), &row.Measures, nil))
	}
	for i, row := range e.Rows {
		if change, changed := r.applyRow(e, row, e.Outcomes[i]); changed {
			change.Alias = e.Aliases[i]
			changes = append(changes, change)
		}
	}
	return changes
}

func (r *replay) applyRow(e *store.Entry, row sales.Row, outcome sales.Outcome) (Change, bool) {
	before, exists := r.figures[row.Key()]
	switch {
	case outcome == sales.Superseded:
		return Change{}, false
	case outcome == sales.Unchanged && exists:
		// It may have confirmed the figure at a later time.
		if e.ObservedAt != nil && e.ObservedAt.After(asOf(before)) {
			before.ObservedAt = e.ObservedAt
			r.figures[row.Key()] = before
		}
		return Change{}, false
	}
	// A row that left unchanged what is not there belongs to an entry that overtook the one before it.
	r.figures[row.Key()] = figure(e, row)
	var old *sales.Measures
	if exists {
		old = &before.Measures
	}
	return newChange(e, row.Key(), old, &row.Measures), true
}

// asOf is the time that a later observation of a figure is held against.
func asOf(f store.Figure) time.Time {
	if f.ObservedAt != nil {
		return *f.ObservedAt
	}
	return f.ChangedAt
}

// figure returns what a row made of its figure.
func figure(e *store.Entry, row sales.Row) store.Figure {
	return store.Figure{
		FigureKey:  store.FigureKey{Unit: e.Unit, Day: e.Day, Key: row.Key()},
		Measures:   row.Measures,
		ObservedAt: e.ObservedAt,
		Seq:        e.Seq, Submission: e.ID, ChangedAt: e.ReceivedAt,
	}
}

// sorted returns the figures in order of slot, sales type and currency.
func (r *replay) sorted() []store.Figure {
	var all []store.Figure
	for _, f := range r.figures {
		all = append(all, f)
	}
	slices.SortFunc(all, compareFigures)
	return all
}

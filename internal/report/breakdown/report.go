package breakdown

import (
	"cmp"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// Report is the answer to a query.
type Report struct {
	// Start and End are the first and the last business day of the period.
	Start, End calendar.Day
	// Units is how many units are in it.
	Units int
	// Running is whether a day of it is not over, of the weekdays and currencies asked for; Until is
	// the end of the last slot that has finished then, in the unit that is furthest behind.
	Running bool
	Until   time.Time
	// UntilZone is the time zone of that unit; nil where none runs.
	UntilZone *time.Location
	// Holds is from when on the answer may be another although nothing was submitted, because a slot is over; zero is never.
	Holds time.Time
	// Compared is nil without a comparison.
	Compared *Compared
	// ShareOf is the measure that shares are of.
	ShareOf Measure
	// WithoutSales are the units of the report that have no row, in order of their ids.
	WithoutSales []WithoutSales
	// Totals are those of the whole period by currency; Rows are in the order asked for.
	Totals, Rows []Row
}

// Compared is the other period.
type Compared struct {
	// Start and End are the first and the last business day that one of the period is compared with.
	Start, End calendar.Day
	Pairing    Pairing
	LeftOut    []LeftOut
	// Known is whether any day is compared.
	Known bool
}

// Row is what was sold in one currency.
type Row struct {
	Bucket Bucket
	// Groups are the values of the dimensions of By, in that order. They are nil in totals, and in a row of the rest.
	Groups []string
	// Rest is set where the row adds up the groups beyond Top.
	Rest     bool
	Currency sales.Currency
	// Sold is all that was sold in the period; nil where all of it is to come.
	Sold *sales.Measures
	// Part is what was sold on the days that are compared, of a running day in the slots that have
	// finished; Other is what was sold then on their counterparts. Both are nil where none is. What is
	// expected of a period to come stands in Other alone.
	Part, Other *sales.Measures
	// Coverage is how much of the row is compared; nil without a comparison, and where all of it is.
	Coverage *Coverage
	// PerDay is what a mean per business day is made of, in rows of a weekday.
	PerDay *PerDay
	// Share is the row's part in the measure ShareOf of its currency; nil where that is not above 0.
	Share  *sales.Amount
	groups [maxBy]int32
}

// report makes the answer of what was summed.
func (r *run) report() (Report, error) {
	out := Report{Start: r.period.first, End: r.period.last, Units: len(r.units), Holds: r.holds, ShareOf: r.ShareOf}
	for _, u := range r.units {
		if u.running && r.concerns(u) && (!out.Running || u.until.Before(out.Until)) {
			out.Running, out.Until, out.UntilZone = true, u.until, u.Calendar.Zone()
		}
	}
	t := r.tally
	var err error
	if out.Totals, err = t.totals(); err != nil {
		return Report{}, err
	}
	t.addUpRest()
	rows, err := t.takeRows()
	if err != nil {
		return Report{}, err
	}
	r.share(rows, out.Totals)
	r.cover(rows, out.Totals)
	r.sort(rows)
	out.Rows, out.WithoutSales = rows, r.withoutSales()
	if r.Against.Kind != Nothing {
		out.Compared = r.comparison()
		out.Compared.Known = slices.ContainsFunc(out.Totals, func(row Row) bool { return row.Other != nil })
	}
	return out, nil
}

// concerns reports whether the filters let the current day of a unit pass, and what it may sell then.
func (r *run) concerns(u *unitPlan) bool {
	return r.hasWeekday(u.current) && u.accepts(r.Filters[Currency])
}

// comparison returns the days that those of the period are compared with: of a period that has not
// begun, those that they will be.
func (r *run) comparison() *Compared {
	other := noDays
	for _, u := range r.units {
		if d := u.pairs.other; d.count() > 0 {
			other = other.with(d.first).with(d.last)
		}
	}
	if other.count() <= 0 {
		other = r.Against.other(r.Period, r.period)
	}
	return &Compared{Start: other.first, End: other.last, Pairing: r.pairing(r.period), LeftOut: r.left}
}

// takeRows makes a row of each cell, and leaves none: so nothing is in memory twice.
func (t *tally) takeRows() ([]Row, error) {
	rows := make([]Row, 0, len(t.cells))
	buckets := map[int32]Bucket{} // rows share their names
	for at, c := range t.cells {
		delete(t.cells, at)
		row, err := t.row(at, c)
		if err != nil {
			return nil, err
		}
		bucket, known := buckets[at.bucket]
		if !known {
			bucket = t.bucket(at.bucket)
			buckets[at.bucket] = bucket
		}
		row.Bucket, row.groups = bucket, at.groups
		if row.Rest = at.groups[0] == restGroup; !row.Rest && len(t.By) > 0 {
			row.Groups = make([]string, len(t.By))
			for n := range t.By {
				row.Groups[n] = t.groups[n].values[at.groups[n]]
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// totals sums all cells by currency, in that order.
func (t *tally) totals() ([]Row, error) {
	whole := map[place]*cell{}
	for at, c := range t.cells {
		mergeInto(whole, place{currency: at.currency}, c)
	}
	var rows []Row
	for at, c := range whole {
		row, err := t.row(at, c)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Currency, b.Currency) })
	return rows, nil
}

// row makes the measures of a cell.
func (t *tally) row(at place, c *cell) (Row, error) {
	row := Row{Currency: sales.Currency(t.currencies.values[at.currency])}
	fits := true
	value := func(sum *sales.MeasureSum) *sales.Measures {
		if sum == nil { // of days that are known: nothing was sold
			return &sales.Measures{}
		}
		m, ok := sum.Value()
		fits = fits && ok
		return &m
	}
	if t.coming {
		row.Other = value(c.other)
	} else {
		sold, ok := c.sold()
		row.Sold, fits = &sold, fits && ok
	}
	switch {
	case t.coming, c.part == nil && c.other == nil:
	case c.rest == nil:
		row.Part, row.Other = row.Sold, value(c.other)
	default:
		row.Part, row.Other = value(c.part), value(c.other)
	}
	if c.over != nil {
		row.PerDay = &PerDay{Sold: *value(c.over)}
	}
	if !fits {
		return row, invalid("end", "The sums leave the range of what can be counted: read a shorter period or fewer units.")
	}
	return row, nil
}

// share sets what part each row has in what its currency has in all.
func (r *run) share(rows, totals []Row) {
	if r.ShareOf == AverageCheck || r.ShareOf == SpendPerGuest {
		return
	}
	for _, group := range [][]Row{rows, totals} {
		for i := range group {
			at := slices.IndexFunc(totals, func(t Row) bool { return t.Currency == group[i].Currency })
			if total := r.ShareOf.of(totals[at].Sold); total > 0 {
				group[i].Share = ratio(r.ShareOf.of(group[i].Sold), total)
			}
		}
	}
}

// restGroup numbers the groups that Top leaves.
const restGroup = int32(-1)

// addUpRest adds up the groups beyond Top, as restGroup.
func (t *tally) addUpRest() {
	if t.Top == 0 {
		return
	}
	t.best = t.greatest()
	cells := map[place]*cell{}
	for at, c := range t.cells {
		delete(t.cells, at)
		if !t.best[place{groups: at.groups, currency: at.currency}] {
			at.groups = [maxBy]int32{restGroup, restGroup}
		}
		moveInto(cells, at, c)
	}
	t.cells = cells
}

// mergeInto adds a cell, which stays as it is.
func mergeInto(cells map[place]*cell, at place, c *cell) {
	sum := cells[at]
	if sum == nil {
		sum = &cell{}
		cells[at] = sum
	}
	sum.plus(c)
}

// greatest returns the Top groups of each currency over the whole period.
func (t *tally) greatest() map[place]bool {
	groups := map[place]*cell{}
	for at, c := range t.cells {
		at.bucket = 0
		mergeInto(groups, at, c)
	}
	byCurrency := map[int32][]place{}
	for at := range groups {
		byCurrency[at.currency] = append(byCurrency[at.currency], at)
	}
	measure := t.Sort
	if measure == Key {
		measure = t.ShareOf
	}
	best := map[place]bool{}
	for _, places := range byCurrency {
		slices.SortFunc(places, func(a, b place) int {
			return cmp.Or(cmp.Compare(groups[b].worth(measure), groups[a].worth(measure)), slices.Compare(a.groups[:], b.groups[:]))
		})
		for _, at := range places[:min(t.Top, len(places))] {
			best[at] = true
		}
	}
	return best
}

// worth returns what a cell counts for in an order.
func (c *cell) worth(m Measure) int64 {
	sold, _ := c.sold()
	return m.of(&sold)
}

// sort puts the rows of each currency in the order asked for.
func (r *run) sort(rows []Row) {
	natural := func(a, b *Row) int {
		order := cmp.Or(cmp.Compare(a.Bucket.order, b.Bucket.order), compareRest(a, b))
		for n, d := range r.By {
			if order == 0 && !a.Rest && !b.Rest {
				order = r.compareGroups(d, a.Groups[n], b.Groups[n])
			}
		}
		return order
	}
	slices.SortFunc(rows, func(a, b Row) int {
		if a.Currency != b.Currency { // amounts of two have no order
			return cmp.Compare(a.Currency, b.Currency)
		}
		order := 0
		if r.Sort != Key {
			order = cmp.Or(compareRest(&a, &b), cmp.Compare(r.Sort.of(a.Sold), r.Sort.of(b.Sold)))
		}
		if order == 0 {
			order = natural(&a, &b)
		}
		if r.Descending && a.Rest == b.Rest {
			return -order
		}
		return order
	})
}

// compareRest puts rows of the rest last.
func compareRest(a, b *Row) int {
	switch {
	case a.Rest == b.Rest:
		return 0
	case a.Rest:
		return 1
	}
	return -1
}

// compareGroups orders the values of a dimension as people do.
func (r *run) compareGroups(d Dimension, a, b string) int {
	switch d {
	case Unit:
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	case Weekday:
		return cmp.Compare(slices.Index(weekdays[:], a), slices.Index(weekdays[:], b))
	case Daypart:
		at := func(id string) int {
			return slices.IndexFunc(r.company.Configuration.Dayparts, func(d tenant.Daypart) bool { return d.ID == id })
		}
		return cmp.Compare(uint(at(a)), uint(at(b))) // none comes last
	}
	return cmp.Compare(a, b)
}

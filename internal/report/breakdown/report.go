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
	// Running is whether a day of it is not over; Until is the end of the last slot that has finished then, in the unit that is furthest behind.
	Running bool
	Until   time.Time
	// Holds is from when on the answer may be another although nothing was submitted, because a slot is over; zero is never.
	Holds time.Time
	// Compared is nil without a comparison.
	Compared *Compared
	// ShareOf is the measure that shares are of.
	ShareOf Measure
	// Totals are those of the whole period by currency; Rows are in the order asked for.
	Totals, Rows []Row
}

// Compared is the other period.
type Compared struct {
	Start, End calendar.Day
	Pairing    Pairing
	LeftOut    []LeftOut
	// Known is whether anything is known of it: without, there is nothing to compare with.
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
	// Sold is nil where nothing is known of the period here, and only of the other.
	Sold *sales.Measures
	// Part is what of it is held against Other: all of it, or while a day runs, the slots that have finished.
	// Both are nil where there is nothing known to compare with or to compare.
	Part, Other *sales.Measures
	// Share is the row's part in the net sales of its currency, in ten-thousandths; nil where there are none.
	Share  *sales.Amount
	groups [maxBy]int32
}

// report makes the answer of what was summed.
func (r *run) report() (Report, error) {
	out := Report{Start: r.period.first, End: r.period.last, Units: len(r.units), Holds: r.holds, ShareOf: r.ShareOf}
	for _, u := range r.units {
		if u.running && (!out.Running || u.until.Before(out.Until)) {
			out.Running, out.Until = true, u.until
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
	share(rows, out.Totals)
	r.sort(rows)
	out.Rows = rows
	if r.Against.Kind != Nothing {
		other := r.Against.other(r.Period, days{out.Start, out.End})
		out.Compared = &Compared{
			Start: other.first, End: other.last, Pairing: r.Against.pairing(), LeftOut: r.left,
			Known: slices.ContainsFunc(out.Totals, func(row Row) bool { return row.Other != nil }),
		}
	}
	return out, nil
}

// takeRows makes a row of each cell, and leaves none: so nothing is in memory twice.
func (t *tally) takeRows() ([]Row, error) {
	rows := make([]Row, 0, len(t.cells))
	buckets := map[int32]Bucket{} // rows share their names
	for at, c := range t.cells {
		delete(t.cells, at)
		row, err := c.row(sales.Currency(t.currencies.values[at.currency]))
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
		row, err := c.row(sales.Currency(t.currencies.values[at.currency]))
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Currency, b.Currency) })
	return rows, nil
}

// row makes the measures of a cell.
func (c *cell) row(currency sales.Currency) (Row, error) {
	row := Row{Currency: currency}
	fits := true
	value := func(m sales.Measures, ok bool) *sales.Measures {
		fits = fits && ok
		return &m
	}
	if c.part != nil || c.rest != nil {
		row.Sold = value(c.sold())
	}
	switch {
	case c.part == nil || c.other == nil:
	case c.rest == nil:
		row.Part = row.Sold
	default:
		row.Part = value(c.part.Value())
	}
	if c.other != nil && (c.part != nil || c.rest == nil) {
		row.Other = value(c.other.Value())
	}
	if !fits {
		return row, invalid("end", "The sums leave the range of what can be counted: read a shorter period or fewer units.")
	}
	return row, nil
}

// share sets what part each row has in the net sales of its currency.
func share(rows, totals []Row) {
	for i := range rows {
		at := slices.IndexFunc(totals, func(t Row) bool { return t.Currency == rows[i].Currency })
		if total := totals[at].Sold; rows[i].Sold != nil && total != nil {
			rows[i].Share = ratio(int64(rows[i].Sold.Net), int64(total.Net))
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
	best := t.greatest()
	cells := map[place]*cell{}
	for at, c := range t.cells {
		delete(t.cells, at)
		if !best[place{groups: at.groups, currency: at.currency}] {
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
		measure = Net
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

// sort puts rows in the order asked for.
func (r *run) sort(rows []Row) {
	natural := func(a, b *Row) int {
		order := cmp.Or(cmp.Compare(a.Bucket.order, b.Bucket.order), compareRest(a, b))
		for n, d := range r.By {
			if order == 0 && !a.Rest && !b.Rest {
				order = r.compareGroups(d, a.Groups[n], b.Groups[n])
			}
		}
		return cmp.Or(order, cmp.Compare(a.Currency, b.Currency))
	}
	slices.SortFunc(rows, func(a, b Row) int {
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

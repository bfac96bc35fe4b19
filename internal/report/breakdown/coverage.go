package breakdown

import (
	"slices"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// Coverage says how much of a row is compared. The units are those that sold in the currency of the
// row, in either period, and were open on one of its days.
type Coverage struct {
	// Days are the business days of which at least one unit is compared, out of those that have begun.
	Days, OfDays int
	// Units are those with at least one day that is compared, out of all of the row.
	Units, OfUnits int
	// UnitDays are the days that are compared, counted for each unit, out of those that have begun.
	UnitDays, OfUnitDays int
}

// IsLow reports whether less than half of the days that have begun is compared, counted for each unit. What
// is compared is then too little to stand for the row: such a row has no change, wherever it is shown.
func (c *Coverage) IsLow() bool { return c != nil && 2*c.UnitDays < c.OfUnitDays }

// PerDay is what a mean per business day is made of: Sold by Days. Both are of days that are over, and
// of which at least one unit of the row is known.
type PerDay struct {
	Days int
	Sold sales.Measures
}

// Mean returns the mean of a measure per day, rounded half to even to four decimals; an average is that
// of all days. It is nil where the measure has no value.
func (p *PerDay) Mean(m Measure) *sales.Amount {
	switch m {
	case AverageCheck:
		return Average(p.Sold.Net, p.Sold.Checks)
	case SpendPerGuest:
		return Average(p.Sold.Net, p.Sold.Guests)
	case Checks, Guests:
		return divide(m.of(&p.Sold), amountUnit, int64(p.Days))
	}
	return divide(m.of(&p.Sold), 1, int64(p.Days))
}

// amountUnit is what an amount of 1 is in its least unit.
const amountUnit = 10_000

// covered counts what a row covers, one unit after the other.
type covered struct {
	Coverage
	begun, compared, over dayset
	unit                  *unitPlan // the one that was counted last
	unitCompared          bool      // whether one of its days is compared
}

// add counts a day of a unit, by its place in the period.
func (c *covered) add(u *unitPlan, n int) {
	if c.unit != u {
		c.unit, c.unitCompared = u, false
		c.OfUnits++
	}
	c.OfUnitDays++
	c.begun.add(n)
	if u.knownDays.has(n) && u.own.first.AddDays(n).Before(u.current) {
		c.over.add(n)
	}
	if !u.compared.has(n) {
		return
	}
	c.UnitDays++
	c.compared.add(n)
	if !c.unitCompared {
		c.unitCompared = true
		c.Units++
	}
}

// set says in a row what it covers.
func (c *covered) set(r *run, row *Row) {
	if days := c.over.count(); r.PerWeekday() && days > 0 {
		if row.PerDay == nil {
			row.PerDay = &PerDay{}
		}
		row.PerDay.Days = days
	}
	if r.Against.Kind != Nothing && c.UnitDays < c.OfUnitDays {
		coverage := c.Coverage
		coverage.Days, coverage.OfDays = c.compared.count(), c.begun.count()
		row.Coverage = &coverage
	}
}

// cover sets how much of each row and total is compared, and the days of means.
func (r *run) cover(rows, totals []Row) {
	if r.coming || r.Against.Kind == Nothing && !r.PerWeekday() {
		return
	}
	c := coverer{run: r, byPlace: map[place]*covered{}}
	if r.Top > 0 && !slices.ContainsFunc(r.By, func(d Dimension) bool { return !d.isOfDay() }) {
		c.best = r.tally.best
	}
	for _, u := range r.units {
		c.addUnit(u)
	}
	for i := range rows {
		c.at(c.placeOf(&rows[i])).set(r, &rows[i])
	}
	for i := range totals {
		c.at(c.placeOfTotal(totals[i].Currency)).set(r, &totals[i])
	}
}

// isOfDay reports whether a whole business day of a unit has one value of the dimension.
func (d Dimension) isOfDay() bool { return d.ofUnit() || d == Weekday || d == Currency }

// The groups of rows whose values do not belong to whole days of units, and that of totals.
const (
	ofAny   = int32(-2)
	ofTotal = int32(-3)
)

// coverer counts what each row covers, over units and days.
type coverer struct {
	*run
	byPlace map[place]*covered
	best    map[place]bool // the groups that are not in the rest, where they are of whole days
}

func (c *coverer) at(p place) *covered {
	at := c.byPlace[p]
	if at == nil {
		at = &covered{}
		c.byPlace[p] = at
	}
	return at
}

// addUnit counts the days of a unit that have begun, in each currency in which it sold.
func (c *coverer) addUnit(u *unitPlan) {
	for _, currency := range u.everyCurrency() {
		total := c.at(c.placeOfTotal(currency))
		for n := range u.pairs.own.count() {
			day := u.pairs.own.first.AddDays(n)
			if !c.hasWeekday(day) || !u.isOpen(day) && !u.ownFigures.has(n) {
				continue
			}
			total.add(u, n)
			at := c.placeOfDay(u, day, currency)
			c.at(at).add(u, n)
			if rest := at.rest(); c.Top > 0 && c.best == nil {
				c.at(rest).add(u, n)
			}
		}
	}
}

// placeOfDay returns where the rows are that a day of a unit is in.
func (c *coverer) placeOfDay(u *unitPlan, day calendar.Day, currency sales.Currency) place {
	t := c.tally
	at := place{currency: t.currencies.number(string(currency))}
	for n, d := range c.By {
		at.groups[n] = ofAny
		if d.isOfDay() {
			at.groups[n] = t.groups[n].number(t.groupOf(&item{unit: u, day: day, currency: currency}, d))
		}
	}
	if c.best != nil && !c.best[at] {
		at = at.rest()
	}
	if !c.byClock() {
		at.bucket = c.axis.ofDay(day)
	}
	return at
}

// placeOf returns where the days of a row are counted.
func (c *coverer) placeOf(row *Row) place {
	at := place{groups: row.groups, currency: c.tally.currencies.number(string(row.Currency))}
	for n, d := range c.By {
		if !row.Rest && !d.isOfDay() {
			at.groups[n] = ofAny
		}
	}
	if !c.byClock() {
		at.bucket = row.Bucket.order
	}
	return at
}

func (c *coverer) placeOfTotal(currency sales.Currency) place {
	return place{groups: [maxBy]int32{ofTotal}, currency: c.tally.currencies.number(string(currency))}
}

// rest returns the place of the groups beyond Top.
func (p place) rest() place {
	p.groups = [maxBy]int32{restGroup, restGroup}
	return p
}

// everyCurrency returns the currencies in which the unit sold, on its own days or on the others.
func (u *unitPlan) everyCurrency() []sales.Currency {
	all := u.currencies
	for _, currency := range u.otherCurrencies {
		if !slices.Contains(all, currency) {
			all = append(all, currency)
		}
	}
	return all
}

package forecast

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// kept is a forecast as it was kept, unpacked.
type kept struct {
	*outlook
	madeAt   time.Time
	accuracy []Accuracy // of the newest, where more than sums is asked for
}

// view is a series of a unit as it stood at a moment: what was sold and what was expected.
type view struct {
	unit    *tenant.Unit
	grid    grid
	series  store.Series
	measure Measure
	at      time.Time
	current calendar.Day
	whole   bool                   // sums of whole days are all that is asked for
	newest  *kept                  // nil if there is no forecast
	earlier map[calendar.Day]*kept // of past days, by the day: as it was made right before it
	year    year
	decided []store.Adjustment // of all days, in order
	sold    map[calendar.Day]*pastDay
}

// Day is what was, and is expected to be, sold on a business day.
type Day struct {
	Day  calendar.Day
	Span calendar.Span
	// Actual is what was sold, as far as it is known: of a day that runs, so far; nil where nothing is.
	Actual *float64
	// Over is set once the day has ended.
	Over bool
	// System is what the system expects, or expected before the day began; nil if it said nothing.
	System *Estimate
	// Adjustment is what was decided about the day, nil if nothing, and Adjusted what is expected with it.
	Adjustment *store.Adjustment
	Adjusted   *Estimate
	// Closed says why nothing is expected: closure, unit, weekday, holiday. Empty where something is.
	Closed string
	// Special names the public holiday or event, if there is one.
	Special string
	// Why takes what the system expects apart, nil where it is a simple mean or over.
	Why *Why
}

// Why says what makes up an expectation: a level in sales, and factors.
type Why struct {
	model.Explanation
	// SoFar is by what the day so far has changed what was expected in the morning; 1 before the day begins.
	SoFar float64
}

// best is what is to be reckoned with.
func (d *Day) best() *Estimate {
	switch {
	case d.Over && d.Actual != nil:
		e := exactly(*d.Actual)
		return &e
	case d.Over:
		e := exactly(0)
		return &e
	case d.Adjusted != nil:
		return d.Adjusted
	}
	return d.System
}

// of returns what a reading says of the measure.
func (v *view) of(r *reading) float64 { return r[v.measure.place()] }

// day tells of one business day.
func (v *view) day(day calendar.Day) Day {
	d := Day{Day: day, Span: v.grid.Span(day), Over: day.Before(v.current)}
	if sold := v.sold[day]; sold != nil && sold.known {
		actual := v.of(&sold.total)
		d.Actual = &actual
	}
	if s := v.year.special(v.current)(int(day.Number())); s.Name != "" {
		d.Special = s.Name
	}
	if e := v.year.on(day, Happens); e != nil {
		d.Special = e.Name
	}
	source := v.source(day)
	if source == nil || source.ahead(day) == nil {
		return d
	}
	ahead := source.ahead(day)
	if d.Closed = v.year.closed(day, ahead.habit); d.Closed != "" && d.Actual == nil {
		e := exactly(0)
		d.System = &e
		v.adjustClosed(&d, ahead.Estimate)
		return d
	}
	e := ahead.Estimate
	if day == v.current {
		e = source.today(day, v.progress(day))
	}
	d.System = &e
	if !source.fallback && !d.Over {
		d.Why = &Why{ahead.why, 1}
		if day == v.current && ahead.Expected > 0 {
			d.Why.SoFar = e.Expected / ahead.Expected
		}
	}
	v.adjust(&d)
	return d
}

// source is the forecast that counts for a day: of a day that is over, the one that was made right before it.
func (v *view) source(day calendar.Day) *kept {
	if day.Before(v.current) {
		return v.earlier[day]
	}
	return v.newest
}

// progress is how far a running day has come: up to the last slot that was reported, because a till that is silent has not sold nothing.
func (v *view) progress(day calendar.Day) progress {
	sold := v.sold[day]
	if sold == nil || sold.slots == nil {
		return progress{}
	}
	p := progress{sold: make([]float64, len(sold.slots))}
	for k := range sold.slots {
		p.sold[k] = v.of(&sold.slots[k])
	}
	p.passed = min(v.grid.passed(day, v.at), sold.last+1)
	return p
}

// adjust makes of what the system expects of a day what was decided about it.
func (v *view) adjust(d *Day) {
	a := v.decision(d.Day)
	if a == nil || d.System == nil {
		return
	}
	sold := 0.0
	if d.Actual != nil && d.Day == v.current {
		sold = *d.Actual
	}
	e := *d.System
	switch {
	case a.Factor != nil && e.Expected > sold:
		e = plus(scaled(plus(e, -sold), float64(*a.Factor)/amountUnit), sold)
	case a.Value != nil && e.Expected > sold:
		e = plus(scaled(plus(e, -sold), max(0, float64(*a.Value)/amountUnit-sold)/(e.Expected-sold)), sold)
	case a.Value != nil:
		e = exactly(max(sold, float64(*a.Value)/amountUnit))
	}
	d.Adjustment, d.Adjusted = a, &e
}

// adjustClosed is adjust for a day that the system takes for closed. What it would bring if it were open tells how sure a value is.
func (v *view) adjustClosed(d *Day, open Estimate) {
	a := v.decision(d.Day)
	if a == nil {
		return
	}
	e := *d.System
	switch {
	case a.Value != nil && open.Expected > 0:
		e = scaled(open, float64(*a.Value)/amountUnit/open.Expected)
	case a.Value != nil:
		e = exactly(float64(*a.Value) / amountUnit)
	}
	d.Adjustment, d.Adjusted = a, &e
}

// decision returns what was decided last about a day, nil if nothing was or it was withdrawn.
func (v *view) decision(day calendar.Day) *store.Adjustment {
	var last *store.Adjustment
	for i := range v.decided {
		a := &v.decided[i]
		if a.Day == day && (a.Measure == "" || a.Measure == string(v.measure)) && (a.Currency == "" || a.Currency == v.series.Currency) && !a.At.After(v.at) {
			last = a
		}
	}
	if last == nil || last.Factor == nil && last.Value == nil {
		return nil
	}
	return last
}

func earlier(a, b calendar.Day) calendar.Day {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b calendar.Day) calendar.Day {
	if b.After(a) {
		return b
	}
	return a
}

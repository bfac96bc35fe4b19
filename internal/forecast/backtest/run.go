package backtest

import (
	"math"

	"github.com/daypart/daypart/internal/forecast/model"
)

// Clocks are the hours of the business day at which the rest of it is forecast again.
var Clocks = [...]int{12, 15, 18}

// Result is how one method did on one series.
type Result struct {
	Unit, Method string

	Ahead1, Ahead7, Ahead14 Errors  // one day, 1 to 7 and 8 to 14 days ahead
	Week                    Errors  // the sum of the next seven days
	All                     Errors  // 1 to 14 days ahead
	MASE                    float64 // NaN where there is none
	Days, Weeks             Coverage

	HasSlots   bool
	Slots      Errors
	SlotsCover Coverage
	Today      [len(Clocks)]Errors // the whole day, seen at Clocks
	Morning    [len(Clocks)]Errors // the same without an update: what was sold and the rest as expected in the morning
}

// Run measures one method on one series.
func Run(s Series, m Method, p Plan) Result {
	r := Result{Unit: s.Unit, Method: m.Name, HasSlots: s.Slots != nil}
	for _, n := range p.origins(s) {
		o := m.outlook(s.upTo(n).last(p.History))
		r.scoreDays(s, p, n, o)
		if r.HasSlots && !math.IsNaN(p.actual(s, n, 1)) {
			r.scoreSlots(s, n, o)
		}
	}
	r.MASE = ratio(r.All.mae(), scale(s.Days[:min(p.testStart(s), len(s.Days))]))
	return r
}

// scoreDays compares the days after n known ones with an outlook.
func (r *Result) scoreDays(s Series, p Plan, n int, o outlook) {
	for ahead := 1; ahead <= model.MaxAhead; ahead++ {
		actual, f := p.actual(s, n, ahead), o.days[ahead]
		if ahead == 1 {
			r.Ahead1.add(actual, f.Expected)
		}
		if ahead <= 7 {
			r.Ahead7.add(actual, f.Expected)
		} else {
			r.Ahead14.add(actual, f.Expected)
		}
		r.All.add(actual, f.Expected)
		r.Days.Add(actual, f)
	}
	r.scoreWeek(s, p, n, o)
}

// scoreWeek compares the sum of seven days, where all of them are in the test.
func (r *Result) scoreWeek(s Series, p Plan, n int, o outlook) {
	if n < p.testStart(s) || n+model.Weekly > len(s.Days)-p.Skip {
		return
	}
	open := func(ahead int) bool { return !math.IsNaN(p.actual(s, n, ahead)) }
	var sum float64
	for ahead := 1; ahead <= model.Weekly; ahead++ {
		if open(ahead) {
			sum += p.actual(s, n, ahead)
		}
	}
	f := o.week(open)
	r.Week.add(sum, f.Expected)
	r.Weeks.Add(sum, f)
}

// scoreSlots compares the slots of the day after n known ones, and the day seen at Clocks.
func (r *Result) scoreSlots(s Series, n int, o outlook) {
	var total float64
	for k, actual := range s.Slots[n] {
		r.Slots.add(actual, o.slots[k].Expected)
		r.SlotsCover.Add(actual, o.slots[k])
		total += actual
	}
	for c, hour := range Clocks {
		passed := max(0, min(len(s.Slots[n]), hour*60/slotMinutes-s.FirstSlot))
		var soFar, rest float64
		for k, actual := range s.Slots[n] {
			if k < passed {
				soFar += actual
			} else {
				rest += o.slots[k].Expected
			}
		}
		r.Today[c].add(total, o.today(passed, soFar).Expected)
		r.Morning[c].add(total, soFar+rest)
	}
}

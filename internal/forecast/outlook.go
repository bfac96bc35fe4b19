package forecast

import (
	"math"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
)

// Horizon is how many business days a forecast reaches, the running one first.
const Horizon = model.MaxAhead

// outlook is all that was expected of a series at one moment: of days, of their slots, and of the rest of a
// day for anything that may have been sold by then. It is kept packed (see pack.go), in numbers of limited precision.
type outlook struct {
	// through is the last day learned from; the days follow it.
	through calendar.Day
	// known is how many days with sales were learned from.
	known int
	// fallback is set where a simple mean is expected, because it has been better than the model.
	fallback bool
	days     [Horizon]dayAhead
	// daysTogether is how much the errors of days are one (see sum), slotsTogether those of the slots of a day.
	daysTogether, slotsTogether float64
	// slots is how many positions a day has; 0 where sales are not known by slot.
	slots int
	// shapes are how a day of each weekday, Sunday first, spreads over its slots: estimates for a day of 1.
	shapes [7][]Estimate
	// rests tell of the rest of a day, by how many positions have passed.
	rests []rest
	// errors are by how much the last days were expected too high one day ahead, the last day last; NaN where one was not known.
	errors [errorDays]float64
}

// errorDays is how many errors are kept: eight weeks, as accuracy is measured over.
const errorDays = 56

// dayAhead is what is expected of a day on which the unit is open.
type dayAhead struct {
	Estimate
	why model.Explanation
	// habit is why the unit is usually closed on the day, "" if it is not.
	habit string
}

// surprises are the logarithms of what was sold so far over what usually is by then, for which the rest of a day is kept.
var surprises = [...]float64{-1, -0.5, 0, 0.5, 1}

// rest is what follows in a day after some positions.
type rest struct {
	// times is what is expected of it over what was expected in the morning, by surprise.
	times [len(surprises)]float64
	// bounds are the intervals, over what is expected.
	bounds [len(model.Levels)]model.Interval
}

// ahead returns what is expected of a day, nil if it lies beyond the horizon.
func (o *outlook) ahead(day calendar.Day) *dayAhead {
	if i := day.Sub(o.through) - 1; i >= 0 && i < Horizon {
		return &o.days[i]
	}
	return nil
}

// narrow forgets what is not needed to tell of one day that is over: of many such days, the rest would take a lot of memory.
func (o *outlook) narrow(day calendar.Day) {
	shape := o.shape(day)
	o.shapes, o.rests = [7][]Estimate{}, nil
	o.shapes[day.Weekday()] = shape
}

// shape returns how a day spreads over its slots.
func (o *outlook) shape(day calendar.Day) []Estimate { return o.shapes[day.Weekday()] }

// progress is how far a running day has come: what was sold at each position, of which so many have passed and been reported.
type progress struct {
	sold   []float64
	passed int
}

// total returns all that was sold.
func (p progress) total() float64 { return total(p.sold) }

func total(values []float64) (sum float64) {
	for _, v := range values {
		sum += v
	}
	return sum
}

// today returns what is expected of a whole day that has begun.
func (o *outlook) today(day calendar.Day, p progress) Estimate {
	morning := o.ahead(day).Estimate
	if o.slots == 0 || len(p.sold) != o.slots {
		return atLeast(morning, p.total())
	}
	if p.passed == 0 {
		return atLeast(plus(morning, o.surplus(day, p, morning.Expected)), p.total())
	}
	soFar := total(p.sold[:p.passed])
	if p.passed == o.slots {
		return atLeast(exactly(soFar), p.total())
	}
	share := 0.0
	for _, s := range o.shape(day)[:p.passed] {
		share += s.Expected
	}
	usual, left := morning.Expected*share, math.Max(0, morning.Expected*(1-share))
	surprise := 0.0
	if usual > 0 {
		surprise = math.Log(math.Max(soFar, 1e-9) / usual)
	}
	r := &o.rests[p.passed]
	expected := left * r.at(surprise)
	e := Estimate{Expected: expected}
	for k, b := range r.bounds {
		e.Intervals[k] = model.Interval{Low: expected * b.Low, High: expected * b.High}
	}
	return atLeast(plus(e, soFar+o.surplus(day, p, expected)), p.total())
}

// surplus is what was sold in slots that are not over beyond all that was expected of each, if so much is expected of the rest of the
// day: it comes on top, and takes nothing from the slots after it.
func (o *outlook) surplus(day calendar.Day, p progress, rest float64) (sum float64) {
	shape := o.shape(day)[p.passed:]
	left := 0.0
	for _, s := range shape {
		left += s.Expected
	}
	for k, sold := range p.sold[p.passed:] {
		if left > 0 {
			sum += math.Max(0, sold-rest/left*shape[k].Expected)
		}
	}
	return sum
}

// at returns times at a surprise, between those kept on a straight line of logarithms.
func (r *rest) at(surprise float64) float64 {
	last := len(surprises) - 1
	surprise = math.Max(surprises[0], math.Min(surprises[last], surprise))
	i := 0
	for i < last-1 && surprise > surprises[i+1] {
		i++
	}
	part := (surprise - surprises[i]) / (surprises[i+1] - surprises[i])
	return math.Exp((1-part)*math.Log(r.times[i]) + part*math.Log(r.times[i+1]))
}

// spread returns what is expected at each position of a day of which so much is: its shape, or, of a day that has
// begun, what was sold, and the rest in its shape.
func (o *outlook) spread(day calendar.Day, whole Estimate, p progress) []Estimate {
	shape := o.shape(day)
	out := make([]Estimate, o.slots)
	if len(p.sold) != o.slots {
		for k := range out {
			out[k] = scaled(shape[k], whole.Expected)
		}
		return out
	}
	factor := filling(shape[p.passed:], p.sold[p.passed:], whole.Expected-total(p.sold[:p.passed]))
	for k := range out {
		if k < p.passed {
			out[k] = exactly(p.sold[k])
		} else {
			out[k] = atLeast(scaled(shape[k], factor), p.sold[k])
		}
	}
	return out
}

// filling returns by how much a shape is to be scaled so that all of it together is so much, where nothing is less than was sold.
func filling(shape []Estimate, sold []float64, rest float64) float64 {
	left := 0.0
	for _, s := range shape {
		left += s.Expected
	}
	full := make([]bool, len(shape))
	for again := true; again && left > 0; {
		again = false
		factor := math.Max(0, rest) / left
		for k := range shape {
			if !full[k] && sold[k] > factor*shape[k].Expected {
				full[k], again = true, true
				rest, left = rest-sold[k], left-shape[k].Expected
			}
		}
	}
	if left <= 1e-9 {
		return 0
	}
	return math.Max(0, rest) / left
}

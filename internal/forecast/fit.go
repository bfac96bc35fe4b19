package forecast

import (
	"math"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
)

// leastDays is how many days with sales a forecast needs.
const leastDays = 7

// leastSlotDays is how many of them must be known by slot for slots to be forecast.
const leastSlotDays = 7

// fitting is the learning of one measure of a history.
type fitting struct {
	*history
	measure  int
	year     *year
	values   []float64
	sold     []float64 // room for the slots of one day
	daily    *model.Daily
	intraday *model.Intraday
	slotDays int
	replay   replay
}

// fit learns one measure of a history, and says what it expects. All days up to the last of the history are learned
// in order, as if they had been watched: what was expected on the way is what accuracy is measured on, where no forecast was kept.
func fit(h *history, y *year, m Measure) (*outlook, *replay) {
	f := &fitting{
		history: h, measure: m.place(), year: y,
		values:   h.values(y, m),
		sold:     make([]float64, h.grid.slots),
		daily:    model.NewDaily(int(h.first.Number()), len(h.days), y.specials(h)),
		intraday: model.NewIntraday(h.grid.slots),
	}
	f.replay.from = max(0, len(h.days)-errorDays-Horizon)
	f.replay.made = make([][Horizon]Estimate, 0, len(h.days)-f.replay.from)
	for i := range h.days {
		f.observe(i)
		if i >= f.replay.from {
			f.replay.made = append(f.replay.made, *f.expectations())
		}
	}
	return f.outlook(), &f.replay
}

// values returns the sales of each day, NaN where they are not known or the unit was closed on purpose.
func (h *history) values(y *year, m Measure) []float64 {
	values, place := make([]float64, len(h.days)), m.place()
	for i := range h.days {
		values[i] = math.NaN()
		if d := &h.days[i]; d.known && y.on(h.first.AddDays(i), Closure) == nil {
			values[i] = d.total[place]
		}
	}
	return values
}

func (f *fitting) observe(i int) {
	value := f.values[i]
	if slots := f.days[i].slots; slots != nil && !math.IsNaN(value) {
		for k := range slots {
			f.sold[k] = slots[k][f.measure]
		}
		f.intraday.Observe(f.daily.Next(), f.daily.Expected(1), f.sold)
		f.slotDays++
	}
	f.daily.Observe(value)
}

// expectations are what is expected of the next days.
func (f *fitting) expectations() *[Horizon]Estimate {
	days := f.daily.Forecasts()
	return &days
}

func (f *fitting) outlook() *outlook {
	o := &outlook{through: f.through(), known: f.count(), errors: f.replay.errors(f.values)}
	for i, e := range f.expectations() {
		day := o.through.AddDays(i + 1)
		o.days[i] = dayAhead{Estimate: e, why: f.daily.Explain(i + 1), habit: f.year.habit(f.history, day)}
	}
	o.daysTogether = f.daysTogether(o)
	if f.slotDays >= leastSlotDays {
		f.addSlots(o)
	}
	return o
}

// daysTogether is what the intervals of a week say about those of its days.
func (f *fitting) daysTogether(o *outlook) float64 {
	var parts []Estimate
	for i := range model.Weekly {
		if o.days[i].habit == "" {
			parts = append(parts, o.days[i].Estimate)
		}
	}
	return togetherIn(parts, f.daily.Week(func(ahead int) bool { return o.days[ahead-1].habit == "" }))
}

func (f *fitting) addSlots(o *outlook) {
	o.slots = f.grid.slots
	for i := range o.shapes {
		day := f.daily.Next() + i
		o.shapes[calendar.DayFromNumber(int32(day)).Weekday()] = f.intraday.Slots(day, 1)
	}
	next := o.through.AddDays(1)
	o.slotsTogether = togetherIn(o.shape(next), scaled(o.days[0].Estimate, 1/math.Max(o.days[0].Expected, 1e-9)))
	o.rests = make([]rest, o.slots)
	share := 0.0
	for k := range o.rests {
		o.rests[k] = f.restAfter(k, share)
		share += o.shape(next)[k].Expected
	}
}

// restAfter asks the model what follows k positions, for a day of 1 of which share is usually sold by then.
func (f *fitting) restAfter(k int, share float64) rest {
	r := rest{times: [len(surprises)]float64{1, 1, 1, 1, 1}}
	for j := range r.bounds {
		r.bounds[j] = model.Interval{Low: 1, High: 1}
	}
	left := 1 - share
	if k == 0 || left < 1e-6 {
		return r
	}
	for j, surprise := range surprises {
		r.times[j] = f.intraday.Carried(k, share, surprise)
	}
	usual := f.intraday.Today(f.daily.Next(), 1, share, k)
	rest := math.Max(1e-9, usual.Expected-share)
	for level, i := range usual.Intervals {
		r.bounds[level] = model.Interval{Low: math.Max(0, i.Low-share) / rest, High: math.Max(0, i.High-share) / rest}
	}
	return r
}

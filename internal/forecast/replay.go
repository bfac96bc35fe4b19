package forecast

import (
	"math"

	"github.com/daypart/daypart/internal/calendar"
)

// replay is what would have been expected after each of the last days, had it been asked for then: the model learns a
// day at a time, so what it expected on the way is what it would have said.
type replay struct {
	from int // the first day kept, as a place in the history
	made map[int]*[Horizon]Estimate
}

func (r *replay) add(i int, days *[Horizon]Estimate) {
	if r.made == nil {
		r.made = map[int]*[Horizon]Estimate{}
	}
	r.made[i] = days
}

// errors returns by how much each of the last of n days was expected too high one day ahead.
func (r *replay) errors(value func(int) float64, n int) (errors [errorDays]float64) {
	for k := range errors {
		i := n - errorDays + k
		errors[k] = math.NaN()
		if made := r.made[i-1]; made != nil && i >= 0 {
			errors[k] = made[0].Expected - value(i)
		}
	}
	return errors
}

// issued are the forecasts that were kept, by the last day they had learned from: the first of each.
type issued map[calendar.Day]*[Horizon]Estimate

// on returns what was expected of day i a number of days ahead: as it was issued, or else as it would have been.
func (f *record) on(i, ahead int) (e Estimate, wasIssued, ok bool) {
	day := f.first.AddDays(i)
	if days := f.issued[day.AddDays(-ahead)]; days != nil {
		return days[ahead-1], true, true
	}
	if made := f.replay.made[i-ahead]; made != nil && made[ahead-1].Expected > 0 {
		return made[ahead-1], false, true
	}
	return e, false, false
}

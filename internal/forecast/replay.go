package forecast

import (
	"math"

	"github.com/daypart/daypart/internal/calendar"
)

// replay is what would have been expected after each of the last days, had it been asked for then: the model learns a
// day at a time, so what it expected on the way is what it would have said.
type replay struct {
	from int // the first day kept, as a place in the history
	made [][Horizon]Estimate
}

// after returns what would have been expected after day i, nil where that is not kept.
func (r *replay) after(i int) *[Horizon]Estimate {
	if i < r.from || i-r.from >= len(r.made) {
		return nil
	}
	return &r.made[i-r.from]
}

// errors returns by how much each of the last days was expected too high one day ahead.
func (r *replay) errors(values []float64) (errors [errorDays]float64) {
	for k := range errors {
		i := len(values) - errorDays + k
		errors[k] = math.NaN()
		if made := r.after(i - 1); made != nil {
			errors[k] = made[0].Expected - values[i]
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
	if made := f.replay.after(i - ahead); made != nil && made[ahead-1].Expected > 0 {
		return made[ahead-1], false, true
	}
	return e, false, false
}

package breakdown

import (
	"math"

	"github.com/daypart/daypart/internal/sales"
)

// Change returns by what part of Other a measure of Part is more or less, rounded half to even to
// three decimals: as a percentage it has one. It is nil where there is no percentage to show: nothing
// is compared, or too little (Coverage.IsLow), the measure has no value, or that of Other is not above 0.
func (r *Row) Change(m Measure) *sales.Amount {
	if r.Part == nil || r.Other == nil || r.Coverage.IsLow() {
		return nil
	}
	part, other := m.of(r.Part), m.of(r.Other)
	if part == math.MinInt64 || other <= 0 || part < math.MinInt64+other {
		return nil
	}
	change := divide(part-other, 1_000, other)
	if change == nil || *change > math.MaxInt64/10 || *change < math.MinInt64/10 {
		return nil
	}
	*change *= 10
	return change
}

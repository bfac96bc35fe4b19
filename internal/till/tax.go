package till

import (
	"fmt"
	"math/bits"

	"github.com/daypart/daypart/internal/sales"
)

// Tax is the tax that gross sales contain, in hundredths of a percent of the net.
type Tax int64

const (
	whole  = 100_00 // 100 %
	maxTax = 10 * whole
)

// ParseTax reads a tax as a percentage, such as "10" or "8.25".
func ParseTax(text string) (Tax, error) {
	percent, err := sales.ParseAmount(text)
	if err != nil || percent < 0 || percent%100 != 0 || percent/100 > maxTax {
		return 0, fmt.Errorf("tax %q: write a percentage from 0 to 1000 with at most 2 decimals, such as 8.25", text)
	}
	return Tax(percent / 100), nil
}

// Net returns gross less the tax, rounded half away from zero to a multiple of step.
// Without a tax it is gross itself, however many decimals that has.
func (t Tax) Net(gross, step sales.Amount) sales.Amount {
	if t == 0 {
		return gross
	}
	if gross < 0 {
		return -t.Net(-gross, step)
	}
	divisor := uint64(whole+t) * uint64(step)
	high, low := bits.Mul64(uint64(gross), whole)
	steps, rest := bits.Div64(high, low, divisor)
	if rest >= divisor-rest {
		steps++
	}
	return sales.Amount(steps) * step
}

// Step returns the smallest part of a currency that is shown with that many decimals.
func Step(decimals int) sales.Amount {
	step := sales.Amount(10_000)
	for range decimals {
		step /= 10
	}
	return step
}

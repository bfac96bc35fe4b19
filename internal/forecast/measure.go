package forecast

import "github.com/daypart/daypart/internal/sales"

// Measure is what is forecast.
type Measure string

// The measures. The average check is not forecast itself: it is what is expected of net sales, over the checks expected.
const (
	Net          Measure = "netSales"
	Gross        Measure = "grossSales"
	Checks       Measure = "numChecks"
	Guests       Measure = "numGuests"
	AverageCheck Measure = "averageCheck"
)

// Measures lists the measures there are.
func Measures() []Measure { return []Measure{Net, Gross, Checks, Guests, AverageCheck} }

// learned are the measures that have models of their own, in the order of a reading.
var learned = [...]Measure{Net, Gross, Checks, Guests}

// Money reports whether the measure is an amount in a currency.
func (m Measure) Money() bool { return m != Checks && m != Guests }

// place returns where a learned measure stands in a reading.
func (m Measure) place() int {
	for i, other := range learned {
		if m == other {
			return i
		}
	}
	return 0
}

// amountUnit is how many of sales.Amount make one of the currency.
const amountUnit = 10_000

// reading is what was sold, in the learned measures.
type reading [len(learned)]float64

func readingOf(m *sales.Measures) reading {
	return reading{float64(m.Net) / amountUnit, float64(m.Gross) / amountUnit, float64(m.Checks), float64(m.Guests)}
}

func (r *reading) add(other reading) {
	for i := range r {
		r[i] += other[i]
	}
}

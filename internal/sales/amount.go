package sales

// Amount is an exact amount of money in ten-thousandths of the currency's unit.
// One that comes from outside is below 10^12 units in magnitude (see ParseAmount).
type Amount int64

// MaxTotal bounds day totals by sales type: 10^13 units. A unit's day has at most 64 sales types, so sums over them stay in range too.
const MaxTotal Amount = 1e17

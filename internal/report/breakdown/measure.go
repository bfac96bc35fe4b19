package breakdown

import (
	"math"
	"math/big"

	"github.com/daypart/daypart/internal/sales"
)

// of returns the value of a measure for an order: of nothing known, the least.
func (m Measure) of(s *sales.Measures) int64 {
	if s == nil {
		return -1 << 63
	}
	switch m {
	case Gross:
		return int64(s.Gross)
	case GrossMinusNet:
		return int64(s.Gross - s.Net)
	case Checks:
		return s.Checks
	case Guests:
		return s.Guests
	case AverageCheck:
		return orLeast(Average(s.Net, s.Checks))
	case SpendPerGuest:
		return orLeast(Average(s.Net, s.Guests))
	}
	return int64(s.Net)
}

func orLeast(a *sales.Amount) int64 {
	if a == nil {
		return -1 << 63
	}
	return int64(*a)
}

// Average returns an amount by a count, rounded half to even to four decimals; nil for a count of 0.
func Average(a sales.Amount, count int64) *sales.Amount { return divide(int64(a), 1, count) }

// ratio returns n by d in ten-thousandths, rounded half to even; nil where d is 0.
func ratio(n, d int64) *sales.Amount { return divide(n, 10_000, d) }

// divide returns n x scale / d, rounded half to even; nil where d is 0 or the result leaves its range. scale is positive.
func divide(n, scale, d int64) *sales.Amount {
	if d == 0 {
		return nil
	}
	if n > math.MinInt64 && d > math.MinInt64 && d < math.MaxInt64/2 && d > -math.MaxInt64/2 && n <= math.MaxInt64/scale && n >= -math.MaxInt64/scale {
		result := sales.Amount(divideSmall(n*scale, d))
		return &result
	}
	return divideBig(n, scale, d)
}

// divideSmall is for numbers whose doubles, but for n, are in range.
func divideSmall(n, d int64) int64 {
	if d < 0 {
		n, d = -n, -d
	}
	quotient, remainder := n/d, n%d
	if remainder < 0 { // as DivMod has it: the remainder is not negative
		quotient, remainder = quotient-1, remainder+d
	}
	if twice := 2 * remainder; twice > d || twice == d && quotient&1 == 1 {
		quotient++
	}
	return quotient
}

// divideBig is for all others: sums of companies come near the end of the range.
func divideBig(n, scale, d int64) *sales.Amount {
	numerator := new(big.Int).Mul(big.NewInt(n), big.NewInt(scale))
	divisor := big.NewInt(d)
	if d < 0 {
		numerator.Neg(numerator)
		divisor.Neg(divisor)
	}
	quotient, remainder := new(big.Int).DivMod(numerator, divisor, new(big.Int)) // Euclidean: the remainder is not negative
	switch twice := remainder.Lsh(remainder, 1).Cmp(divisor); {
	case twice > 0, twice == 0 && quotient.Bit(0) == 1:
		quotient.Add(quotient, big.NewInt(1))
	}
	if !quotient.IsInt64() {
		return nil
	}
	result := sales.Amount(quotient.Int64())
	return &result
}

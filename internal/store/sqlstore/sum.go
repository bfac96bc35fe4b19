package sqlstore

import (
	"math/bits"

	"github.com/daypart/daypart/internal/sales"
)

// sum is a sum of int64s that cannot overflow: a 128-bit integer in two's complement.
type sum struct {
	hi int64
	lo uint64
}

func (s *sum) add(v int64) {
	lo, carry := bits.Add64(s.lo, uint64(v), 0)
	s.lo = lo
	s.hi += v>>63 + int64(carry)
}

func (s *sum) sub(v int64) {
	lo, borrow := bits.Sub64(s.lo, uint64(v), 0)
	s.lo = lo
	s.hi -= v>>63 + int64(borrow)
}

// value returns the sum, and whether it fits its type.
func (s sum) value() (int64, bool) {
	v := int64(s.lo)
	return v, s.hi == v>>63
}

// measureSum sums the measures of figures.
type measureSum struct{ net, gross, checks, guests sum }

func (s *measureSum) add(m sales.Measures) {
	s.net.add(int64(m.Net))
	s.gross.add(int64(m.Gross))
	s.checks.add(m.Checks)
	s.guests.add(m.Guests)
}

func (s *measureSum) sub(m sales.Measures) {
	s.net.sub(int64(m.Net))
	s.gross.sub(int64(m.Gross))
	s.checks.sub(m.Checks)
	s.guests.sub(m.Guests)
}

// value returns the sums, and whether each fits its type.
func (s *measureSum) value() (sales.Measures, bool) {
	net, ok1 := s.net.value()
	gross, ok2 := s.gross.value()
	checks, ok3 := s.checks.value()
	guests, ok4 := s.guests.value()
	return sales.Measures{Net: sales.Amount(net), Gross: sales.Amount(gross), Checks: checks, Guests: guests},
		ok1 && ok2 && ok3 && ok4
}

// bounded returns the sums, and whether the magnitude of each is at most sales.MaxTotal.
func (s *measureSum) bounded() (sales.Measures, bool) {
	m, ok := s.value()
	for _, v := range [...]int64{int64(m.Net), int64(m.Gross), m.Checks, m.Guests} {
		ok = ok && -int64(sales.MaxTotal) <= v && v <= int64(sales.MaxTotal)
	}
	return m, ok
}

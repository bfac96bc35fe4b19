package sales

import "math/bits"

// Sum is a sum of int64s that cannot overflow: a 128-bit integer in two's complement.
type Sum struct {
	hi int64
	lo uint64
}

// Add adds v.
func (s *Sum) Add(v int64) {
	lo, carry := bits.Add64(s.lo, uint64(v), 0)
	s.lo = lo
	s.hi += v>>63 + int64(carry)
}

// Sub takes v away.
func (s *Sum) Sub(v int64) {
	lo, borrow := bits.Sub64(s.lo, uint64(v), 0)
	s.lo = lo
	s.hi -= v>>63 + int64(borrow)
}

// Value returns the sum, and whether it fits its type.
func (s Sum) Value() (int64, bool) {
	v := int64(s.lo)
	return v, s.hi == v>>63
}

// MeasureSum sums the measures of any number of figures, exactly.
type MeasureSum struct{ net, gross, checks, guests Sum }

// Add adds the measures of a figure.
func (s *MeasureSum) Add(m Measures) {
	s.net.Add(int64(m.Net))
	s.gross.Add(int64(m.Gross))
	s.checks.Add(m.Checks)
	s.guests.Add(m.Guests)
}

// Sub takes the measures of a figure away.
func (s *MeasureSum) Sub(m Measures) {
	s.net.Sub(int64(m.Net))
	s.gross.Sub(int64(m.Gross))
	s.checks.Sub(m.Checks)
	s.guests.Sub(m.Guests)
}

// Value returns the sums, and whether each fits its type.
func (s *MeasureSum) Value() (Measures, bool) {
	net, ok1 := s.net.Value()
	gross, ok2 := s.gross.Value()
	checks, ok3 := s.checks.Value()
	guests, ok4 := s.guests.Value()
	return Measures{Net: Amount(net), Gross: Amount(gross), Checks: checks, Guests: guests}, ok1 && ok2 && ok3 && ok4
}

// Bounded returns the sums, and whether the magnitude of each is at most MaxTotal.
func (s *MeasureSum) Bounded() (Measures, bool) {
	m, ok := s.Value()
	for _, v := range [...]int64{int64(m.Net), int64(m.Gross), m.Checks, m.Guests} {
		ok = ok && -int64(MaxTotal) <= v && v <= int64(MaxTotal)
	}
	return m, ok
}

// Plus adds another sum.
func (s *MeasureSum) Plus(o MeasureSum) {
	s.net.plus(o.net)
	s.gross.plus(o.gross)
	s.checks.plus(o.checks)
	s.guests.plus(o.guests)
}

func (s *Sum) plus(o Sum) {
	lo, carry := bits.Add64(s.lo, o.lo, 0)
	s.lo = lo
	s.hi += o.hi + int64(carry)
}

package model

import "math"

// A month is what the time of the month adds to log sales, as paydays do: a
// Fourier series over the month, whatever its length. Over whole months its
// terms are orthogonal, so that each is a mean of products, shrunk to nothing:
//
//	theta = 2 sum lambda^(t-i) x_i r_i / (sum lambda^(t-i) + k)
//
// with r by how much the log of an ordinary day was off. It counts only as far
// as it has made errors smaller on days that it had not seen, as a carry does: where
// customers do not mind the time of the month, nothing is made of it.
type month struct {
	seen           int     // ordinary days
	days           float64 // the same, discounted as the moments are
	moments, theta monthTerms
	merit          merit
}

// Settings of the time of the month.
const (
	monthJudged  = 60    // days before it is judged, so that months have come back
	monthMemory  = 0.998 // of the moments
	monthDoubt   = 60    // days that no effect counts for
	monthErrors  = 0.99  // the memory of errors
	monthErred   = 10    // usual errors that it starts with, with as without
	monthEarns   = 0.03  // of the error saved, for it to count in full
	mostMonthOff = 2     // deviations of an ordinary day that are learned from at once
)

// of returns what the time of the month adds to a day.
func (m *month) of(w *wave) float64 { return m.merit.earned(monthEarns) * dot(m.theta[:], w.month[:]) }

// learn takes in by how much the log of an ordinary day was off, whose standard deviation it is told.
func (m *month) learn(w *wave, off, sigma float64) {
	off = clamp(off, mostMonthOff*sigma)
	m.seen++
	switch {
	case m.seen < monthJudged:
	case m.seen == monthJudged:
		m.merit = merit{monthErred * sigma, monthErred * sigma}
	default:
		m.merit.judge(math.Abs(off-dot(m.theta[:], w.month[:])), math.Abs(off), monthErrors)
	}
	m.days = monthMemory*m.days + 1
	for k, x := range w.month {
		m.moments[k] = monthMemory*m.moments[k] + x*off
		m.theta[k] = 2 * m.moments[k] / (m.days + monthDoubt)
	}
}

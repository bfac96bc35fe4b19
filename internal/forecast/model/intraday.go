package model

import "math"

// Intraday forecasts the slots of a day, and the rest of a day that has begun.
// It is made by NewIntraday, learns by Observe, and is not safe for concurrent use.
type Intraday struct {
	profile profile
	carry   []carry // by the number of steps that have passed
	step    int     // how many slots it is from one to the next
	sizes   slotSizes
	shares  []float64 // room for the shares of one day
}

// mostCarries is at how many times of a day it is learned what carries over: what is sold within half an hour says little more.
const mostCarries = 48

// NewIntraday returns a model of days that have so many slots.
func NewIntraday(slots int) *Intraday {
	step := max(1, slots/mostCarries)
	steps := (slots + step - 1) / step
	m := &Intraday{profile: newProfile(slots), sizes: newSlotSizes(), carry: make([]carry, steps), step: step, shares: make([]float64, slots)}
	for k := range m.carry {
		m.carry[k].outcomes = newWindow(carryWindow)
	}
	return m
}

// Observe takes in what was sold in each slot of a day, and what was expected of
// the day before it began. A day without sales teaches nothing.
func (m *Intraday) Observe(day int, expected float64, sold []float64) {
	var total float64
	for _, v := range sold {
		total += v
	}
	if isMissing(total) {
		return
	}
	w := weekday(day)
	if m.profile.all.days > 0 && !isMissing(expected) {
		m.profile.fill(w, m.shares)
		m.sizes.learn(m.shares, expected, sold)
		m.learnCarry(expected, sold, total)
	}
	m.profile.learn(w, sold, total)
}

// learnCarry compares the rest of the day with the day so far, at each step.
func (m *Intraday) learnCarry(expected float64, sold []float64, total float64) {
	var soFar, share float64
	for k := range sold {
		if k%m.step == 0 {
			m.carry[k/m.step].learn(moment{soFar: soFar, share: share, day: expected}, total-soFar)
		}
		soFar += sold[k]
		share += m.shares[k]
	}
}

// Slots returns what is expected of each slot of a day of which expected is expected.
func (m *Intraday) Slots(day int, expected float64) []Forecast {
	m.profile.fill(weekday(day), m.shares)
	slots := make([]Forecast, len(m.shares))
	for k, share := range m.shares {
		slots[k] = m.sizes.around(share, expected*share)
	}
	return slots
}

// Today returns what is expected of the whole of a day once passed slots are
// over and soFar was sold in them; expected is what was expected before it
// began. No interval reaches below what was sold.
func (m *Intraday) Today(day int, expected, soFar float64, passed int) Forecast {
	m.profile.fill(weekday(day), m.shares)
	var share float64
	for _, s := range m.shares[:passed] {
		share += s
	}
	if passed == len(m.shares) {
		return Forecast{Expected: soFar, Intervals: [len(Levels)]Interval{{soFar, soFar}, {soFar, soFar}, {soFar, soFar}}}
	}
	f := m.carry[passed/m.step].rest(moment{soFar: soFar, share: share, day: expected})
	f.Expected += soFar
	for k := range f.Intervals {
		f.Intervals[k].Low += soFar
		f.Intervals[k].High += soFar
	}
	return f
}

// Carried returns by what the rest of a day is multiplied once passed slots are over, in which share of the day is
// sold usually, and exp(surprise) times as much was.
func (m *Intraday) Carried(passed int, share, surprise float64) float64 {
	so := moment{soFar: share * math.Exp(surprise), share: share, day: 1}
	return carried(m.carry[passed/m.step].earned(), so.surprise())
}

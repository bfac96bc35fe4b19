package model

import (
	"math"
	"slices"
)

// A stepDetector finds steps of the level: a road that is closed, a competitor who opens, prices
// that rise. Robust smoothers take a step for a row of outliers and follow it too slowly.
//
// It is a run sum chart (Roberts 1966, Technometrics 8; Reynolds 1971, Journal of Quality
// Technology 3). Errors in their usual scale, each counted up to a limit, are added up while they
// lie far off on the same side. A run is over with the first error that does not; where its sum
// reaches a limit first, there was a step: at least three days far off, so that it is no outlier.
// Special days and days without sales neither count nor end a run.
//
// During a run errors are those of the members as they were before it. After a step
//
//  1. the members and the variance are what they were before the run,
//  2. each member moves by the median of its errors in the run,
//  3. the members learn the days of the run again, on the new level.
//
// The limits are such that recorded sales hardly ever have a run: what looks like a step there is
// mostly a week of holidays, which ends.
type stepDetector struct {
	days  int     // of which scale was learned
	scale float64 // mean absolute error one day ahead

	members  members // before the run
	variance float64
	run      []runDay
	side     float64 // of the run: 1 above what was expected, -1 below
	sum      float64
}

// A runDay is an observation with what it points to and what the year has added since the run
// began.
type runDay struct {
	observation
	wave   wave
	turned float64
}

// Settings of the detection of steps.
const (
	stepWarmUp  = 21  // days before errors mean anything: weekdays must be known
	stepLearned = 28  // days of which the scale must be learned
	leastFar    = 2.7 // standard deviations, to be far off
	mostFar     = 5   // that one error counts for
	stepSum     = 13  // of a run that is a step
	longestRun  = 14  // days, those that do not count too
)

func newStepDetector(m *members) stepDetector {
	s := stepDetector{scale: firstSigma / absToSigma, run: make([]runDay, 0, longestRun)}
	s.members.smoothers = slices.Clone(m.smoothers)
	s.members.regressions = slices.Clone(m.regressions)
	return s
}

// save keeps what the model knows before it learns from a day, unless a run has begun.
func (s *stepDetector) save(d *Daily) {
	if len(s.run) == 0 {
		d.members.copyTo(&s.members)
		s.variance = d.variance
	}
}

// observe takes in a day from which the model has learned.
func (s *stepDetector) observe(d *Daily, o *observation) {
	known := !isMissingLog(o.log)
	if d.seen <= stepWarmUp || !known && len(s.run) == 0 {
		return
	}
	s.add(o)
	if known && o.weight == 1 {
		s.judge(d, s.off(d, len(s.run)-1))
	}
	if s.sum == 0 || len(s.run) == longestRun {
		s.end()
	}
}

// add appends a day to the run, which may end with it.
func (s *stepDetector) add(o *observation) {
	day := runDay{observation: *o, wave: *o.wave, turned: o.turn}
	if n := len(s.run); n > 0 {
		day.turned += s.run[n-1].turned
	}
	s.run = append(s.run, day)
}

// judge adds up an error, and changes the model where there was a step.
func (s *stepDetector) judge(d *Daily, off float64) {
	sigma := absToSigma * s.scale
	far := off / sigma
	s.days++
	size := min(math.Abs(off), clipAt*sigma)
	s.scale += max(sigmaGain, 1/float64(s.days+1)) * (size - s.scale)
	s.scale = max(s.scale, leastSigma/absToSigma)
	if s.sum == 0 {
		s.side = math.Copysign(1, far)
	}
	if s.days < stepLearned || far*s.side < leastFar {
		s.sum = 0
		return
	}
	s.sum += min(far*s.side, mostFar)
	if s.sum >= stepSum {
		s.apply(d)
		s.sum = 0
	}
}

func (s *stepDetector) end() { s.run, s.sum = s.run[:0], 0 }

// target returns day i of the run as a target of the members before it.
func (s *stepDetector) target(i int) target {
	day := &s.run[i]
	turn := clamp(day.turned, mostTurn)
	return target{day: day.day, week: day.week, ahead: i + 1, turn: turn, wave: &day.wave}
}

// off returns how far day i of the run is off what was expected before it.
func (s *stepDetector) off(d *Daily, i int) float64 {
	t := s.target(i)
	return s.run[i].log - s.members.blend(&t, d.weights[0])
}

// apply moves the model by the step.
func (s *stepDetector) apply(d *Daily) {
	shifts := s.shifts()
	s.members.copyTo(&d.members)
	d.members.shift(shifts)
	d.variance = s.variance
	for i := range s.run {
		day := &s.run[i]
		day.observation.wave = &day.wave
		d.members.observe(&day.observation)
	}
}

// shifts returns by how much each member was off in the run, in the median.
func (s *stepDetector) shifts() []float64 {
	expected := make([]float64, s.members.len())
	errors := make([][]float64, s.members.len())
	for i := range s.run {
		day := &s.run[i]
		if isMissingLog(day.log) || day.weight != 1 {
			continue
		}
		t := s.target(i)
		s.members.expect(&t, expected)
		for k, e := range expected {
			errors[k] = append(errors[k], day.log-e)
		}
	}
	shifts := make([]float64, len(errors))
	for k := range errors {
		shifts[k] = median(errors[k])
	}
	return shifts
}

// median returns the median of values, which it sorts.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

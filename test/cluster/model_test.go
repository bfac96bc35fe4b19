package cluster

import (
	"fmt"

	"github.com/anishathalye/porcupine"

	"github.com/daypart/daypart/api"
)

// An action is what is asked of a register: to be read, or to take a value.
type action struct {
	value    tag   // zero to read
	observed int64 // in microseconds, 0 for a writer that does not say
}

// A result is what a register answers.
type result struct {
	value   tag         // what was read
	did     api.Outcome // what a write did
	unknown bool        // nobody knows what a write did, or when
}

// state is a register as the contract has it: without observedAt the last write wins, with it
// what was observed last.
type state struct {
	value    tag // zero: there is no figure
	observed int64
}

func writing(s *submission) action {
	a := action{value: s.tag}
	if at := s.sales.ObservedAt; !at.IsZero() {
		a.observed = at.UnixMicro()
	}
	return a
}

func outcome(rows api.RowCounts) api.Outcome {
	switch {
	case rows.Created == 1:
		return api.OutcomeCreated
	case rows.Updated == 1:
		return api.OutcomeUpdated
	case rows.Unchanged == 1:
		return api.OutcomeUnchanged
	case rows.Superseded == 1:
		return api.OutcomeSuperseded
	}
	return api.OutcomeRejected
}

// take is what a register does with a write.
func (s state) take(a action) (state, api.Outcome) {
	switch {
	case s.value == tag{}:
		return state(a), api.OutcomeCreated
	case a.observed < s.observed:
		return s, api.OutcomeSuperseded
	case a.value == s.value:
		return state(a), api.OutcomeUnchanged
	}
	return state(a), api.OutcomeUpdated
}

var figureModel = porcupine.Model{
	Init: func() any { return state{} },
	Step: func(before, input, output any) (bool, any) {
		s, a, r := before.(state), input.(action), output.(result)
		if a.value == (tag{}) {
			return r.value == s.value, s
		}
		after, did := s.take(a)
		return r.unknown || r.did == did, after
	},
	DescribeOperation: func(input, output any) string {
		a, r := input.(action), output.(result)
		if a.value == (tag{}) {
			return fmt.Sprintf("read %v", r.value)
		}
		return fmt.Sprintf("write %v observed %d: %s", a.value, a.observed, r.did)
	},
}

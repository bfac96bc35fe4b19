package sqlstore

import (
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// stamp is what the rows of an entry have in common.
type stamp struct {
	at       int64 // in microseconds
	observed bool
	seq      store.Seq
}

func stampOf(s *store.Submission, seq store.Seq) stamp {
	if s.ObservedAt != nil {
		return stamp{micros(*s.ObservedAt), true, seq}
	}
	return stamp{micros(s.ReceivedAt), false, seq}
}

// outcome says what a row does to a figure that is there.
func (s stamp) outcome(row sales.Measures, current figure) sales.Outcome {
	switch {
	case s.observed && s.at < current.asOf:
		return sales.Superseded
	case row == current.Measures:
		return sales.Unchanged
	}
	return sales.Updated
}

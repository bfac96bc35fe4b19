package store

import "github.com/daypart/daypart/internal/sales"

// Counts returns how many rows of e had each outcome.
func (e *Entry) Counts() Counts {
	counts := Counts{Rejected: len(e.Rejected)}
	for _, outcome := range e.Outcomes {
		switch outcome {
		case sales.Created:
			counts.Created++
		case sales.Updated:
			counts.Updated++
		case sales.Unchanged:
			counts.Unchanged++
		case sales.Superseded:
			counts.Superseded++
		}
	}
	return counts
}

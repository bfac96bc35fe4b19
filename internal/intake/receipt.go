package intake

import (
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Receipt is the answer to a submission: what it did.
type Receipt struct {
	// ID names the submission. It is zero for a dry run.
	ID         uuid.UUID
	Unit       tenant.UnitID
	Day        calendar.Day
	ReceivedAt time.Time
	// ValidateOnly is set for a dry run, Replayed if this is the answer to the first call with the same Idempotency-Key.
	ValidateOnly, Replayed bool
	Counts                 store.Counts
	// Totals are those of the business day by currency right after the submission.
	Totals   []store.Total
	Warnings []sales.Fault
	// Results has what became of each row, in the order sent, if bad rows were to be skipped; nil otherwise.
	Results []RowResult
}

// RowResult is what became of a row.
type RowResult struct {
	// Index is the row's place in the body, from 0.
	Index   int
	Outcome sales.Outcome
	// Row is what was sent; zero for a row that was rejected.
	Row sales.Row
	// Alias is the sales type as it was sent, if that was an alias.
	Alias sales.TypeID
	// Faults are those of a row that was rejected.
	Faults []sales.Fault
}

// receipt returns the receipt for an entry, the same whether it was made now or replayed.
func (c *call) receipt(entry store.Entry) Receipt {
	receipt := Receipt{
		ID: entry.ID, Unit: entry.Unit, Day: entry.Day, ReceivedAt: entry.ReceivedAt,
		ValidateOnly: c.ValidateOnly, Replayed: entry.Replayed,
		Counts: entry.Counts(), Totals: entry.Totals, Warnings: entry.Warnings,
	}
	if c.SkipBadRows {
		receipt.Results = rowResults(&entry)
	}
	return receipt
}

// rowResults puts the rows of an entry and those it rejected back into the order in which they were sent.
func rowResults(entry *store.Entry) []RowResult {
	results := make([]RowResult, len(entry.Rows)+len(entry.Rejected))
	taken, rejected := 0, entry.Rejected
	for i := range results {
		if len(rejected) > 0 && rejected[0].Index == i {
			results[i] = RowResult{Index: i, Outcome: sales.Rejected, Faults: rejected[0].Faults}
			rejected = rejected[1:]
			continue
		}
		results[i] = RowResult{Index: i, Outcome: entry.Outcomes[taken], Row: entry.Rows[taken], Alias: entry.Aliases[taken]}
		taken++
	}
	return results
}

package store

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// Seq numbers the ledger entries of a tenant: 1, 2, 3 and so on without gaps, in the order in
// which they became visible. So the highest number seen is a safe cursor.
type Seq int64

// Kind says how sales came in.
type Kind uint8

// The kinds of ledger entry.
const (
	RealTime Kind = iota + 1
	Import
	Correction
)

// String returns the kind as it stands in events.
func (k Kind) String() string { return [...]string{"", "real-time", "import", "correction"}[k] }

// Ledger keeps all submissions, append-only.
type Ledger interface {
	// Append commits a submission: the ledger entry, the figures, the day totals and the idempotency
	// record, durably and together. Submissions that wait at the same moment share a commit; one that fails, fails alone.
	// If ctx ends before its turn, nothing is stored; once it has its turn, the result stands.
	//
	// A row creates the figure with its key, or is held against it: it is superseded if s.ObservedAt is before the
	// figure's, or before the time the figure was received where its last writer did not say; else it is
	// unchanged if the four values are the same, and updates the figure if not. Without ObservedAt it is never
	// superseded. An unchanged row leaves the figure as it was, but for a later ObservedAt, which is remembered.
	// A submission in which nothing changes is an entry as any other.
	// While the business day is final, the rows of real-time submissions are superseded, whatever they say.
	//
	// With s.Replace, the figures of the day that the rows do not name are removed, and Entry.Removed has them as they were.
	// With s.After, ErrConflict if the newest entry of the unit's business day is another.
	//
	// If s.Idempotency names a key that was used before by the same client with the same fingerprint, nothing is
	// stored and the first entry is returned with Replayed set; with another fingerprint the error is ErrKeyReused.
	// ErrTotalOutOfRange if a day total would leave its range. ErrNotFound if there is no such tenant or unit.
	// ErrConflict if s.ID is taken. ErrNotPermitted if the scope excludes the unit.
	Append(ctx context.Context, scope auth.UnitScope, s Submission) (Entry, error)
	// Preview returns what Append would, and stores nothing. The entry has no Seq.
	Preview(ctx context.Context, scope auth.UnitScope, s Submission) (Entry, error)
	// Entry returns one entry with its rows. ErrNotFound if there is none.
	Entry(ctx context.Context, scope auth.UnitScope, submission uuid.UUID) (Entry, error)
	// EntriesAfter returns up to limit entries with a number above seq, in order.
	EntriesAfter(ctx context.Context, scope auth.UnitScope, seq Seq, limit int) ([]Entry, error)
	// DaysAfter is EntriesAfter without what the entries say.
	DaysAfter(ctx context.Context, scope auth.UnitScope, seq Seq, limit int) ([]EntryDay, error)
	// EntriesOfDay returns the entries of a unit's business day received at or before until
	// (zero: all), in order. It is what history and past states are read from.
	EntriesOfDay(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, until time.Time) ([]Entry, error)
	// Removals returns the entries that removed figures of business days, in order of unit, business day and number.
	Removals(ctx context.Context, scope auth.UnitScope, q DayQuery) ([]Removal, error)
	// LastSeq is the number of the newest entry, 0 if there is none.
	LastSeq(ctx context.Context, id tenant.ID) (Seq, error)
	// DayWithout returns what a unit's business day would be had the entries that skip names never come: all others
	// are done again in order, by the rules of Append but for the range of totals.
	DayWithout(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, skip func(*Entry) bool) (DayState, error)

	// Refuse keeps a refused submission for the tenant's eyes. It need not be durable when it returns.
	// It takes no scope: a call is often refused because its unit is not permitted.
	// ErrNotFound if there is no such tenant; ErrConflict if r.ID is taken.
	Refuse(ctx context.Context, id tenant.ID, r Refusal) error
	// Refusal returns one refusal. ErrNotFound if there is none, or no longer.
	Refusal(ctx context.Context, scope auth.UnitScope, submission uuid.UUID) (Refusal, error)
	// Log lists entries and refusals, newest first (by id), without rows. Refusals that name no
	// unit are for scopes of every unit, here as in Refusal.
	Log(ctx context.Context, scope auth.UnitScope, q LogQuery) ([]LogItem, error)
}

// Submission is what Append takes.
type Submission struct {
	ID         uuid.UUID // version 7 (RFC 9562)
	Unit       tenant.UnitID
	Kind       Kind
	Actor      auth.Actor
	RequestID  string
	ReceivedAt time.Time
	sales.Submission
	// Rejected are the rows that onError=skip left out, by their index in the body, in order.
	Rejected []RejectedRow
	// Warnings are kept with the entry for its receipt.
	Warnings []sales.Fault
	// Replace says that the rows are all there is to the business day: other figures of it are removed.
	Replace bool
	// Finality says whether the entry makes the business day final, or no longer so.
	Finality Finality
	// After is the newest entry of the business day as the sender saw it (0: none); nil if it does not matter.
	// It is nil in every Entry.
	After *Seq
	// Idempotency is nil without an Idempotency-Key, and in every Entry: it is not part of what happened.
	Idempotency *Idempotency
}

// Finality says what an entry does to whether its business day is final: closed to real-time sales.
type Finality uint8

// What an entry can do to it.
const (
	KeepFinality Finality = iota
	MakeFinal
	Reopen
)

// DayState is a unit's business day as it is, or as it would be.
type DayState struct {
	// Rows are the figures in order of slot start, sales type and currency.
	Rows []sales.Row
	// Newest is the newest entry of the day, skipped or not; 0 if there is none.
	Newest Seq
	// Final is whether the day is final.
	Final bool
}

// Idempotency is an Idempotency-Key as one client used it, or on the page, where there is no client, one user.
type Idempotency struct {
	Key string
	// Fingerprint is the SHA-256 of everything that makes the call the same call.
	Fingerprint [32]byte
	// ExpiresAt is when the key is free again: for submissions received then or later.
	ExpiresAt time.Time
}

// RejectedRow is a row that broke a rule.
type RejectedRow struct {
	// Index is the row's place in the body, from 0.
	Index  int           `json:"index"`
	Faults []sales.Fault `json:"faults"`
}

// Entry is a ledger entry: a submission, and what it did.
type Entry struct {
	Seq Seq
	Submission
	// Outcomes has one outcome for each of Rows, in the same order.
	Outcomes []sales.Outcome
	// Removed are the figures that the entry removed, as they were, in order.
	Removed []sales.Row
	// Totals are the unit's day totals by currency right after the entry, in order of currency.
	Totals []Total
	// Replayed is set by Append if the entry was there before.
	Replayed bool
}

// EntryDay is which business day an entry is of.
type EntryDay struct {
	Seq  Seq
	Unit tenant.UnitID
	Day  calendar.Day
}

// Removal is an entry that removed figures of its unit's business day.
type Removal struct {
	Unit       tenant.UnitID
	Day        calendar.Day
	Seq        Seq
	Submission uuid.UUID
	ReceivedAt time.Time
}

// Total is a sum of figures in one currency.
type Total struct {
	Currency sales.Currency
	sales.Measures
}

// Refusal is a submission that was refused.
type Refusal struct {
	ID         uuid.UUID // version 7
	Unit       string    // as it stood in the route: it may not be a unit
	Actor      auth.Actor
	RequestID  string
	ReceivedAt time.Time
	// Type is the slug of the problem; Problem the whole of it, as JSON.
	Type    string
	Problem []byte
}

// LogQuery says which submissions to list.
type LogQuery struct {
	// Units to list; nil means all, empty means none. With units, refusals are listed for those
	// only.
	Units []tenant.UnitID
	// Day narrows the list where it is not nil. It leaves refusals out: theirs is not known.
	Day               *calendar.Day
	Accepted, Refused bool
	// Before is the id to go on from (exclusive); nil begins with the newest.
	Before *uuid.UUID
	Limit  int
}

// LogItem is one line of the log: an entry without rows (Entry.Rows and Outcomes are nil; Counts says what they did), or a refusal.
type LogItem struct {
	Entry   *Entry
	Counts  Counts
	Refusal *Refusal
}

// Counts is how many rows of a submission had each outcome.
type Counts struct {
	Created, Updated, Unchanged, Superseded, Rejected int
}

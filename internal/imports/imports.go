// Package imports brings history in: files of ticket lines, slots or days, and sessions of calls that state one day.
//
// A file is read and kept first, and shows what is wrong with it. Its days are committed to the ledger one entry each,
// in the background, and can be taken back together. Every entry has an id that is chosen when the file comes, so that whoever
// goes on after a crash does nothing twice.
package imports

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// The states of an import. A session is Open until it is Finishing and then Committed; a file is
// Previewed first. Nobody sees one that is Reading, whose days are being kept, or Deleting. A file
// of which some days cannot be dealt with is PartlyCommitted or PartlyUndone, and has Failures.
const (
	Reading         = "reading"
	Deleting        = "deleting"
	Open            = "open"
	Finishing       = "finishing"
	Previewed       = "previewed"
	Committing      = "committing"
	PartlyCommitted = "partly-committed"
	Committed       = "committed"
	Undoing         = "undoing"
	PartlyUndone    = "partly-undone"
	Undone          = "undone"
)

// How the states of imports go on that nobody can undo any more: while their days are deleted, and
// when they are.
const (
	expiring = "-expiring"
	forGood  = "-for-good"
)

// Store is what imports keep and write.
type Store interface {
	store.Imports
	store.Figures
	Append(ctx context.Context, scope auth.UnitScope, s store.Submission) (store.Entry, error)
	Entry(ctx context.Context, scope auth.UnitScope, submission uuid.UUID) (store.Entry, error)
	EntriesOfDay(
		ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, until time.Time,
	) ([]store.Entry, error)
	DayWithout(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, skip func(*store.Entry) bool) (store.DayState, error)
}

// Service brings history in. It is safe for concurrent use. What the caller has to mend is a *sales.Refusal or an error of package
// directory; store.ErrNotFound is an import that is not there for the caller.
type Service struct {
	store     Store
	options   Options
	companies *directory.Directory
	now       func() time.Time
	log       *slog.Logger
	turns     *queue.Queue // of what is appended to ledgers

	mu sync.Mutex
	// running are the imports that this process works on, and whether to look at each once more.
	running map[store.ImportRef]bool
	work    sync.WaitGroup
	ending  context.Context
	end     context.CancelFunc
}

// Options are what an operator can set. Zero is the default.
type Options struct {
	// UndoWithin is how long an import can be undone after it was committed.
	UndoWithin time.Duration
	// Quota is how many bytes of imports are kept for a company.
	Quota int64
}

// The defaults of Options.
const (
	DefaultUndoWithin = 62 * 24 * time.Hour
	DefaultQuota      = 256 << 20
)

// New returns a service. Run must run beside it: it ends what the service does in the background.
func New(
	s Store, companies *directory.Directory, log *slog.Logger, now func() time.Time, o Options,
) *Service {
	ending, end := context.WithCancel(context.Background())
	o.UndoWithin = cmp.Or(o.UndoWithin, DefaultUndoWithin)
	o.Quota = cmp.Or(o.Quota, DefaultQuota)
	return &Service{
		store: s, options: o, companies: companies, now: now, log: log,
		turns: newTurns(), running: map[store.ImportRef]bool{}, ending: ending, end: end,
	}
}

// Import is an import as its people see it.
type Import struct {
	ID    uuid.UUID
	State string
	Actor auth.Actor
	// Units are those of its days. Whoever is not permitted all of them does not see it.
	Units []tenant.UnitID
	// Days is how many business days of units it has, DoneDays how many of them its state has dealt with.
	Days, DoneDays       int
	CreatedAt, ChangedAt time.Time
	// ForGood is whether it cannot be undone any more: its days are no longer kept.
	ForGood bool
	// Unknown is what the call said that is not known, Warnings what else looks wrong in it. They are
	// not kept.
	Unknown  sales.UnknownMembers
	Warnings []sales.Fault
	Detail
	fence int64
}

// Detail is what is kept of an import beside its days.
type Detail struct {
	// Name is that of the file; empty for a session.
	Name string `json:"name,omitempty"`
	Kind Kind   `json:"kind,omitempty"`
	// Columns are those that were found, by what they are taken for.
	Columns []Column `json:"columns,omitempty"`
	// Rows is how many rows the file has, BadRows how many of them cannot be taken.
	Rows    int `json:"rows,omitempty"`
	BadRows int `json:"badRows,omitempty"`
	// Problems are the first of those found.
	Problems []Problem `json:"problems,omitempty"`
	// Notes are the first of the warnings, of which there are NoteCount.
	Notes     []Note `json:"notes,omitempty"`
	NoteCount int    `json:"noteCount,omitempty"`
	// First and Last are the first and the last business day.
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
	// DaysWithSales is how many of the days had sales when the file came.
	DaysWithSales int `json:"daysWithSales,omitempty"`
	// Totals are what the file sums up to, by currency.
	Totals []Total `json:"totals,omitempty"`
	// Unit and Day are those of a session, Expires when it ends by itself.
	Unit    tenant.UnitID `json:"unit,omitempty"`
	Day     string        `json:"day,omitempty"`
	Expires time.Time     `json:"expires,omitzero"`
	// CommittedBy and UndoneBy are who asked for it; nil where nobody did.
	CommittedBy *auth.Actor `json:"committedBy,omitempty"`
	// UndoEntry is the id of the ledger entry that takes the day of a session back. A file has one
	// for each day.
	UndoEntry uuid.UUID   `json:"undoEntry,omitzero"`
	UndoneBy  *auth.Actor `json:"undoneBy,omitempty"`
	// Failures are the first of the days that could not be committed or undone, of which there are
	// FailureCount.
	Failures     []Failure `json:"failures,omitempty"`
	FailureCount int       `json:"failureCount,omitempty"`
}

// Failure says why a day of an import could not be committed or undone.
type Failure struct {
	Unit   tenant.UnitID `json:"unit"`
	Day    string        `json:"day"`
	Code   sales.Code    `json:"code"`
	Detail string        `json:"detail"`
}

// Column is a column of a file and what it is taken for.
type Column struct {
	Field string `json:"field"`
	Name  string `json:"name"`
}

// Problem is what is wrong with a row of a file.
type Problem struct {
	// Row counts from 1, the header.
	Row    int    `json:"row"`
	Column string `json:"column,omitempty"`
	Detail string `json:"detail"`
}

// Note is what looks wrong in a file that is taken all the same.
type Note struct {
	// Row counts from 1, the header; 0 is the file as a whole.
	Row    int        `json:"row,omitempty"`
	Column string     `json:"column,omitempty"`
	Code   sales.Code `json:"code"`
	Detail string     `json:"detail"`
}

// Total is what was sold in a currency.
type Total struct {
	Currency sales.Currency `json:"currency"`
	sales.Measures
}

// File returns the import of a file.
func (s *Service) File(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, error) {
	i, err := s.get(ctx, caller, id)
	if err == nil && i.isSession() {
		return Import{}, store.ErrNotFound
	}
	return i, err
}

func (s *Service) get(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, error) {
	kept, err := s.store.Import(ctx, caller.UnitScope(), id)
	if err != nil {
		return Import{}, err
	}
	if isHidden(kept.State) {
		return Import{}, store.ErrNotFound
	}
	return read(kept)
}

func isHidden(state string) bool { return state == Reading || state == Deleting }

// listed is how many imports are listed.
const listed = 100

// List returns the newest imports of files, newest first.
func (s *Service) List(ctx context.Context, caller auth.Caller) ([]Import, error) {
	kept, err := s.store.Imports(ctx, caller.UnitScope(), listed)
	if err != nil {
		return nil, err
	}
	var out []Import
	for _, k := range kept {
		i, err := read(k)
		if err != nil {
			return nil, err
		}
		if !i.isSession() && !isHidden(i.State) {
			out = append(out, i)
		}
	}
	return out, nil
}

// Delete removes the import of a file of which nothing has been committed.
func (s *Service) Delete(ctx context.Context, caller auth.Caller, id uuid.UUID) error {
	i, err := s.File(ctx, caller, id)
	if err != nil {
		return err
	}
	return s.discard(ctx, caller.UnitScope(), i)
}

// End removes a session that is not finished.
func (s *Service) End(ctx context.Context, caller auth.Caller, id uuid.UUID) error {
	i, _, err := s.Session(ctx, caller, id)
	if err != nil {
		return err
	}
	return s.discard(ctx, caller.UnitScope(), i)
}

func (s *Service) discard(ctx context.Context, scope auth.UnitScope, i Import) error {
	switch {
	case i.State == Previewed, i.State == Open:
		return refuseConflict(s.remove(ctx, scope, &i))
	case i.isSession():
		return refuse("", sales.WrongState, "The session is "+i.sessionState()+": undo it, if its day is not to stay.")
	default:
		return refuse("", sales.WrongState, "The import is "+i.State+": what is in the ledger is undone, not deleted.")
	}
}

// removeTogether is how many days are removed in one transaction.
const removeTogether = 1000

// remove removes an import, its days in batches: others must be able to write in between. From then
// on nobody sees it.
func (s *Service) remove(ctx context.Context, scope auth.UnitScope, i *Import) error {
	i.State = Deleting
	if err := s.move(ctx, scope, i); err != nil {
		return err
	}
	if err := s.removeDays(ctx, scope, i.ID); err != nil {
		return err
	}
	return s.store.DeleteImport(ctx, scope, i.ID, Deleting)
}

func (s *Service) removeDays(ctx context.Context, scope auth.UnitScope, of uuid.UUID) error {
	for {
		n, err := s.store.DeleteImportDays(ctx, scope, of, removeTogether)
		if err != nil || n < removeTogether {
			return err
		}
	}
}

func read(kept store.ImportJob) (Import, error) {
	i := Import{
		ID: kept.ID, State: kept.State, Units: kept.Units, Actor: kept.Actor, Days: kept.Days,
		DoneDays: kept.Done, CreatedAt: kept.CreatedAt, ChangedAt: kept.ChangedAt, fence: kept.Fence,
	}
	for _, suffix := range []string{expiring, forGood} {
		if state, cut := strings.CutSuffix(i.State, suffix); cut {
			i.State, i.ForGood = state, true
		}
	}
	if err := json.Unmarshal(kept.Detail, &i.Detail); err != nil {
		return Import{}, fmt.Errorf("read import %s: %w", kept.ID, err)
	}
	return i, nil
}

// job returns an import as it is kept.
func (i *Import) job(changed time.Time) (store.ImportJob, error) {
	detail, err := json.Marshal(i.Detail)
	return store.ImportJob{
		ID: i.ID, State: i.State, Units: i.Units, Days: i.Days, Done: i.DoneDays, Detail: detail,
		Actor: i.Actor, Fence: i.fence, CreatedAt: i.CreatedAt, ChangedAt: changed,
	}, err
}

// isSession reports whether it came by calls that state one day, not as a file.
func (i *Import) isSession() bool { return i.Day != "" }

// change keeps what an import is now.
func (s *Service) change(ctx context.Context, scope auth.UnitScope, i *Import) error {
	return refuseConflict(s.move(ctx, scope, i))
}

// refuseConflict makes an error that says that an import was changed since it was read one for the
// caller.
func refuseConflict(err error) error {
	if errors.Is(err, store.ErrConflict) {
		return refuse("", sales.WrongState, "The import has moved on meanwhile: read it again.")
	}
	return err
}

// move is change with store.ErrConflict where the import was changed or claimed since it was read.
func (s *Service) move(ctx context.Context, scope auth.UnitScope, i *Import) error {
	i.ChangedAt = s.now().UTC().Truncate(time.Microsecond)
	job, err := i.job(i.ChangedAt)
	if err != nil {
		return err
	}
	if err := s.store.ChangeImport(ctx, scope, job); err != nil {
		return err
	}
	i.fence++
	return nil
}

func refuse(pointer string, code sales.Code, detail string) error {
	return sales.Refuse([]sales.Fault{{Pointer: pointer, Code: code, Detail: detail}}, 1)
}

// content is what a day of an import is to be.
func content(rows []sales.Row) ([]byte, error) { return json.Marshal(rows) }

func rowsOf(d *store.ImportDay) (rows []sales.Row, err error) {
	if err := json.Unmarshal(d.Content, &rows); err != nil {
		return nil, fmt.Errorf("read day %d of an import: %w", d.Number, err)
	}
	return rows, nil
}

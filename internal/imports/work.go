package imports

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/trace"
)

const (
	// batch is how many days are dealt with before it is kept how far the work has come.
	batch = 64
	// stalled is how long an import under way may stand still before another goes on with it.
	stalled = 3 * time.Second
	// claimInterval is how often the claim of an import under way is renewed.
	claimInterval = time.Second
)

// Commit begins to put the days of a file into the ledger, each in place of what its unit had on
// that day. Bad rows refuse it, unless they are to be left out. It goes on in the background; doing
// it again does no harm.
func (s *Service) Commit(
	ctx context.Context, caller auth.Caller, id uuid.UUID, leaveOutBad bool,
) (Import, error) {
	return retryOvertaken(func() (Import, error) { return s.tryCommit(ctx, caller, id, leaveOutBad) })
}

// retryOvertaken repeats a call that another was faster than: what that made of the import is read.
func retryOvertaken(call func() (Import, error)) (Import, error) {
	for {
		if i, err := call(); !errors.Is(err, errOvertaken) {
			return i, err
		}
	}
}

func (s *Service) tryCommit(
	ctx context.Context, caller auth.Caller, id uuid.UUID, leaveOutBad bool,
) (Import, error) {
	i, err := s.File(ctx, caller, id)
	if err != nil || i.State == Committing || i.State == Committed {
		return i, err
	}
	switch {
	case i.State == Undone:
		return i, refuse("", sales.WrongState, "The import was undone: send the file again.")
	case i.ForGood:
		return i, s.refuseForGood()
	case i.State != Previewed && i.State != PartlyCommitted:
		return i, refuse("", sales.WrongState, "The import is "+i.State+": it cannot be committed.")
	}
	if i.BadRows > 0 && !leaveOutBad {
		return i, refuse("", sales.OutOfRange, fmt.Sprintf("%d rows cannot be taken: mend the file and send it again, or commit with skip=true to leave them out.", i.BadRows))
	}
	i.CommittedBy = new(caller.Actor())
	return s.begin(ctx, caller.UnitScope(), i, Committing)
}

// Undo begins to take the days of a file back, as if it had never come. What came after it stays.
func (s *Service) Undo(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, error) {
	return retryOvertaken(func() (Import, error) {
		i, err := s.File(ctx, caller, id)
		if err != nil {
			return i, err
		}
		return s.beginUndo(ctx, caller, i)
	})
}

// UndoSession is Undo for the day of a session, which is then open again.
func (s *Service) UndoSession(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, error) {
	return retryOvertaken(func() (Import, error) {
		i, _, err := s.Session(ctx, caller, id)
		if err != nil {
			return i, err
		}
		i.UndoEntry = cmp.Or(i.UndoEntry, uuid.Must(uuid.NewV7()))
		return s.beginUndo(ctx, caller, i)
	})
}

func (s *Service) beginUndo(ctx context.Context, caller auth.Caller, i Import) (Import, error) {
	switch i.State {
	case Undoing, Undone:
		return i, nil
	case Committed, PartlyCommitted, PartlyUndone:
	default:
		return i, refuse("", sales.WrongState, "The import is "+i.State+": only one that is committed can be undone.")
	}
	if i.ForGood || s.now().Sub(i.ChangedAt) > s.options.UndoWithin {
		return i, s.refuseForGood()
	}
	i.UndoneBy = new(caller.Actor())
	return s.begin(ctx, caller.UnitScope(), i, Undoing)
}

// refuseForGood refuses what needs the days of an import, which are no longer kept.
func (s *Service) refuseForGood() error {
	return refuse("", sales.WrongState, fmt.Sprintf("The import was committed more than %d days "+
		"ago: it cannot be undone any more. Import the days anew.", s.options.UndoWithin/(24*time.Hour)))
}

func (s *Service) begin(ctx context.Context, scope auth.UnitScope, i Import, state string) (Import, error) {
	i.DoneDays, i.Failures, i.FailureCount = 0, nil, 0
	if err := s.advance(ctx, scope, &i, state); err != nil {
		return i, err
	}
	s.start(ctx, store.ImportRef{Tenant: scope.Tenant(), ID: i.ID})
	return i, nil
}

// resume goes on with what was under way when a process ended. Of many that look, one goes on.
func (s *Service) resume(ctx context.Context) error {
	now := s.now()
	under, err := s.store.StalledImports(ctx, []string{Committing, Undoing, Finishing}, now, stalled)
	for _, ref := range under {
		claimed, failed := s.store.ClaimImport(ctx, ref, now, stalled)
		if claimed {
			s.start(ctx, ref)
		}
		err = errors.Join(err, failed)
	}
	return err
}

// start works on an import in the background. Where this process does already, it looks at it once
// more afterwards: its state may have changed since it was read.
func (s *Service) start(ctx context.Context, ref store.ImportRef) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ending.Err() != nil {
		return
	}
	_, working := s.running[ref]
	s.running[ref] = working
	if !working {
		s.work.Go(func() { s.workOn(ctx, ref) })
	}
}

// workOn works on an import for as long as start asks for it. Its trace is one span: it may have
// any number of days.
func (s *Service) workOn(ctx context.Context, ref store.ImportRef) {
	ctx, span := trace.Begin(trace.Apart(s.ending, ctx), "import")
	defer span.End()
	span.Text("daypart.import", ref.ID.String())
	for again := true; again; again = s.isAskedAgain(ref) {
		if err := s.run(trace.Quiet(ctx), ref); err != nil && s.ending.Err() == nil {
			span.Fail(err)
			s.log.ErrorContext(ctx, "import stopped; it goes on by itself", "import", ref.ID, "err", err)
		}
	}
}

// isAskedAgain reports whether start was called for an import since the work on it began. If not,
// the work has ended.
func (s *Service) isAskedAgain(ref store.ImportRef) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	again := s.running[ref] && s.ending.Err() == nil
	if s.running[ref] = false; !again {
		delete(s.running, ref)
	}
	return again
}

// run deals with what is left of an import. One that another process has dealt with stays as it is.
func (s *Service) run(ctx context.Context, ref store.ImportRef) error {
	scope := store.Background(ref.Tenant)
	kept, err := s.store.Import(ctx, scope, ref.ID)
	if err != nil {
		return err
	}
	i, err := read(kept)
	if err != nil {
		return err
	}
	switch {
	case i.State == Finishing:
		err = s.finish(ctx, scope, &i)
	case i.State == Committing:
		err = s.workOnDays(ctx, scope, &i, s.commitDay, Committed, PartlyCommitted)
	case i.State == Undoing && i.isSession():
		err = s.undoDayOfSession(ctx, scope, &i)
	case i.State == Undoing:
		err = s.workOnDays(ctx, scope, &i, s.undoDay, Undone, PartlyUndone)
	}
	if _, refused := errors.AsType[*sales.Refusal](err); refused || errors.Is(err, errOvertaken) {
		return nil // a session that is refused is open again: the next call to finish it says why
	}
	return err
}

// dayWork is what is done with a day of a file.
type dayWork func(context.Context, auth.UnitScope, *Import, *store.ImportDay) error

// workOnDays deals with the days of a file that are left, and puts it into the state after, or
// partly where that could not be done with some.
func (s *Service) workOnDays(
	ctx context.Context, scope auth.UnitScope, i *Import, work dayWork, after, partly string,
) error {
	for {
		days, err := s.store.ImportDays(ctx, scope, i.ID, i.DoneDays, batch)
		if err != nil {
			return err
		}
		if len(days) == 0 {
			break
		}
		if err := s.workOnBatch(ctx, scope, i, days, work); err != nil {
			return err
		}
		i.DoneDays += len(days)
		if err := s.advance(ctx, scope, i, i.State); err != nil {
			return err
		}
	}
	if i.FailureCount > 0 {
		after = partly
	}
	return s.advance(ctx, scope, i, after)
}

// workOnBatch deals with days at the same time. Those that can never be dealt with are noted.
func (s *Service) workOnBatch(
	ctx context.Context, scope auth.UnitScope, i *Import, days []store.ImportDay, work dayWork,
) error {
	hopeless := make([]bool, len(days))
	err := s.runClaimed(ctx, scope, i, func(ctx context.Context) error {
		group, each := errgroup.WithContext(ctx)
		group.SetLimit(together)
		for n := range days {
			group.Go(func() error {
				err := work(each, scope, i, &days[n])
				if hopeless[n] = isHopeless(err); hopeless[n] {
					return nil
				}
				return err
			})
		}
		return group.Wait()
	})
	if err != nil {
		return err
	}
	for n := range days {
		if hopeless[n] {
			i.noteFailure(&days[n])
		}
	}
	return nil
}

// runClaimed runs work on an import and renews its claim meanwhile: work may wait long behind that
// of other companies, and must not count as stalled. If another process has claimed the import, the
// context of the work ends and the error is errOvertaken.
func (s *Service) runClaimed(
	ctx context.Context, scope auth.UnitScope, i *Import, work func(context.Context) error,
) error {
	claim := *i // the work reads the import meanwhile
	done := make(chan struct{})
	group, working := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(done)
		return work(working)
	})
	group.Go(func() error { return s.renewClaim(working, scope, &claim, done) })
	err := group.Wait()
	i.fence, i.ChangedAt = claim.fence, claim.ChangedAt
	return err
}

// renewClaim renews the claim of an import until done is closed.
func (s *Service) renewClaim(
	ctx context.Context, scope auth.UnitScope, claim *Import, done <-chan struct{},
) error {
	tick := time.NewTicker(claimInterval)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return nil
		case <-tick.C:
			if err := s.advance(ctx, scope, claim, claim.State); err != nil {
				return err
			}
		}
	}
}

// isHopeless reports whether what failed with err fails again and again, until the day has other
// sales.
func isHopeless(err error) bool { return errors.Is(err, store.ErrTotalOutOfRange) }

// maxFailures is how many failures are kept.
const maxFailures = 100

// noteFailure notes that the day would have a total out of range.
func (i *Import) noteFailure(d *store.ImportDay) {
	i.FailureCount++
	if len(i.Failures) == maxFailures {
		return
	}
	detail := "The total of a sales type would be out of range: it lies between -10^13 and 10^13. " +
		"Nothing of the day was changed. Send other sales for it, or import it anew; then try again."
	i.Failures = append(i.Failures,
		Failure{Unit: d.Unit, Day: d.Day.String(), Code: sales.OutOfRange, Detail: detail})
}

// errOvertaken says that another process has changed or claimed an import.
var errOvertaken = errors.New("another process has dealt with the import")

// advance puts an import into a state. errOvertaken if another process was faster.
func (s *Service) advance(
	ctx context.Context, scope auth.UnitScope, i *Import, state string,
) error {
	i.State = state
	err := s.move(ctx, scope, i)
	if errors.Is(err, store.ErrConflict) {
		return errOvertaken
	}
	return err
}

// commitDay puts a day into the ledger. One that is there already was put there before a crash.
func (s *Service) commitDay(ctx context.Context, scope auth.UnitScope, i *Import, d *store.ImportDay) error {
	rows, err := rowsOf(d)
	if err != nil {
		return err
	}
	err = s.appendDay(ctx, scope, store.Submission{
		ID: d.Entry, Unit: d.Unit, Kind: store.Import, Actor: i.doneBy(i.CommittedBy), RequestID: i.ID.String(), ReceivedAt: s.now().UTC().Truncate(time.Microsecond),
		Submission: sales.Submission{Day: d.Day, Rows: rows}, Replace: true,
	})
	return s.onceOnly(ctx, scope, d.Entry, err)
}

// doneBy returns who asked for something; where that was not noted, as by the release before, who
// sent the file.
func (i *Import) doneBy(actor *auth.Actor) auth.Actor {
	if actor == nil {
		return i.Actor
	}
	return *actor
}

// onceOnly takes an entry that is there already for one that was just added.
func (s *Service) onceOnly(ctx context.Context, scope auth.UnitScope, entry uuid.UUID, err error) error {
	if errors.Is(err, store.ErrConflict) {
		if _, missing := s.store.Entry(ctx, scope, entry); missing == nil {
			return nil
		}
	}
	return err
}

// undoDay makes a day what it would be without the import, if that has stated it. A submission that
// comes in between makes it look again.
func (s *Service) undoDay(ctx context.Context, scope auth.UnitScope, i *Import, d *store.ImportDay) error {
	if _, err := s.store.Entry(ctx, scope, d.Entry); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		return err
	}
	for {
		if _, err := s.store.Entry(ctx, scope, d.Undo); err == nil {
			return nil
		}
		without, err := s.dayWithout(ctx, scope, d)
		if err != nil {
			return err
		}
		finality := store.Reopen
		if without.Final {
			finality = store.MakeFinal
		}
		err = s.appendDay(ctx, scope, store.Submission{
			ID: d.Undo, Unit: d.Unit, Kind: store.Correction, Actor: i.doneBy(i.UndoneBy), RequestID: i.ID.String(), ReceivedAt: s.now().UTC().Truncate(time.Microsecond),
			Submission: sales.Submission{Day: d.Day, Rows: without.Rows}, Replace: true, Finality: finality, After: &without.Newest,
		})
		if !errors.Is(err, store.ErrConflict) {
			return err
		}
	}
}

// dayWithout returns a day as if an import had never come. Imports that were undone before are left
// out with what undid them: that states the day with this import in it.
func (s *Service) dayWithout(
	ctx context.Context, scope auth.UnitScope, d *store.ImportDay,
) (store.DayState, error) {
	for {
		entries, err := s.store.EntriesOfDay(ctx, scope, d.Unit, d.Day, time.Time{})
		if err != nil {
			return store.DayState{}, err
		}
		undone := map[string]bool{} // by the id of an import
		var newest store.Seq
		for n := range entries {
			newest = entries[n].Seq
			if entries[n].Kind == store.Correction {
				undone[entries[n].RequestID] = true
			}
		}
		without, err := s.store.DayWithout(ctx, scope, d.Unit, d.Day, func(e *store.Entry) bool {
			return e.ID == d.Entry || e.Kind != store.RealTime && undone[e.RequestID]
		})
		if err != nil || without.Newest == newest {
			return without, err
		}
	}
}

// How often it is looked for imports that nobody works on, and for those that have expired.
const (
	resumeEvery = time.Second
	purgeEvery  = time.Minute
)

// Run goes on with what a process left that ended, until ctx ends; then it waits for its own work.
// Any process may go on; what has expired is removed by the one that is alone. Neither waits for
// the other.
func (s *Service) Run(ctx context.Context, alone func(context.Context) bool) {
	defer s.close()
	var both sync.WaitGroup
	both.Go(func() {
		repeat(ctx, resumeEvery, func() {
			s.report(ctx, "imports that stopped were not looked for; they will be", s.resume(ctx))
		})
	})
	both.Go(func() {
		repeat(ctx, purgeEvery, func() {
			if alone(ctx) {
				s.report(ctx, "imports that have expired were not removed; they will be", s.purge(ctx))
			}
		})
	})
	both.Wait()
}

// repeat does work at once and then now and then, until ctx ends.
func repeat(ctx context.Context, every time.Duration, work func()) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		work()
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (s *Service) report(ctx context.Context, what string, err error) {
	if err != nil && ctx.Err() == nil {
		s.log.Warn(what, "error", err)
	}
}

// close ends the work, between two days.
func (s *Service) close() {
	s.end()
	s.work.Wait()
}

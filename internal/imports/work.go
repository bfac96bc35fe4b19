package imports

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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
	// together is how many days share a commit.
	together = 32
	// stalled is how long an import under way may stand still before another goes on with it.
	stalled = 3 * time.Second
)

// Commit begins to put the days of a file into the ledger, each in place of what its unit had on that day. Bad rows refuse it, unless
// they are to be left out. It goes on in the background; doing it again does no harm.
func (s *Service) Commit(ctx context.Context, caller auth.Caller, id uuid.UUID, leaveOutBad bool) (Import, error) {
	i, err := s.File(ctx, caller, id)
	if err != nil || i.State == Committing || i.State == Committed {
		return i, err
	}
	if i.State == Undone {
		return i, refuse("", sales.WrongState, "The import was undone: send the file again.")
	}
	if i.State != Previewed {
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
	i, err := s.File(ctx, caller, id)
	if err != nil {
		return i, err
	}
	return s.beginUndo(ctx, caller, i)
}

// UndoSession is Undo for the day of a session, which is then open again.
func (s *Service) UndoSession(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, error) {
	i, _, err := s.Session(ctx, caller, id)
	if err != nil {
		return i, err
	}
	i.UndoEntry = cmp.Or(i.UndoEntry, uuid.Must(uuid.NewV7()))
	return s.beginUndo(ctx, caller, i)
}

func (s *Service) beginUndo(ctx context.Context, caller auth.Caller, i Import) (Import, error) {
	switch i.State {
	case Undoing, Undone:
		return i, nil
	case Committed:
	default:
		return i, refuse("", sales.WrongState, "The import is "+i.State+": only one that is committed can be undone.")
	}
	i.UndoneBy = new(caller.Actor())
	return s.begin(ctx, caller.UnitScope(), i, Undoing)
}

func (s *Service) begin(ctx context.Context, scope auth.UnitScope, i Import, state string) (Import, error) {
	from := i.State
	i.State, i.DoneDays, i.Failure = state, 0, ""
	if err := s.change(ctx, scope, &i, from); err != nil {
		return i, err
	}
	s.start(ctx, store.ImportRef{Tenant: scope.Tenant(), ID: i.ID})
	return i, nil
}

// resume goes on with what was under way when a process ended. Of many that look, one goes on.
func (s *Service) resume(ctx context.Context) error {
	now := s.now()
	before := now.Add(-stalled)
	under, err := s.store.ImportsIn(ctx, []string{Committing, Undoing, Finishing}, before)
	for _, ref := range under {
		claimed, failed := s.store.ClaimImport(ctx, ref, before, now)
		if claimed {
			s.start(ctx, ref)
		}
		err = errors.Join(err, failed)
	}
	return err
}

// start works on an import in the background, unless this process does already. Its trace is one span: it may have any number of days.
func (s *Service) start(ctx context.Context, ref store.ImportRef) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running[ref] || s.ending.Err() != nil {
		return
	}
	s.running[ref] = true
	s.work.Go(func() {
		ctx, span := trace.Begin(trace.Apart(s.ending, ctx), "import")
		defer span.End()
		span.Text("daypart.import", ref.ID.String())
		if err := s.run(trace.Quiet(ctx), ref); err != nil && s.ending.Err() == nil {
			span.Fail(err)
			s.log.ErrorContext(ctx, "import stopped; it goes on by itself", "import", ref.ID, "err", err)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.running, ref)
	})
}

// run deals with the days of an import that are left.
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
	if i.isSession() {
		return s.runSession(ctx, scope, &i)
	}
	do, after := s.commitDay, Committed
	if i.State == Undoing {
		do, after = s.undoDay, Undone
	}
	for i.DoneDays < i.Days {
		days, err := s.store.ImportDays(ctx, scope, ref.ID, i.DoneDays, batch)
		if err != nil {
			return err
		}
		group, each := errgroup.WithContext(ctx)
		group.SetLimit(together)
		for n := range days {
			group.Go(func() error { return do(each, scope, &i, &days[n]) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
		i.DoneDays += len(days)
		if err := s.change(ctx, scope, &i, i.State); err != nil {
			return err
		}
	}
	from := i.State
	i.State = after
	return s.change(ctx, scope, &i, from)
}

// commitDay puts a day into the ledger. One that is there already was put there before a crash.
func (s *Service) commitDay(ctx context.Context, scope auth.UnitScope, i *Import, d *store.ImportDay) error {
	rows, err := rowsOf(d)
	if err != nil {
		return err
	}
	_, err = s.store.Append(ctx, scope, store.Submission{
		ID: d.Entry, Unit: d.Unit, Kind: store.Import, Actor: i.doneBy(i.CommittedBy), RequestID: i.ID.String(), ReceivedAt: s.now().UTC().Truncate(time.Microsecond),
		Submission: sales.Submission{Day: d.Day, Rows: rows}, Replace: true,
	})
	return s.onceOnly(ctx, scope, d.Entry, err)
}

// doneBy returns who asked for something; where that was not noted, as by the release before, who sent
// the file.
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

// undoDay makes a day what it would be without the import. A submission that comes in between makes it look again.
func (s *Service) undoDay(ctx context.Context, scope auth.UnitScope, i *Import, d *store.ImportDay) error {
	for {
		if _, err := s.store.Entry(ctx, scope, d.Undo); err == nil {
			return nil
		}
		without, err := s.store.DayWithout(ctx, scope, d.Unit, d.Day, func(e *store.Entry) bool { return e.ID == d.Entry })
		if err != nil {
			return err
		}
		finality := store.Reopen
		if without.Final {
			finality = store.MakeFinal
		}
		_, err = s.store.Append(ctx, scope, store.Submission{
			ID: d.Undo, Unit: d.Unit, Kind: store.Correction, Actor: i.doneBy(i.UndoneBy), RequestID: i.ID.String(), ReceivedAt: s.now().UTC().Truncate(time.Microsecond),
			Submission: sales.Submission{Day: d.Day, Rows: without.Rows}, Replace: true, Finality: finality, After: &without.Newest,
		})
		if !errors.Is(err, store.ErrConflict) {
			return err
		}
	}
}

// How often it is looked for imports that nobody works on, and for those that have expired.
const (
	resumeEvery = time.Second
	purgeEvery  = time.Minute
)

// Run goes on with what a process left that ended, until ctx ends; then it waits for its own work. Any
// process may go on; what has expired is removed by the one
// that is alone.
func (s *Service) Run(ctx context.Context, alone func(context.Context) bool) {
	defer s.close()
	resume, purge := time.NewTicker(resumeEvery), time.NewTicker(purgeEvery)
	defer resume.Stop()
	defer purge.Stop()
	for {
		s.report(ctx, "imports that stopped were not looked for; they will be", s.resume(ctx))
		select {
		case <-ctx.Done():
			return
		case <-resume.C:
		case <-purge.C:
			if alone(ctx) {
				s.report(ctx, "imports that have expired were not removed; they will be", s.purge(ctx))
			}
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

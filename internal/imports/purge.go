package imports

import (
	"context"
	"errors"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

// previewLife is how long a preview waits to be committed.
const previewLife = 24 * time.Hour

// abandoned is how long an import may be Reading or Deleting before the process that did so is
// taken to have ended.
const abandoned = time.Hour

// purge removes what has expired: sessions and previews that were never committed, and what a
// process left half done.
func (s *Service) purge(ctx context.Context) error {
	var err error
	for state, life := range map[string]time.Duration{
		Open: sessionLife, Previewed: previewLife, Reading: abandoned, Deleting: abandoned,
	} {
		err = errors.Join(err, s.purgeState(ctx, state, s.now().Add(-life)))
	}
	for state, life := range map[string]time.Duration{
		Committed: s.options.UndoWithin, PartlyCommitted: s.options.UndoWithin,
		PartlyUndone: s.options.UndoWithin, Undone: abandoned,
	} {
		err = errors.Join(err, s.purgeDays(ctx, state, s.now().Add(-life)))
	}
	return err
}

// purgeState removes the imports in a state that have not changed since before.
func (s *Service) purgeState(ctx context.Context, state string, before time.Time) error {
	return s.eachUnchanged(ctx, state, before, func(scope auth.UnitScope, job store.ImportJob) error {
		i, err := read(job)
		if err != nil {
			return err
		}
		return s.remove(ctx, scope, &i)
	})
}

// purgeDays removes the days of the imports that have been in a state since before. First they
// change into a state that nobody can undo: a node whose clock is behind must not undo half of one.
func (s *Service) purgeDays(ctx context.Context, state string, before time.Time) error {
	expire := func(scope auth.UnitScope, job store.ImportJob) error {
		job.State = state + expiring
		return s.store.ChangeImport(ctx, scope, job)
	}
	empty := func(scope auth.UnitScope, job store.ImportJob) error {
		if err := s.removeDays(ctx, scope, job.ID); err != nil {
			return err
		}
		job.State = state + forGood
		return s.store.ChangeImport(ctx, scope, job)
	}
	return errors.Join(s.eachUnchanged(ctx, state, before, expire),
		s.eachUnchanged(ctx, state+expiring, before, empty))
}

// eachUnchanged does something with each import that has been in a state since before. One that
// changes meanwhile is left alone.
func (s *Service) eachUnchanged(
	ctx context.Context, state string, before time.Time,
	purge func(auth.UnitScope, store.ImportJob) error,
) error {
	refs, err := s.store.ImportsIn(ctx, []string{state}, before)
	for _, ref := range refs {
		scope := store.Background(ref.Tenant)
		job, failed := s.store.Import(ctx, scope, ref.ID)
		if failed == nil && job.State == state {
			failed = purge(scope, job)
		}
		if !errors.Is(failed, store.ErrConflict) && !errors.Is(failed, store.ErrNotFound) {
			err = errors.Join(err, failed)
		}
	}
	return err
}

package imports

import (
	"context"
	"errors"
	"time"

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
	return errors.Join(err,
		s.purgeDays(ctx, Committed, committedForGood, s.now().Add(-s.options.UndoWithin)),
		s.purgeDays(ctx, Undone, undoneForGood, s.now().Add(-abandoned)))
}

// purgeState removes the imports in a state that have not changed since before. One that changes
// meanwhile stays.
func (s *Service) purgeState(ctx context.Context, state string, before time.Time) error {
	expired, err := s.store.ImportsIn(ctx, []string{state}, before)
	for _, ref := range expired {
		removed := s.remove(ctx, store.Background(ref.Tenant), ref.ID, state)
		if !errors.Is(removed, store.ErrConflict) && !errors.Is(removed, store.ErrNotFound) {
			err = errors.Join(err, removed)
		}
	}
	return err
}

// purgeDays removes the days of imports that have been in a state since before, which cannot be
// undone from then on. The state changes last: a process that ends in between is followed by
// another.
func (s *Service) purgeDays(ctx context.Context, state, after string, before time.Time) error {
	refs, err := s.store.ImportsIn(ctx, []string{state}, before)
	for _, ref := range refs {
		err = errors.Join(err, s.keepForGood(ctx, ref, state, after))
	}
	return err
}

func (s *Service) keepForGood(ctx context.Context, ref store.ImportRef, state, after string) error {
	scope := store.Background(ref.Tenant)
	job, err := s.store.Import(ctx, scope, ref.ID)
	if err != nil {
		return err
	}
	if err := s.removeDays(ctx, scope, ref.ID); err != nil {
		return err
	}
	job.State = after
	return s.store.ChangeImport(ctx, scope, job, state)
}

package imports

import (
	"context"
	"errors"
	"time"

	"github.com/daypart/daypart/internal/store"
)

// previewLife is how long a preview waits to be committed.
const previewLife = 24 * time.Hour

// abandoned is how long an import may be Reading or Deleting before the process that did so is taken
// to have ended.
const abandoned = time.Hour

// purge removes what has expired: sessions and previews that were never committed, and what a process
// left half done.
func (s *Service) purge(ctx context.Context) error {
	var err error
	for state, life := range map[string]time.Duration{
		Open: sessionLife, Previewed: previewLife, Reading: abandoned, Deleting: abandoned,
	} {
		err = errors.Join(err, s.purgeState(ctx, state, s.now().Add(-life)))
	}
	return err
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

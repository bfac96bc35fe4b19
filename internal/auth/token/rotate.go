package token

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

// rotate makes the key that follows the newest one. store.ErrConflict if another node was faster.
func (r *keyring) rotate(ctx context.Context, activeFrom time.Time) (auth.SigningKey, error) {
	next, err := newSigningKey(r.sealer, r.now(), activeFrom)
	if err != nil {
		return auth.SigningKey{}, err
	}
	// The last token of the old key is signed when the next takes over, or up to maxAge later on a node that has not seen it yet.
	expiry := activeFrom.Add(r.config.AccessLife + keyMargin)
	if err := r.access.RotateSigningKey(ctx, r.held.Load().newest.ID, next, expiry); err != nil {
		return auth.SigningKey{}, err
	}
	r.log.Info("signing key made", "kid", next.ID, "signsFrom", activeFrom)
	return next, r.sync(ctx)
}

// rotateIfDue makes the next key once the newest has signed for its time, a
// publishing lead before it is to take over, and deletes keys that expired, where this process does that for all.
func (r *keyring) rotateIfDue(ctx context.Context) error {
	held, now := r.held.Load(), r.now()
	due := held.newest.ID != "" && !now.Before(held.newest.ActiveFrom.Add(r.config.RotateEvery-r.config.PublishLead))
	if !held.expired && !due || !r.alone(ctx) {
		return nil
	}
	if held.expired {
		if err := r.access.DeleteSigningKeys(ctx, now); err != nil {
			return fmt.Errorf("delete expired signing keys: %w", err)
		}
	}
	if !due {
		return nil
	}
	_, err := r.rotate(ctx, now.Add(r.config.PublishLead))
	if errors.Is(err, store.ErrConflict) {
		return nil // another node made it; the next poll finds it
	}
	return err
}

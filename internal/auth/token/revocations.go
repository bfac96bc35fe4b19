package token

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

// sweepEvery is how often revocations that outlived their use are forgotten.
const sweepEvery = time.Minute

// Mark is the number of the newest revocation that was known when a grant, or a
// log-in, began. Later revocations of its user or client refuse it. Marks order
// the two without any clock: the clocks of two nodes never agree.
type Mark int64

// target is what a revocation is of. Its subject is unique in the whole service.
type target struct {
	kind    auth.RevocationKind
	subject string
}

// revocations holds those of the store that still matter.
type revocations struct {
	access store.Access
	now    func() time.Time

	syncing sync.Mutex

	mu       sync.RWMutex
	byTarget map[target]auth.Revocation
	mark     Mark // the newest of those read from the store
	syncedAt time.Time
	sweptAt  time.Time
}

func newRevocations(deps Deps) *revocations {
	return &revocations{access: deps.Access, now: deps.Now, byTarget: map[target]auth.Revocation{}}
}

// sync reads what is new in the store.
func (r *revocations) sync(ctx context.Context) error {
	r.syncing.Lock()
	defer r.syncing.Unlock()
	return r.read(ctx)
}

func (r *revocations) read(ctx context.Context) error {
	at := r.now()
	news, err := r.access.Revocations(ctx, int64(r.position()))
	if err != nil {
		return fmt.Errorf("read revocations: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, revocation := range news {
		r.hold(revocation)
		r.mark = max(r.mark, Mark(revocation.Number))
	}
	r.syncedAt = at
	r.sweep(at)
	return nil
}

// hold keeps the newest revocation of a target. The caller has the lock.
func (r *revocations) hold(revocation auth.Revocation) {
	key := target{revocation.Kind, revocation.Subject}
	if held, ok := r.byTarget[key]; !ok || held.Number < revocation.Number {
		r.byTarget[key] = revocation
	}
}

// sweep forgets revocations that refuse nothing any more. The caller has the lock.
func (r *revocations) sweep(now time.Time) {
	if now.Sub(r.sweptAt) < sweepEvery {
		return
	}
	r.sweptAt = now
	for key, held := range r.byTarget {
		if !now.Before(held.ExpiresAt) {
			delete(r.byTarget, key)
		}
	}
}

func (r *revocations) position() Mark {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.mark
}

// catchUp reads what is new and returns the mark to begin a grant with.
func (r *revocations) catchUp(ctx context.Context) (Mark, error) {
	if err := r.sync(ctx); err != nil {
		return 0, err
	}
	return r.position(), nil
}

// fresh makes sure that the copy is less than maxAge old.
func (r *revocations) fresh(ctx context.Context) error {
	if r.age() < maxAge {
		return nil
	}
	r.syncing.Lock()
	defer r.syncing.Unlock()
	if r.age() < maxAge {
		return nil // another call read them while this one waited
	}
	return r.read(ctx)
}

func (r *revocations) age() time.Duration {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.now().Sub(r.syncedAt)
}

// add revokes in the store, and here at once.
func (r *revocations) add(ctx context.Context, revocation auth.Revocation) error {
	number, err := r.access.Revoke(ctx, revocation)
	return r.added(revocation, number, err)
}

// addFamily revokes a family and removes its refresh tokens in the store, and revokes it here at once.
func (r *revocations) addFamily(ctx context.Context, revocation auth.Revocation) error {
	number, err := r.access.RevokeFamily(ctx, revocation.Tenant, revocation)
	return r.added(revocation, number, err)
}

func (r *revocations) added(revocation auth.Revocation, number int64, err error) error {
	if err != nil {
		return fmt.Errorf("revoke %s: %w", revocation.Kind, err)
	}
	revocation.Number = number
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hold(revocation)
	return nil
}

// ever reports whether a token or family was revoked, whenever that was.
func (r *revocations) ever(kind auth.RevocationKind, subject string) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	_, revoked := r.byTarget[target{kind, subject}]
	return revoked
}

// since reports whether a user or client was revoked after mark.
func (r *revocations) since(mark Mark, kind auth.RevocationKind, subject string) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.byTarget[target{kind, subject}].Number > int64(mark)
}

package token

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

// reloadEvery is how often tokens with unknown keys can make a node read the store.
const reloadEvery = 100 * time.Millisecond

var errNoKey = errors.New("no signing key can be used")

// keyring holds the signing keys of the store, opened.
type keyring struct {
	access store.Access
	sealer sealer
	config Config
	now    func() time.Time
	log    *slog.Logger
	alone  func(context.Context) bool

	held    atomic.Pointer[keys]
	loading sync.Mutex
}

// keys are the signing keys as they were at one moment. It is never changed.
type keys struct {
	opened []*signingKey // oldest first
	// newest is the last key made, whether it could be opened or not; zero when there is none.
	newest   auth.SigningKey
	expired  bool // some key has outlived its use
	loadedAt time.Time
	// fault says which keys could not be opened.
	fault error
}

func newKeyring(config Config, deps Deps) *keyring {
	r := &keyring{access: deps.Access, sealer: newSealer(config.KEK, config.KEKSource), config: config, now: deps.Now, log: deps.Log, alone: deps.Alone}
	if r.alone == nil {
		r.alone = func(context.Context) bool { return true }
	}
	r.held.Store(&keys{})
	return r
}

// open loads the keys, and makes the first one. Two nodes that start together make one between them.
func (r *keyring) open(ctx context.Context) error {
	if err := r.sync(ctx); err != nil {
		return err
	}
	if r.held.Load().newest.ID != "" {
		return nil
	}
	if _, err := r.rotate(ctx, r.now()); err != nil && !errors.Is(err, store.ErrConflict) {
		return fmt.Errorf("make the first signing key: %w", err)
	}
	return r.sync(ctx)
}

// sync reads the keys from the store. Those that open are held even if others do not: the error says which.
func (r *keyring) sync(ctx context.Context) error {
	r.loading.Lock()
	defer r.loading.Unlock()
	if err := r.load(ctx); err != nil {
		return err
	}
	return r.held.Load().fault
}

// load is for who holds the lock. Its error leaves what is held as it was.
func (r *keyring) load(ctx context.Context) error {
	loadedAt := r.now()
	kept, err := r.access.SigningKeys(ctx)
	if err != nil {
		return fmt.Errorf("read signing keys: %w", err)
	}
	next := &keys{loadedAt: loadedAt}
	for _, k := range kept {
		r.add(next, k)
	}
	r.held.Store(next)
	return nil
}

func (r *keyring) add(next *keys, kept auth.SigningKey) {
	next.newest = kept
	opened, err := r.opened(kept)
	switch {
	case err != nil:
		next.fault = errors.Join(next.fault, err)
	case !opened.published(next.loadedAt):
		next.expired = true
	default:
		next.opened = append(next.opened, opened)
	}
}

// opened returns a key that was opened before, with its present expiry, or opens it.
func (r *keyring) opened(kept auth.SigningKey) (*signingKey, error) {
	if before := r.held.Load().find(kept.ID); before != nil {
		again := *before
		again.SigningKey = kept
		return &again, nil
	}
	return openSigningKey(r.sealer, kept)
}

// fresh returns keys that are less than maxAge old.
func (r *keyring) fresh(ctx context.Context) (*keys, error) {
	return r.youngerThan(ctx, maxAge)
}

func (r *keyring) youngerThan(ctx context.Context, age time.Duration) (*keys, error) {
	if held := r.held.Load(); r.now().Sub(held.loadedAt) < age {
		return held, nil
	}
	r.loading.Lock()
	defer r.loading.Unlock()
	if held := r.held.Load(); r.now().Sub(held.loadedAt) < age {
		return held, nil // another call read them while this one waited
	}
	if err := r.load(ctx); err != nil {
		return nil, err
	}
	return r.held.Load(), nil // a key that does not open is Run's to report
}

// byID returns a published key. One that is unknown may have been made a moment ago: the store is asked.
func (r *keyring) byID(ctx context.Context, id string) (*signingKey, error) {
	for _, age := range []time.Duration{maxAge, reloadEvery} {
		held, err := r.youngerThan(ctx, age)
		if err != nil {
			return nil, err
		}
		if key := held.find(id); key != nil && key.published(r.now()) {
			return key, nil
		}
	}
	return nil, ErrUnknownKey
}

// signing returns the key that signs now: the newest of those that may. Where none may
// yet the oldest does: the first key was made by a node whose clock is ahead of ours.
func (r *keyring) signing(ctx context.Context) (*signingKey, error) {
	held, err := r.fresh(ctx)
	if err != nil {
		return nil, err
	}
	now := r.now()
	for _, key := range slices.Backward(held.opened) {
		if !key.ActiveFrom.After(now) && key.published(now) {
			return key, nil
		}
	}
	if len(held.opened) == 0 {
		return nil, errNoKey
	}
	return held.opened[0], nil
}

func (k *keys) find(id string) *signingKey {
	for _, key := range k.opened {
		if key.ID == id {
			return key
		}
	}
	return nil
}

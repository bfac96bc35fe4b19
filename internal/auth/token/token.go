// Package token owns access and refresh tokens: the keys that sign them, how
// they are issued, exchanged, revoked and checked, and what the bearer may do now.
//
// It speaks no HTTP: the OAuth endpoints are server/oauth. Proving who a person
// is is auth/login; keeping the records is package store.
//
// Any number of nodes and commands work on one store. Each holds copies of keys,
// revocations, users and clients that are less than a second old; a call that
// finds a copy older than that reads the store first, and fails if it cannot.
package token

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

const (
	// maxAge is how old a copy of keys or revocations may be before a call reads the store itself.
	maxAge = 900 * time.Millisecond
	// pollEvery is how often Run renews these copies.
	pollEvery = 250 * time.Millisecond
	// recordAge is how long a user or client is held.
	recordAge = 500 * time.Millisecond
)

// Deps are what a Service works with.
type Deps struct {
	Access    store.Access
	Companies *directory.Directory
	Desk      *login.Desk
	Log       *slog.Logger
	Now       func() time.Time
	// Alone reports whether this process is the one that rotates keys for all. Nil: it is.
	Alone func(context.Context) bool
}

// Service issues and checks tokens. It is safe for concurrent use.
type Service struct {
	Deps
	config      Config
	deriver     deriver
	keys        *keyring
	revocations *revocations
	records     records
	verified    *generations[[32]byte, verified]
}

// Open returns a Service, with a signing key made if there is none yet.
// ErrWrongKEK if the keys in the store were sealed under another key-encryption key.
func Open(ctx context.Context, config Config, deps Deps) (*Service, error) {
	config = config.withDefaults()
	if err := config.validate(); err != nil {
		return nil, err
	}
	s := &Service{
		Deps:        deps,
		config:      config,
		deriver:     newDeriver(config.KEK),
		keys:        newKeyring(config, deps),
		revocations: newRevocations(deps),
		records:     newRecords(deps),
		verified:    newGenerations[[32]byte, verified](maxVerified),
	}
	if err := s.keys.open(ctx); err != nil {
		return nil, err
	}
	return s, s.revocations.sync(ctx)
}

// Issuer returns the issuer of the tokens: the public URL of the server.
func (s *Service) Issuer() string { return s.config.Issuer }

// DeriveKey returns a secret key for one purpose, the same on every node.
func (s *Service) DeriveKey(purpose string) []byte { return s.config.KEK.derive(purpose) }

// Run keeps the copies fresh and rotates the signing key when it is due. It
// returns when ctx is done.
func (s *Service) Run(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	var last string
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			last = s.report(s.poll(ctx), last)
		}
	}
}

func (s *Service) poll(ctx context.Context) error {
	err := errors.Join(s.revocations.sync(ctx), s.keys.sync(ctx), s.keys.rotateIfDue(ctx))
	if ctx.Err() != nil {
		return nil //nolint:nilerr // whoever stops the service knows
	}
	return err
}

// report logs an error once, not four times a second for as long as it lasts.
func (s *Service) report(err error, last string) string {
	if err == nil {
		return ""
	}
	if text := err.Error(); text != last {
		s.Log.Error("keys and revocations cannot be renewed", "error", err)
		return text
	}
	return last
}

// Rotate makes a new signing key. It signs after the publishing lead, when every
// client has seen it, or at once with immediately; the old keys stay
// published until the last token they signed has expired.
// store.ErrConflict if another key was made at the same moment.
func (s *Service) Rotate(ctx context.Context, immediately bool) (auth.SigningKey, error) {
	activeFrom := s.Now()
	if !immediately {
		activeFrom = activeFrom.Add(s.config.PublishLead)
	}
	if err := s.keys.sync(ctx); err != nil {
		return auth.SigningKey{}, err
	}
	key, err := s.keys.rotate(ctx, activeFrom)
	if err != nil {
		return auth.SigningKey{}, fmt.Errorf("rotate the signing key: %w", err)
	}
	return key, nil
}

package token

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/store"
)

// SystemClientID is the client that till integrations of other servers are built for.
// It belongs to no tenant and serves the users of all.
const SystemClientID = "wf_wap_tp"

// Client is a client that proved who it is, as every grant wants one.
type Client struct {
	auth.Client
	// From is where it calls from, for the limits of log-ins.
	From login.Origin
	// mark was taken before the record was read: what changes it later refuses what is granted now.
	mark Mark
}

// AuthenticateClient returns the client with this id and secret. ErrInvalidClient if there is none.
func (s *Service) AuthenticateClient(ctx context.Context, id, secret string) (Client, error) {
	mark, err := s.revocations.catchUp(ctx)
	if err != nil {
		return Client{}, err
	}
	record, err := s.Access.Client(ctx, id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return Client{}, fmt.Errorf("read client: %w", err)
	}
	matches := password.SecretMatches(secret, record.SecretHash)
	if !matches || record.Disabled {
		return Client{}, whyInvalid(record, matches)
	}
	return Client{Client: record, mark: mark}, nil
}

// whyInvalid says for the log what the answer does not tell. An id that no client has stays out of it: it may be a secret in
// the wrong place.
func whyInvalid(record auth.Client, matches bool) error {
	switch {
	case record.ID == "":
		return ErrInvalidClient
	case !matches:
		return fmt.Errorf("%w: client %s has another secret", ErrInvalidClient, record.ID)
	}
	return fmt.Errorf("%w: client %s is disabled", ErrInvalidClient, record.ID)
}

// may returns ErrGrantNotAllowed unless the client is allowed the grant.
func (c Client) may(grant auth.Grant) error {
	if !slices.Contains(c.Grants, grant) {
		return ErrGrantNotAllowed
	}
	return nil
}

// EnsureSystemClient makes the system client if there is none yet. Its secret is
// returned this once, when created is true, and kept nowhere.
func EnsureSystemClient(ctx context.Context, deps Deps) (secret string, created bool, err error) {
	if _, err := deps.Access.Client(ctx, SystemClientID); !errors.Is(err, store.ErrNotFound) {
		return "", false, err
	}
	secret, hash := password.NewSecret()
	err = deps.Access.AddClient(ctx, 0, auth.Client{
		ID:         SystemClientID,
		Name:       "Till integrations",
		SecretHash: hash,
		Grants:     []auth.Grant{auth.GrantPassword, auth.GrantRefreshToken},
		Scopes:     auth.Scopes(),
		CreatedAt:  deps.Now(),
	})
	if errors.Is(err, store.ErrConflict) {
		return "", false, nil // another node made it at the same moment, and showed its secret
	}
	if err != nil {
		return "", false, fmt.Errorf("make the client %s: %w", SystemClientID, err)
	}
	return secret, true, nil
}

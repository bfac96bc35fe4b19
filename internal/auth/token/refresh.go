package token

import (
	"context"
	"errors"
	"fmt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// ForRefreshToken exchanges a refresh token for an access token and the next
// refresh token (RFC 6749 6, rotated as RFC 9700 4.14 says): ErrInvalidGrant, ErrReused,
// *ScopeError or ErrGrantNotAllowed if not.
//
// A token that was exchanged before is taken as stolen, and its whole family revoked, unless
// the same client asks again within the grace and has not used the answer: it lost it.
func (s *Service) ForRefreshToken(ctx context.Context, client Client, text, scope string) (Issued, error) {
	if err := client.may(auth.GrantRefreshToken); err != nil {
		return Issued{}, err
	}
	held, err := s.heldBy(ctx, client.Client, text)
	if err != nil {
		return Issued{}, err
	}
	granted, err := s.refreshScopes(ctx, client, held, scope)
	if err != nil {
		return Issued{}, err
	}
	h := holder{slug: held.slug, clientID: client.ID, username: held.Username, family: held.Family, scopes: held.Scopes, mark: client.mark}
	next, record := s.newRefreshToken(held.Tenant, h)
	if err := s.exchange(ctx, held, record); err != nil {
		return Issued{}, err
	}
	h.scopes = granted // of this access token only: the next refresh may ask for all of the first again
	return s.issue(ctx, h, next)
}

// heldToken is a refresh token as presented, with what is kept of it.
type heldToken struct {
	refreshText
	auth.RefreshToken
}

// heldBy returns a refresh token of this client that nothing has ended. It may have been used.
func (s *Service) heldBy(ctx context.Context, client auth.Client, text string) (heldToken, error) {
	presented, ok := parseRefreshText(text)
	if !ok {
		return heldToken{}, ErrInvalidGrant
	}
	company, err := s.Companies.BySlug(ctx, presented.slug)
	if errors.Is(err, directory.ErrNotFound) {
		return heldToken{}, ErrInvalidGrant
	}
	if err != nil {
		return heldToken{}, err
	}
	record, err := s.Access.RefreshToken(ctx, company.ID, presented.hash())
	if errors.Is(err, store.ErrNotFound) {
		return heldToken{}, ErrInvalidGrant
	}
	if err != nil {
		return heldToken{}, fmt.Errorf("read refresh token: %w", err)
	}
	held := heldToken{presented, record}
	if record.ClientID != client.ID || s.ended(held) {
		return heldToken{}, ErrInvalidGrant
	}
	return held, nil
}

func (s *Service) ended(held heldToken) bool {
	return !s.Now().Before(held.ExpiresAt) ||
		s.revocations.ever(auth.RevokedFamily, held.Family) ||
		s.revocations.since(held.mark, auth.RevokedUser, held.Username) ||
		s.revocations.since(held.mark, auth.RevokedClient, held.ClientID)
}

// refreshScopes returns what the user may still do of what was granted at log-in. The
// user is read from the store, not from the copy: who was disabled gets nothing new.
func (s *Service) refreshScopes(ctx context.Context, client Client, held heldToken, scope string) ([]auth.Scope, error) {
	user, err := s.Access.User(ctx, held.Username)
	if errors.Is(err, store.ErrNotFound) || err == nil && (user.Disabled || user.Tenant != held.Tenant) {
		return nil, ErrInvalidGrant
	}
	if err != nil {
		return nil, fmt.Errorf("read user: %w", err)
	}
	if !serves(client.Client, user.Tenant) {
		return nil, ErrInvalidGrant
	}
	return grantScopes(scope, held.Scopes, standing(user, client.Client).Scopes)
}

// exchange puts the next token in the place of the one held.
func (s *Service) exchange(ctx context.Context, held heldToken, next auth.RefreshToken) error {
	now := s.Now()
	if held.UsedAt.IsZero() {
		err := s.Access.SpendRefreshToken(ctx, held.Tenant, held.Hash, now, next)
		if !errors.Is(err, store.ErrConflict) {
			return wrap("exchange refresh token", err)
		}
		held.UsedAt = now // by another call at this very moment: that is within the grace
	}
	if now.Sub(held.UsedAt) <= refreshGrace {
		err := s.Access.ReplaceSuccessor(ctx, held.Tenant, held.Hash, next)
		if !errors.Is(err, store.ErrConflict) {
			return wrap("exchange refresh token again", err)
		}
	}
	if err := s.revokeFamily(ctx, held.Tenant, held.Family); err != nil {
		return err
	}
	return ErrReused
}

// revokeFamily ends everything that came of one log-in, even if whoever caused it has hung up.
// The access tokens go first: without the refresh tokens the family can no longer be found.
func (s *Service) revokeFamily(ctx context.Context, id tenant.ID, family string) error {
	ctx = context.WithoutCancel(ctx)
	if err := s.revoke(ctx, id, auth.RevokedFamily, family, s.config.AccessLife); err != nil {
		return err
	}
	return wrap("delete refresh tokens", s.Access.DeleteFamily(ctx, id, family))
}

func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

package token

import (
	"context"
	"errors"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// Revoke ends a token of this client (RFC 7009): an access token alone, a refresh token with
// everything that came of the same log-in. A token that is unknown, not valid any more or another client's is left alone: no error.
func (s *Service) Revoke(ctx context.Context, client Client, raw string) error {
	held, err := s.heldBy(ctx, client.Client, raw)
	if err == nil {
		return s.revokeFamily(ctx, held.Tenant, held.Family)
	}
	if !errors.Is(err, ErrInvalidGrant) {
		return err
	}
	return s.revokeAccess(ctx, client, raw)
}

func (s *Service) revokeAccess(ctx context.Context, client Client, raw string) error {
	v, caller, err := s.inspect(ctx, raw)
	if isInvalid(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if v.ClientID != client.ID {
		return nil
	}
	life := time.Unix(v.Expires, 0).Sub(s.Now())
	return s.revoke(ctx, caller.Tenant, auth.RevokedToken, v.ID, life)
}

// RevokeUser refuses every token issued to a user up to now: after a new password, or a lost phone.
func (s *Service) RevokeUser(ctx context.Context, id tenant.ID, username string) error {
	return s.revoke(ctx, id, auth.RevokedUser, username, s.config.RefreshLife)
}

// RevokeClient refuses every token issued to a client up to now: after a new secret.
func (s *Service) RevokeClient(ctx context.Context, id tenant.ID, clientID string) error {
	return s.revoke(ctx, id, auth.RevokedClient, clientID, s.config.RefreshLife)
}

// revoke refuses tokens of which the last has expired after life.
func (s *Service) revoke(ctx context.Context, id tenant.ID, kind auth.RevocationKind, subject string, life time.Duration) error {
	return s.revocations.add(ctx, s.newRevocation(id, kind, subject, life))
}

// newRevocation returns a revocation of tokens of which the last has expired after life.
func (s *Service) newRevocation(id tenant.ID, kind auth.RevocationKind, subject string, life time.Duration) auth.Revocation {
	now := s.Now()
	return auth.Revocation{
		Tenant: id, Kind: kind, Subject: subject, At: now, ExpiresAt: now.Add(life + clockLeeway),
	}
}

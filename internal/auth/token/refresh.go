package token

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// ForRefreshToken exchanges a refresh token for an access token and the next refresh token (RFC 6749
// 6), as the outline of heldToken says: ErrInvalidGrant, ErrReused, *ScopeError or
// ErrGrantNotAllowed if not.
func (s *Service) ForRefreshToken(ctx context.Context, client Client, text, scope string) (Issued, error) {
	if err := client.may(auth.GrantRefreshToken); err != nil {
		return Issued{}, err
	}
	held, err := s.heldBy(ctx, client.Client, text)
	if err != nil {
		return Issued{}, err
	}
	granted, refused := s.refreshScopes(ctx, client, held, scope)
	if refused != nil && held.UsedAt.IsZero() {
		return Issued{}, refused // a refusal spends nothing
	}
	next, err := s.exchange(ctx, held)
	if err := cmp.Or(err, refused); err != nil {
		return Issued{}, err
	}
	h := holder{
		slug: held.slug, clientID: client.ID, username: held.Username, family: held.Family,
		scopes: granted, mark: client.mark,
	}
	return s.issue(ctx, h, next.String())
}

// heldToken is a refresh token as presented, with what is kept of it.
//
// Refresh tokens rotate, and a stolen one is noticed (RFC 9700 4.14.2). All tokens of one log-in are
// a family, a chain in which each has at most one successor:
//
//  1. A log-in makes the first token, at random. Only hashes of tokens are stored.
//  2. Exchanging a token marks it used and inserts its successor, in one transaction. The successor
//     is derived from the token (see deriver), and carries the scopes of the log-in.
//  3. Presented again within refreshGrace, while its successor is unused, a used token gets the same
//     successor, and nothing changes. So parallel refreshes on any nodes all carry one living token,
//     and a lost answer is had again, even if the node that made it crashed after the commit.
//  4. Presented after that, or once its successor was used, it is reuse: somebody has a copy. One
//     transaction removes the tokens of the family and revokes its access tokens.
//
// Invariants, whatever calls overlap:
//   - all answers to one token carry the same successor;
//   - at most one token of a family is unused;
//   - a thief inside the grace gets the token of the holder, not another at the holder's expense: of
//     the two, the first that comes late ends the family for both.
//
// What is presented by another client, has expired, or asks for scopes that cannot be granted is
// refused and spends nothing. An expired token ends no family.
//
// A successor that this node cannot derive was made by a node of the release before, or under
// another key-encryption key. Within the grace it is replaced, and remembered: whoever presents it
// ends the family.
//
// The grace is measured between the clock of the node that exchanged the token and that of the node
// that sees it again: as far as those differ, it is shorter or longer.
//
// Rejected: a new successor for each call within the grace. Of several answers all but one are dead
// on arrival, and a thief inside the grace has the living one. See docs/adr/0022.
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

// exchange returns the successor of the token held, and makes it unless it is there. ErrReused, and
// the end of the family, if the token is reused; ErrInvalidGrant if its family ended meanwhile.
func (s *Service) exchange(ctx context.Context, held heldToken) (refreshText, error) {
	next := s.deriver.successor(held.refreshText)
	record := s.newRecord(next, held.RefreshToken)
	err := s.Access.ExchangeRefreshToken(ctx, held.Tenant, held.Hash, record, refreshGrace)
	switch {
	case errors.Is(err, store.ErrConflict):
		return refreshText{}, cmp.Or(s.revokeFamily(ctx, held.Tenant, held.Family), ErrReused)
	case errors.Is(err, store.ErrNotFound):
		return refreshText{}, ErrInvalidGrant
	}
	return next, wrap("exchange refresh token", err)
}

// revokeFamily ends everything that came of one log-in, even if whoever caused it has hung up.
func (s *Service) revokeFamily(ctx context.Context, id tenant.ID, family string) error {
	r := s.newRevocation(id, auth.RevokedFamily, family, s.config.AccessLife)
	return s.revocations.addFamily(context.WithoutCancel(ctx), r)
}

func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

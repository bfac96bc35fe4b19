package token

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Issued is the answer to a grant.
type Issued struct {
	Access    string
	ExpiresIn time.Duration
	// Refresh is empty for a client's own token.
	Refresh string
	Scope   string
}

// ForPassword issues tokens to a person (RFC 6749 4.3): *ScopeError, ErrGrantNotAllowed,
// ErrWrongCompany, or what login.Desk.Login returns, if not.
func (s *Service) ForPassword(ctx context.Context, client Client, username, secret, scope string) (Issued, error) {
	if err := client.may(auth.GrantPassword); err != nil {
		return Issued{}, err
	}
	if _, err := parseScopes(scope); err != nil {
		return Issued{}, err
	}
	user, err := s.Desk.Login(ctx, client.From, username, secret)
	if err != nil {
		return Issued{}, err
	}
	h, err := s.loggedIn(ctx, client, user, scope)
	if err != nil {
		return Issued{}, err
	}
	refresh, record := s.newRefreshToken(user.Tenant, h)
	if err := s.Access.AddRefreshToken(ctx, user.Tenant, record); err != nil {
		return Issued{}, fmt.Errorf("keep refresh token: %w", err)
	}
	return s.issue(ctx, h, refresh)
}

// loggedIn returns the holder of the tokens of a log-in, which begins a family.
func (s *Service) loggedIn(ctx context.Context, client Client, user auth.User, scope string) (holder, error) {
	company, err := s.companyOf(ctx, client, user)
	if err != nil {
		return holder{}, err
	}
	granted, err := grantScopes(scope, standing(user, client.Client).Scopes)
	if err != nil {
		return holder{}, err
	}
	family, err := uuid.NewV7()
	if err != nil {
		return holder{}, fmt.Errorf("name the log-in: %w", err)
	}
	return holder{
		slug:     company.Slug,
		clientID: client.ID,
		username: user.Username,
		family:   family.String(),
		scopes:   granted,
		mark:     client.mark,
	}, nil
}

// ForClient issues a token to a client itself (RFC 6749 4.4): *ScopeError or ErrGrantNotAllowed if not.
func (s *Service) ForClient(ctx context.Context, client Client, scope string) (Issued, error) {
	if err := client.may(auth.GrantClientCredentials); err != nil {
		return Issued{}, err
	}
	if client.Tenant == 0 {
		return Issued{}, ErrGrantNotAllowed // its own token would be of no company
	}
	company, err := s.Companies.Company(ctx, client.Tenant)
	if errors.Is(err, directory.ErrNotFound) {
		return Issued{}, ErrInvalidClient
	}
	if err != nil {
		return Issued{}, err
	}
	granted, err := grantScopes(scope, client.Scopes)
	if err != nil {
		return Issued{}, err
	}
	return s.issue(ctx, holder{slug: company.Slug, clientID: client.ID, scopes: granted, mark: client.mark}, "")
}

// issue signs the access token that goes with a refresh token, if there is one.
func (s *Service) issue(ctx context.Context, h holder, refresh string) (Issued, error) {
	key, err := s.keys.signing(ctx)
	if err != nil {
		return Issued{}, err
	}
	c, err := s.claimsFor(h)
	if err != nil {
		return Issued{}, err
	}
	access, err := key.sign(c)
	if err != nil {
		return Issued{}, err
	}
	return Issued{Access: access, ExpiresIn: s.config.AccessLife, Refresh: refresh, Scope: c.Scope}, nil
}

// companyOf returns the company of a user whom this client may serve.
func (s *Service) companyOf(ctx context.Context, client Client, user auth.User) (*directory.Snapshot, error) {
	if !serves(client.Client, user.Tenant) {
		return nil, ErrWrongCompany
	}
	company, err := s.Companies.Company(ctx, user.Tenant)
	if errors.Is(err, directory.ErrNotFound) {
		return nil, ErrWrongCompany
	}
	return company, err
}

// serves reports whether a client may act for this tenant.
func serves(client auth.Client, id tenant.ID) bool {
	return client.Tenant == 0 || client.Tenant == id
}

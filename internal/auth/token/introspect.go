package token

import (
	"context"
	"errors"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Introspection is what is known of a token (RFC 7662 2.2). The zero value is a token that is not active.
type Introspection struct {
	Active    bool        `json:"active"`
	Scope     string      `json:"scope,omitzero"`
	ClientID  string      `json:"client_id,omitzero"`
	Username  string      `json:"username,omitzero"`
	TokenType string      `json:"token_type,omitzero"`
	Expires   int64       `json:"exp,omitzero"`
	IssuedAt  int64       `json:"iat,omitzero"`
	Subject   string      `json:"sub,omitzero"`
	Audience  string      `json:"aud,omitzero"`
	Issuer    string      `json:"iss,omitzero"`
	ID        string      `json:"jti,omitzero"`
	Tenant    tenant.Slug `json:"tenant,omitzero"`
}

// Introspect says what a token is worth. A client learns of the tokens of its own tenant,
// one that serves all tenants of those it was issued; any other token reads as not active.
func (s *Service) Introspect(ctx context.Context, client Client, raw string) (Introspection, error) {
	v, caller, err := s.inspect(ctx, raw)
	if isInvalid(err) {
		return s.introspectRefresh(ctx, client, raw)
	}
	if err != nil {
		return Introspection{}, err
	}
	if !concerns(client, caller.Tenant, v.ClientID) {
		return Introspection{}, nil
	}
	return Introspection{
		Active: true, Scope: formatScopes(caller.Scopes), ClientID: v.ClientID, Username: v.username(), TokenType: "Bearer",
		Expires: v.Expires, IssuedAt: v.IssuedAt, Subject: v.Subject, Audience: v.Audience, Issuer: v.Issuer, ID: v.ID, Tenant: v.Tenant,
	}, nil
}

// introspectRefresh says what a refresh token is worth to the client that holds it.
func (s *Service) introspectRefresh(ctx context.Context, client Client, raw string) (Introspection, error) {
	held, err := s.heldBy(ctx, client.Client, raw)
	if errors.Is(err, ErrInvalidGrant) || err == nil && !held.UsedAt.IsZero() {
		return Introspection{}, nil
	}
	if err != nil {
		return Introspection{}, err
	}
	user, err := s.Access.User(ctx, held.Username)
	if errors.Is(err, store.ErrNotFound) || err == nil && user.Disabled {
		return Introspection{}, nil
	}
	if err != nil {
		return Introspection{}, wrap("read user", err)
	}
	scopes := common(held.Scopes, standing(user, client.Client).Scopes)
	return refreshIntrospection(held, scopes, s.config.Issuer), nil
}

func refreshIntrospection(held heldToken, scopes []auth.Scope, issuer string) Introspection {
	return Introspection{
		Active: true, Scope: formatScopes(scopes), ClientID: held.ClientID, Username: held.Username,
		Expires: held.ExpiresAt.Unix(), IssuedAt: held.IssuedAt.Unix(), Subject: held.Username, Issuer: issuer, Tenant: held.slug,
	}
}

func concerns(client Client, id tenant.ID, issuedTo string) bool {
	if client.Tenant == 0 {
		return client.ID == issuedTo
	}
	return client.Tenant == id
}

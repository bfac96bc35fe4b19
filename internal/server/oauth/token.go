package oauth

import (
	"context"
	"net/http"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
)

// tokenAnswer is a token (RFC 6749 5.1).
type tokenAnswer struct {
	Access    string `json:"access_token"`
	ExpiresIn int64  `json:"expires_in"`
	Type      string `json:"token_type"`
	Refresh   string `json:"refresh_token,omitzero"`
	Scope     string `json:"scope"`
}

// Token issues tokens (RFC 6749 3.2) by the grants password, refresh_token and client_credentials.
func (h *Handler) Token(w http.ResponseWriter, r *http.Request, v Visitor) {
	h.serve(w, r, v, func(ctx context.Context, c call) (any, error) {
		issued, err := h.grant(ctx, c)
		if err != nil {
			return nil, err
		}
		return tokenAnswer{
			Access:    issued.Access,
			ExpiresIn: int64(issued.ExpiresIn / time.Second),
			Type:      "Bearer",
			Refresh:   issued.Refresh,
			Scope:     issued.Scope,
		}, nil
	})
}

func (h *Handler) grant(ctx context.Context, c call) (token.Issued, error) {
	grant, err := c.form.require("grant_type")
	if err != nil {
		return token.Issued{}, err
	}
	switch auth.Grant(grant) {
	case auth.GrantPassword:
		return h.forPassword(ctx, c)
	case auth.GrantRefreshToken:
		return h.forRefreshToken(ctx, c)
	case auth.GrantClientCredentials:
		return h.tokens.ForClient(ctx, c.client, c.form["scope"])
	}
	return token.Issued{}, errUnsupportedGrant
}

func (h *Handler) forPassword(ctx context.Context, c call) (token.Issued, error) {
	username, err := c.form.require("username")
	if err != nil {
		return token.Issued{}, err
	}
	secret, err := c.form.require("password")
	if err != nil {
		return token.Issued{}, err
	}
	return h.tokens.ForPassword(ctx, c.client, username, secret, c.form["scope"])
}

func (h *Handler) forRefreshToken(ctx context.Context, c call) (token.Issued, error) {
	text, err := c.form.require("refresh_token")
	if err != nil {
		return token.Issued{}, err
	}
	return h.tokens.ForRefreshToken(ctx, c.client, text, c.form["scope"])
}

// Revocation ends a token (RFC 7009). The hint is not needed: the two kinds are told apart by their form.
func (h *Handler) Revocation(w http.ResponseWriter, r *http.Request, v Visitor) {
	h.serve(w, r, v, func(ctx context.Context, c call) (any, error) {
		raw, err := c.form.require("token")
		if err != nil {
			return nil, err
		}
		return nil, h.tokens.Revoke(ctx, c.client, raw)
	})
}

// Introspection says what a token is worth (RFC 7662).
func (h *Handler) Introspection(w http.ResponseWriter, r *http.Request, v Visitor) {
	h.serve(w, r, v, func(ctx context.Context, c call) (any, error) {
		raw, err := c.form.require("token")
		if err != nil {
			return nil, err
		}
		return h.tokens.Introspect(ctx, c.client, raw)
	})
}

package token_test

import (
	"errors"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

func TestSystemClientIsMadeOnce(t *testing.T) {
	w := tokentest.New(t, noon)
	secret, created, err := token.EnsureSystemClient(t.Context(), w.Deps())
	if err != nil || created || secret != "" {
		t.Errorf("second time: %q, %v, %v, want nothing", secret, created, err)
	}
	if _, err := w.Tokens.AuthenticateClient(t.Context(), token.SystemClientID, w.SystemSecret); err != nil {
		t.Errorf("the first secret: %v", err)
	}
}

func TestAuthenticateClient(t *testing.T) {
	w := tokentest.New(t, noon)
	disabled := w.AddClient(t, w.Company.ID, auth.Client{ID: "disabled", Disabled: true})
	tests := []struct {
		name, id, secret string
		want             error
	}{
		{"right", tokentest.ClientID, w.ClientSecret, nil},
		{"wrong secret", tokentest.ClientID, w.SystemSecret, token.ErrInvalidClient},
		{"no secret", tokentest.ClientID, "", token.ErrInvalidClient},
		{"unknown", "nobody", w.ClientSecret, token.ErrInvalidClient},
		{"disabled", "disabled", disabled, token.ErrInvalidClient},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := w.Tokens.AuthenticateClient(t.Context(), tt.id, tt.secret); !errors.Is(err, tt.want) {
				t.Errorf("AuthenticateClient: %v, want %v", err, tt.want)
			}
		})
	}
}

func TestPasswordGrant(t *testing.T) {
	w := tokentest.New(t, noon)
	bar := w.AddCompany(t, "bar")
	closed := w.AddCompany(t, "closed")
	w.AddUser(t, bar.ID, auth.User{Username: "bo", Scopes: auth.Scopes()})
	w.AddUser(t, closed.ID, auth.User{Username: "cy", Scopes: auth.Scopes()})
	w.AddUser(t, w.Company.ID, auth.User{Username: "idle"})
	w.AddUser(t, w.Company.ID, auth.User{Username: "reader", Scopes: []auth.Scope{auth.SalesRead}})
	closed.Suspended = true
	if _, err := w.Store.ApplyCompany(t.Context(), closed); err != nil {
		t.Fatal(err)
	}
	const system, own = token.SystemClientID, tokentest.ClientID
	tests := []struct {
		name, client, username, password, scope string
		want                                    string
		wantErr                                 error
	}{
		{"all scopes", system, tokentest.Username, tokentest.Password, "", "sales:read sales:write forecast:write", nil},
		{"one scope", system, tokentest.Username, tokentest.Password, "sales:write", "sales:write", nil},
		{"the same twice", system, tokentest.Username, tokentest.Password, "sales:write sales:write", "sales:write", nil},
		{"offline_access is ignored", system, tokentest.Username, tokentest.Password, "offline_access sales:read", "sales:read", nil},
		{"openid is ignored", system, tokentest.Username, tokentest.Password, "openid sales:read", "sales:read", nil},
		{"offline_access alone", system, tokentest.Username, tokentest.Password, "offline_access", "", &token.ScopeError{OnlyOpenID: true}},
		{"openid alone", system, tokentest.Username, tokentest.Password, "openid", "", &token.ScopeError{OnlyOpenID: true}},
		{"both alone", system, tokentest.Username, tokentest.Password, " openid  offline_access ", "", &token.ScopeError{OnlyOpenID: true}},
		{"white space is no scope", system, tokentest.Username, tokentest.Password, "  ", "sales:read sales:write forecast:write", nil},
		{"what the user may of what is asked", system, "reader", tokentest.Password, "sales:read sales:write forecast:write", "sales:read", nil},
		{"user of another company", system, "bo", tokentest.Password, "", "sales:read sales:write forecast:write", nil},
		{"unknown scope", system, tokentest.Username, tokentest.Password, "sales:read admin", "", &token.ScopeError{}},
		{"no scope left", system, "reader", tokentest.Password, "sales:write", "", &token.ScopeError{}},
		{"user without scopes", system, "idle", tokentest.Password, "", "", &token.ScopeError{}},
		{"wrong password", system, tokentest.Username, "wrong", "", "", login.ErrWrongCredentials},
		{"unknown user", system, "nobody", tokentest.Password, "", "", login.ErrWrongCredentials},
		{"client of another company", own, "bo", tokentest.Password, "", "", token.ErrWrongCompany},
		{"company suspended", system, "cy", tokentest.Password, "", "", token.ErrWrongCompany},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := w.Tokens.ForPassword(t.Context(), w.Client(t, tt.client), tt.username, tt.password, tt.scope)
			if got.Scope != tt.want || !sameKind(err, tt.wantErr) {
				t.Errorf("scope %q, %v, want %q, %v", got.Scope, err, tt.want, tt.wantErr)
			}
			if (got.Refresh != "") != (err == nil) {
				t.Errorf("refresh token %q with error %v", got.Refresh, err)
			}
		})
	}
}

func TestClientGrant(t *testing.T) {
	w := tokentest.New(t, noon)
	if _, err := w.Tokens.ForClient(t.Context(), w.Client(t, token.SystemClientID), ""); !errors.Is(err, token.ErrGrantNotAllowed) {
		t.Errorf("system client: %v, want ErrGrantNotAllowed", err)
	}
	issued, err := w.Tokens.ForClient(t.Context(), w.Client(t, tokentest.ClientID), "sales:write")
	if err != nil || issued.Scope != "sales:write" || issued.Refresh != "" {
		t.Errorf("own client: %+v, %v", issued, err)
	}
}

func TestGrantsAreAllowedPerClient(t *testing.T) {
	w := tokentest.New(t, noon)
	secret := w.AddClient(t, w.Company.ID, auth.Client{ID: "none", Scopes: auth.Scopes()})
	client, err := w.Tokens.AuthenticateClient(t.Context(), "none", secret)
	if err != nil {
		t.Fatal(err)
	}
	_, password := w.Tokens.ForPassword(t.Context(), client, tokentest.Username, tokentest.Password, "")
	_, refresh := w.Tokens.ForRefreshToken(t.Context(), client, w.LogIn(t).Refresh, "")
	_, own := w.Tokens.ForClient(t.Context(), client, "")
	for _, err := range []error{password, refresh, own} {
		if !errors.Is(err, token.ErrGrantNotAllowed) {
			t.Errorf("%v, want ErrGrantNotAllowed", err)
		}
	}
}

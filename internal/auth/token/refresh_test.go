package token_test

import (
	"errors"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

const (
	refreshLife = 30 * 24 * time.Hour
	afterGrace  = 31 * time.Second
)

func TestRefreshRotates(t *testing.T) {
	w := tokentest.New(t, noon)
	issued := w.LogIn(t)
	for range 3 {
		w.Clock.Advance(refreshLife - time.Second) // each use makes it live on
		next := refresh(t, w, issued.Refresh)
		if next.Refresh == issued.Refresh || next.Access == issued.Access || next.Scope != issued.Scope {
			t.Fatalf("refresh gave %+v after %+v", next, issued)
		}
		issued = next
	}
	if _, err := w.Tokens.Verify(t.Context(), issued.Access); err != nil {
		t.Error(err)
	}
}

func TestRefreshTokenExpiresUnused(t *testing.T) {
	w := tokentest.New(t, noon)
	issued := w.LogIn(t)
	w.Clock.Advance(refreshLife)
	wantRefused(t, w, issued.Refresh, token.ErrInvalidGrant)
}

func TestReuseRevokesTheFamily(t *testing.T) {
	tests := []struct {
		name string
		// use returns the tokens of the family that must be dead after the first is presented again.
		use func(*testing.T, *tokentest.World, token.Issued) token.Issued
	}{
		{"after the grace", func(t *testing.T, w *tokentest.World, first token.Issued) token.Issued {
			second := refresh(t, w, first.Refresh)
			w.Clock.Advance(afterGrace)
			return second
		}},
		{"within the grace, once the successor was used", func(t *testing.T, w *tokentest.World, first token.Issued) token.Issued {
			return refresh(t, w, refresh(t, w, first.Refresh).Refresh)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := tokentest.New(t, noon)
			bystander, first := w.LogIn(t), w.LogIn(t)
			latest := tt.use(t, w, first)
			wantRefused(t, w, first.Refresh, token.ErrReused)

			wantRefused(t, w, latest.Refresh, token.ErrInvalidGrant)
			for _, node := range []*token.Service{w.Tokens, w.Node(t)} { // a new node: the revocation was committed
				wantRevoked(t, node, first.Access)
				wantRevoked(t, node, latest.Access)
			}
			refresh(t, w, bystander.Refresh)
		})
	}
}

func TestRefreshTokenServesOnlyItsClient(t *testing.T) {
	w := tokentest.New(t, noon)
	issued := w.LogIn(t)
	thief := w.Client(t, tokentest.ClientID)
	for range 2 { // unused, then used
		if _, err := w.Tokens.ForRefreshToken(t.Context(), thief, issued.Refresh, ""); !errors.Is(err, token.ErrInvalidGrant) {
			t.Errorf("another client: %v, want ErrInvalidGrant", err)
		}
		refresh(t, w, issued.Refresh)
	}
}

func TestRefreshScopes(t *testing.T) {
	tests := []struct {
		name, first, then string
		change            func(*testing.T, *tokentest.World)
		want              string
		wantErr           error
	}{
		{"the same", "", "", nil, "sales:read sales:write forecast:write", nil},
		{"fewer", "", "sales:read", nil, "sales:read", nil},
		{"not more than at log-in", "sales:read", "sales:read sales:write forecast:write", nil, "sales:read", nil},
		{"nothing of the first", "sales:read", "sales:write", nil, "", &token.ScopeError{}},
		{"OpenID scopes alone", "", "openid offline_access", nil, "", &token.ScopeError{OnlyOpenID: true}},
		{"no more than the user may now", "", "", changeUser(func(u *auth.User) { u.Scopes = []auth.Scope{auth.SalesRead} }), "sales:read", nil},
		{"user disabled", "", "", changeUser(func(u *auth.User) { u.Disabled = true }), "", token.ErrInvalidGrant},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := tokentest.New(t, noon)
			client := w.Client(t, token.SystemClientID)
			first, err := w.Tokens.ForPassword(t.Context(), client, tokentest.Username, tokentest.Password, tt.first)
			if err != nil {
				t.Fatal(err)
			}
			if tt.change != nil {
				tt.change(t, w)
			}
			got, err := w.Tokens.ForRefreshToken(t.Context(), client, first.Refresh, tt.then)
			if got.Scope != tt.want || !sameKind(err, tt.wantErr) {
				t.Errorf("scope %q, %v, want %q, %v", got.Scope, err, tt.want, tt.wantErr)
			}
		})
	}
}

// A narrow access token does not narrow what the next refresh may ask for (RFC 6749 6).
func TestRefreshKeepsTheScopesOfTheLogIn(t *testing.T) {
	w := tokentest.New(t, noon)
	client := w.Client(t, token.SystemClientID)
	narrow, err := w.Tokens.ForRefreshToken(t.Context(), client, w.LogIn(t).Refresh, "sales:read")
	if err != nil {
		t.Fatal(err)
	}
	if wide := refresh(t, w, narrow.Refresh); wide.Scope != "sales:read sales:write forecast:write" {
		t.Errorf("scope %q, want both", wide.Scope)
	}
}

// sameKind is errors.Is, but for errors that are compared by type.
func sameKind(got, want error) bool {
	var scope *token.ScopeError
	if errors.As(want, &scope) {
		return errors.As(got, &scope)
	}
	return errors.Is(got, want)
}

func refresh(t *testing.T, w *tokentest.World, text string) token.Issued {
	t.Helper()
	issued, err := w.Tokens.ForRefreshToken(t.Context(), w.Client(t, token.SystemClientID), text, "")
	if err != nil {
		t.Fatal(err)
	}
	return issued
}

func wantRefused(t *testing.T, w *tokentest.World, text string, want error) {
	t.Helper()
	_, err := w.Tokens.ForRefreshToken(t.Context(), w.Client(t, token.SystemClientID), text, "")
	if !errors.Is(err, want) {
		t.Errorf("refresh: %v, want %v", err, want)
	}
}

package token_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/tenant"
)

func TestRevocationReachesEveryNodeWithinASecond(t *testing.T) {
	tests := []struct {
		name   string
		revoke func(*testing.T, *tokentest.World, token.Issued) error
	}{
		{"access token", func(t *testing.T, w *tokentest.World, i token.Issued) error {
			return w.Tokens.Revoke(t.Context(), w.Client(t, token.SystemClientID), i.Access)
		}},
		{"refresh token", func(t *testing.T, w *tokentest.World, i token.Issued) error {
			return w.Tokens.Revoke(t.Context(), w.Client(t, token.SystemClientID), i.Refresh)
		}},
		{"user", func(t *testing.T, w *tokentest.World, _ token.Issued) error {
			return w.Tokens.RevokeUser(t.Context(), w.Company.ID, tokentest.Username)
		}},
		{"client", func(t *testing.T, w *tokentest.World, _ token.Issued) error {
			return w.Tokens.RevokeClient(t.Context(), 0, token.SystemClientID)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := tokentest.New(t, noon)
			other, issued := w.Node(t), w.LogIn(t)
			for _, node := range []*token.Service{w.Tokens, other} {
				if _, err := node.Verify(t.Context(), issued.Access); err != nil {
					t.Fatal(err)
				}
			}
			if err := tt.revoke(t, w, issued); err != nil {
				t.Fatal(err)
			}
			wantRevoked(t, w.Tokens, issued.Access)
			w.Clock.Advance(time.Second)
			wantRevoked(t, other, issued.Access)
			wantRevoked(t, w.Node(t), issued.Access)
		})
	}
}

// The log-in after a revocation may come in the same instant, and at a node whose clock lags behind.
func TestRevocationRefusesOnlyWhatWasIssuedBefore(t *testing.T) {
	w := tokentest.New(t, noon)
	before := w.LogIn(t)
	if err := w.Tokens.RevokeUser(t.Context(), w.Company.ID, tokentest.Username); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(-5 * time.Second)
	after := w.LogIn(t)
	wantRevoked(t, w.Tokens, before.Access)
	if _, err := w.Tokens.Verify(t.Context(), after.Access); err != nil {
		t.Errorf("token issued after the revocation: %v", err)
	}
	client := w.Client(t, token.SystemClientID)
	if _, err := w.Tokens.ForRefreshToken(t.Context(), client, before.Refresh, ""); !errors.Is(err, token.ErrInvalidGrant) {
		t.Errorf("refresh token from before the revocation: %v, want ErrInvalidGrant", err)
	}
	if _, err := w.Tokens.ForRefreshToken(t.Context(), client, after.Refresh, ""); err != nil {
		t.Errorf("refresh token from after the revocation: %v", err)
	}
}

// A client that authenticated before it was revoked must not get away with what it is granted after.
func TestRevocationReachesGrantUnderWay(t *testing.T) {
	w := tokentest.New(t, noon)
	client := w.Client(t, tokentest.ClientID)
	if err := w.Tokens.RevokeClient(t.Context(), w.Company.ID, tokentest.ClientID); err != nil {
		t.Fatal(err)
	}
	issued, err := w.Tokens.ForClient(t.Context(), client, "")
	if err != nil {
		t.Fatal(err)
	}
	wantRevoked(t, w.Tokens, issued.Access)
}

func TestRevokeLeavesTokensOfOtherClientsAlone(t *testing.T) {
	w := tokentest.New(t, noon)
	issued := w.LogIn(t)
	for _, raw := range []string{issued.Access, issued.Refresh, "unknown", ""} {
		if err := w.Tokens.Revoke(t.Context(), w.Client(t, tokentest.ClientID), raw); err != nil {
			t.Errorf("Revoke: %v", err)
		}
	}
	if _, err := w.Tokens.Verify(t.Context(), issued.Access); err != nil {
		t.Errorf("Verify: %v", err)
	}
}

func TestChangesTakeEffectWithinASecond(t *testing.T) {
	full := auth.Caller{Scopes: auth.Scopes()}
	less := auth.Caller{Scopes: tokentest.Without(auth.Scopes(), auth.SalesWrite)}
	tests := []struct {
		name    string
		change  func(*testing.T, *tokentest.World)
		want    auth.Caller
		wantErr error
	}{
		{"nothing", func(*testing.T, *tokentest.World) {}, full, nil},
		{"user disabled", changeUser(func(u *auth.User) { u.Disabled = true }), auth.Caller{}, token.ErrRevoked},
		{"client disabled", changeClient(func(c *auth.Client) { c.Disabled = true }), auth.Caller{}, token.ErrRevoked},
		{"scopes of the user", changeUser(func(u *auth.User) { u.Scopes = tokentest.Without(u.Scopes, auth.SalesWrite) }), less, nil},
		{"scopes of the client", changeClient(func(c *auth.Client) { c.Scopes = tokentest.Without(c.Scopes, auth.SalesWrite) }), less, nil},
		{"units", changeUser(func(u *auth.User) { u.Units = []tenant.UnitID{4} }), auth.Caller{Scopes: auth.Scopes(), Units: []tenant.UnitID{4}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := tokentest.New(t, noon)
			raw := w.LogIn(t).Access
			if _, err := w.Tokens.Verify(t.Context(), raw); err != nil {
				t.Fatal(err)
			}
			tt.change(t, w)
			w.Clock.Advance(time.Second)
			got, err := w.Tokens.Verify(t.Context(), raw)
			if !errors.Is(err, tt.wantErr) || !slices.Equal(got.Scopes, tt.want.Scopes) || !slices.Equal(got.Units, tt.want.Units) {
				t.Errorf("Verify = %+v, %v, want %+v, %v", got, err, tt.want, tt.wantErr)
			}
		})
	}
}

func changeUser(change func(*auth.User)) func(*testing.T, *tokentest.World) {
	return func(t *testing.T, w *tokentest.World) { w.ChangeUser(t, tokentest.Username, change) }
}

func changeClient(change func(*auth.Client)) func(*testing.T, *tokentest.World) {
	return func(t *testing.T, w *tokentest.World) { w.ChangeClient(t, token.SystemClientID, change) }
}

func TestPersonOfASession(t *testing.T) {
	w := tokentest.New(t, noon)
	mark, err := w.Tokens.Mark(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	caller, err := w.Tokens.Person(t.Context(), tokentest.Username, mark)
	if err != nil || caller.Username != tokentest.Username || caller.Slug != tokentest.Slug || !caller.Has(auth.SalesRead) {
		t.Fatalf("Person = %+v, %v", caller, err)
	}
	if err := w.Tokens.RevokeUser(t.Context(), w.Company.ID, tokentest.Username); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Tokens.Person(t.Context(), tokentest.Username, mark); !errors.Is(err, token.ErrRevoked) {
		t.Errorf("Person after the revocation: %v, want ErrRevoked", err)
	}
	if _, err := w.Tokens.Person(t.Context(), "nobody", mark); !errors.Is(err, token.ErrRevoked) {
		t.Errorf("Person who does not exist: %v, want ErrRevoked", err)
	}
}

// Run alone must bring the news: this clock stands still, so that no copy ever gets old.
func TestRunBringsRevocations(t *testing.T) {
	w := tokentest.New(t, noon)
	other, raw := w.Node(t), w.LogIn(t).Access
	if err := w.Tokens.RevokeUser(t.Context(), w.Company.ID, tokentest.Username); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Verify(t.Context(), raw); err != nil {
		t.Fatalf("the other node knows already: %v", err)
	}
	run(t, other)
	await.Until(t, "the other node knows", func() bool {
		_, err := other.Verify(t.Context(), raw)
		return errors.Is(err, token.ErrRevoked)
	})
}

// run runs a node until the test ends, and waits for it.
func run(t *testing.T, node *token.Service) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		node.Run(t.Context())
	}()
	t.Cleanup(func() { <-done })
}

func wantRevoked(t *testing.T, node *token.Service, raw string) {
	t.Helper()
	if _, err := node.Verify(t.Context(), raw); !errors.Is(err, token.ErrRevoked) {
		t.Errorf("Verify: %v, want ErrRevoked", err)
	}
}

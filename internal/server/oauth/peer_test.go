package oauth_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/server/oauth/oauthtest"
)

// golang.org/x/oauth2 is what Go programs talk to us with.
func TestGoClient(t *testing.T) {
	for name, style := range map[string]oauth2.AuthStyle{
		"header": oauth2.AuthStyleInHeader, "form": oauth2.AuthStyleInParams, "found out": oauth2.AuthStyleAutoDetect,
	} {
		t.Run(name, func(t *testing.T) {
			s := oauthtest.Serve(t, time.Now())
			ctx := context.WithValue(t.Context(), oauth2.HTTPClient, s.HTTP)
			endpoint := oauth2.Endpoint{TokenURL: s.URL + "/connect/token", AuthStyle: style}
			system := oauth2.Config{ClientID: token.SystemClientID, ClientSecret: s.SystemSecret, Endpoint: endpoint}

			first, err := system.PasswordCredentialsToken(ctx, tokentest.Username, tokentest.Password)
			if err != nil {
				t.Fatal(err)
			}
			wantValid(t, s, first)
			stale := *first
			stale.Expiry = time.Now().Add(-time.Minute)
			second, err := system.TokenSource(ctx, &stale).Token()
			if err != nil {
				t.Fatal(err)
			}
			wantValid(t, s, second)
			if second.RefreshToken == first.RefreshToken {
				t.Error("the refresh token did not rotate")
			}

			own := clientcredentials.Config{ClientID: tokentest.ClientID, ClientSecret: s.ClientSecret, TokenURL: endpoint.TokenURL, AuthStyle: style}
			machine, err := own.Token(ctx)
			if err != nil {
				t.Fatal(err)
			}
			wantValid(t, s, machine)
		})
	}
}

func TestGoClientReadsErrors(t *testing.T) {
	s := oauthtest.Serve(t, time.Now())
	ctx := context.WithValue(t.Context(), oauth2.HTTPClient, s.HTTP)
	system := oauth2.Config{ClientID: token.SystemClientID, ClientSecret: s.SystemSecret, Endpoint: oauth2.Endpoint{TokenURL: s.URL + "/connect/token"}}
	_, err := system.PasswordCredentialsToken(ctx, tokentest.Username, "wrong")
	var retrieve *oauth2.RetrieveError
	if !errors.As(err, &retrieve) || retrieve.ErrorCode != "invalid_grant" || retrieve.ErrorDescription == "" {
		t.Errorf("err = %v, want invalid_grant with a description", err)
	}
}

func wantValid(t *testing.T, s *oauthtest.Server, got *oauth2.Token) {
	t.Helper()
	if !got.Valid() || got.TokenType != "Bearer" {
		t.Errorf("token of type %q until %v", got.TokenType, got.Expiry)
	}
	if _, err := s.Tokens.Verify(t.Context(), got.AccessToken); err != nil {
		t.Errorf("Verify: %v", err)
	}
}

package oauth_test

import (
	"bytes"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/server/oauth"
	"github.com/daypart/daypart/internal/server/oauth/oauthtest"
)

// The log names a client that is refused, and never what somebody sent in place of one.
func TestRefusedClientsAreLogged(t *testing.T) {
	w := tokentest.New(t, noon)
	secret := w.AddClient(t, w.Company.ID, auth.Client{ID: "old-till", Disabled: true})
	for _, test := range []struct{ id, secret, want string }{
		{tokentest.ClientID, "a wrong one", "client " + tokentest.ClientID + " has another secret"},
		{"old-till", secret, "client old-till is disabled"},
		{w.ClientSecret, tokentest.ClientID, "client refused"},
	} {
		var log bytes.Buffer
		h := oauth.New(w.Tokens, slog.New(slog.NewTextHandler(&log, nil)))
		r := httptest.NewRequest("POST", "/connect/token", strings.NewReader(params("grant_type", "client_credentials", "client_id", test.id, "client_secret", test.secret)))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		answer.Header().Set("X-Request-Id", "the-request")
		h.Token(answer, r, oauthtest.Unlimited{})
		if text := log.String(); !strings.Contains(text, test.want) || !strings.Contains(text, "requestId=the-request") ||
			strings.Contains(text, secret) || strings.Contains(text, w.ClientSecret) || strings.Contains(text, "a wrong one") {
			t.Errorf("%s: the log has %s", test.want, text)
		}
		if body := answer.Body.String(); !strings.Contains(body, "unknown client or wrong secret") || strings.Contains(body, "old-till") {
			t.Errorf("the answer tells more: %s", body)
		}
	}
}

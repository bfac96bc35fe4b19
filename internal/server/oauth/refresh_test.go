package oauth_test

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/server/oauth/oauthtest"
)

func TestRefresh_AnswersTheSameSuccessorWithinTheGrace(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	first := s.LogIn(t).Refresh
	lost := refresh(t, s, first)
	for range 2 {
		s.Clock.Advance(15 * time.Second)
		got := refresh(t, s, first)
		if got.StatusCode != 200 || got.json["refresh_token"] != lost.json["refresh_token"] || got.json["access_token"] == lost.json["access_token"] {
			t.Fatalf("%d %s after %s", got.StatusCode, got.text, lost.text)
		}
	}
	if got := refresh(t, s, lost.json["refresh_token"].(string)); got.StatusCode != 200 {
		t.Errorf("successor: %d %s", got.StatusCode, got.text)
	}
	if got := refresh(t, s, first); got.StatusCode != 400 || got.json["error"] != "invalid_grant" {
		t.Errorf("once the successor was used: %d %s", got.StatusCode, got.text)
	}
}

func TestRefresh_AnswersInvalidGrantAfterTheGrace(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	first := s.LogIn(t).Refresh
	next := refresh(t, s, first)
	s.Clock.Advance(31 * time.Second)
	for _, text := range []string{first, next.json["refresh_token"].(string)} {
		if got := refresh(t, s, text); got.StatusCode != 400 || got.json["error"] != "invalid_grant" {
			t.Errorf("%d %s", got.StatusCode, got.text)
		}
	}
	if _, err := s.Tokens.Verify(t.Context(), next.json["access_token"].(string)); err == nil {
		t.Error("the family lives on")
	}
}

func refresh(t *testing.T, s *oauthtest.Server, text string) response {
	t.Helper()
	return post(t, s, "/connect/token", params("grant_type", "refresh_token", "refresh_token", text), basic(token.SystemClientID, s.SystemSecret))
}

package client

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/server/oauth/oauthtest"
)

// A line is the network to a server. It notes the grants that are asked for, and can lose answers.
type line struct {
	to     http.RoundTripper
	grants []string
	loses  int // that many answers from now on
}

func (l *line) RoundTrip(r *http.Request) (*http.Response, error) {
	form := r.Clone(r.Context())
	form.Body, _ = r.GetBody()
	l.grants = append(l.grants, form.FormValue("grant_type"))
	a, err := l.to.RoundTrip(r)
	if err == nil && l.loses > 0 {
		l.loses--
		_ = a.Body.Close()
		return nil, errors.New("the answer is lost")
	}
	return a, err
}

// fixture is a client that logs a person in at a real token endpoint.
type fixture struct {
	*oauthtest.Server
	line   *line
	client *Client
}

// newFixture returns a client that has logged in, and whose access token is to be renewed.
func newFixture(t *testing.T) *fixture {
	t.Helper()
	s := oauthtest.Serve(t, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
	l := &line{to: s.HTTP.Transport}
	c, err := New(Options{
		BaseURL: s.URL, HTTPClient: &http.Client{Transport: l},
		ClientID: token.SystemClientID, ClientSecret: s.SystemSecret,
		Username: tokentest.Username, Password: tokentest.Password,
	})
	if err != nil {
		t.Fatal(err)
	}
	c.sleep = func(ctx context.Context, d time.Duration) error {
		s.Clock.Advance(d)
		return ctx.Err()
	}
	f := &fixture{s, l, c}
	if err := f.renew(t); err != nil {
		t.Fatal(err)
	}
	return f
}

// renew gets an access token in place of the one that is held, as a call does.
func (f *fixture) renew(t *testing.T) error {
	f.client.tokens.renewAt = time.Time{}
	_, err := f.client.retry(t.Context(), func() (answer, error) {
		_, err := f.client.tokens.get(t.Context())
		return answer{status: http.StatusOK}, err
	})
	return err
}

// revoke ends the log-in of the client.
func (f *fixture) revoke(t *testing.T) {
	t.Helper()
	client := f.Client(t, token.SystemClientID)
	if err := f.Tokens.Revoke(t.Context(), client, f.client.tokens.refresh); err != nil {
		t.Fatal(err)
	}
}

// lockOut makes log-ins of the person wait.
func (f *fixture) lockOut(t *testing.T) {
	t.Helper()
	desk := f.Deps().Desk
	for range 5 {
		_, err := desk.Login(t.Context(), login.Origin{}, tokentest.Username, "wrong")
		if !errors.Is(err, login.ErrWrongCredentials) {
			t.Fatal(err)
		}
	}
}

func (f *fixture) wantGrants(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(f.line.grants, want) {
		t.Errorf("grants %v, want %v", f.line.grants, want)
	}
}

func TestRefresh_IsRepeatedWhenItsAnswerIsLost(t *testing.T) {
	f := newFixture(t)
	f.line.loses = 2
	for range 2 { // the successor is good for another one
		if err := f.renew(t); err != nil {
			t.Fatal(err)
		}
	}
	f.wantGrants(t, "password", "refresh_token", "refresh_token", "refresh_token", "refresh_token")
}

func TestRefresh_TokenOutlivesFailuresThatPass(t *testing.T) {
	f := newFixture(t)
	f.client.attempts, f.line.loses = 1, 1
	if err := f.renew(t); !Temporary(err) {
		t.Errorf("got %v, want a failure that passes", err)
	}
	if err := f.renew(t); err != nil {
		t.Error(err)
	}
	f.wantGrants(t, "password", "refresh_token", "refresh_token")
}

func TestRefresh_RevokedLogInIsBegunAnew(t *testing.T) {
	f := newFixture(t)
	f.revoke(t)
	for range 2 {
		if err := f.renew(t); err != nil {
			t.Fatal(err)
		}
	}
	f.wantGrants(t, "password", "refresh_token", "password", "refresh_token")
}

// A password that is wrong by now is reported once, and is not tried until it is right.
func TestRefresh_WrongPasswordAfterwardsIsReported(t *testing.T) {
	f := newFixture(t)
	f.revoke(t)
	f.ChangeUser(t, tokentest.Username, func(u *auth.User) { u.Disabled = true })
	err := f.renew(t)
	refused, ok := errors.AsType[*TokenError](err)
	if !ok || refused.Description != "wrong user name or password" || Temporary(err) {
		t.Errorf("got %v, want the refusal of the log-in", err)
	}
	f.wantGrants(t, "password", "refresh_token", "password")
}

// A log-in that must wait, for somebody guesses the password, is repeated after the wait.
func TestLogIn_WaitsAsLongAsTheServerSays(t *testing.T) {
	f := newFixture(t)
	f.revoke(t)
	f.lockOut(t)
	begin := f.Clock.Now()
	if err := f.renew(t); err != nil {
		t.Fatal(err)
	}
	if waited := f.Clock.Now().Sub(begin); waited < time.Second {
		t.Errorf("waited %v, want what Retry-After says", waited)
	}
}

func TestLogIn_LockedOutIsTemporary(t *testing.T) {
	f := newFixture(t)
	f.revoke(t)
	f.lockOut(t)
	f.client.attempts = 1
	err := f.renew(t)
	if refused, ok := errors.AsType[*TokenError](err); !ok || refused.Code != "invalid_grant" || !Temporary(err) {
		t.Errorf("got %v, want a refusal that passes", err)
	}
}

package login_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

const name, right, wrong = tokentest.Username, tokentest.Password, "wrong"

func TestLogin(t *testing.T) {
	w := tokentest.New(t, noon)
	w.AddUser(t, w.Company.ID, auth.User{Username: "gone", Disabled: true})
	tests := []struct {
		name, username, password string
		want                     error
	}{
		{"right", name, right, nil},
		{"wrong password", name, wrong, login.ErrWrongCredentials},
		{"empty password", name, "", login.ErrWrongCredentials},
		{"unknown name", "nobody", right, login.ErrWrongCredentials},
		{"disabled", "gone", right, login.ErrWrongCredentials},
		{"empty name", "", right, login.ErrWrongCredentials},
		{"name too long", strings.Repeat("a", login.MaxName+1), right, login.ErrWrongCredentials},
		{"name is not text", "\xff", right, login.ErrWrongCredentials},
		{"name with NUL", "a\x00", right, login.ErrWrongCredentials},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			user, err := w.Deps().Desk.Login(t.Context(), login.Origin{}, tt.username, tt.password)
			if !errors.Is(err, tt.want) || err == nil && user.Username != tt.username {
				t.Errorf("Login = %q, %v, want %v", user.Username, err, tt.want)
			}
		})
	}
}

func TestParallelRightLoginsAreNotLockedOut(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	fail(t, desk, name, 4) // one more wrong one would lock
	var logins errgroup.Group
	for range 12 {
		logins.Go(func() error {
			_, err := desk.Login(t.Context(), login.Origin{}, name, right)
			return err
		})
	}
	if err := logins.Wait(); err != nil {
		t.Error(err)
	}
}

func TestParallelGuessesGainNothing(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	answers := make(chan error, 20)
	for range cap(answers) {
		go func() {
			_, err := desk.Login(t.Context(), login.Origin{}, name, wrong)
			answers <- err
		}()
	}
	looked := 0
	for range cap(answers) {
		if errors.Is(<-answers, login.ErrWrongCredentials) {
			looked++
		}
	}
	if looked != 5 {
		t.Errorf("%d guesses were looked at, want 5", looked)
	}
}

func TestLockOutIsTheSameForNamesThatDoNotExist(t *testing.T) {
	for _, username := range []string{name, "nobody"} {
		t.Run(username, func(t *testing.T) {
			w := tokentest.New(t, noon)
			desk := w.Deps().Desk
			fail(t, desk, username, 5)
			for _, wait := range []time.Duration{time.Second, 2 * time.Second, 4 * time.Second} {
				wantLocked(t, desk, username, wait)
				w.Clock.Advance(wait - time.Microsecond)
				wantLocked(t, w.Deps().Desk, username, time.Microsecond) // on another node too
				w.Clock.Advance(time.Microsecond)
				fail(t, desk, username, 1)
			}
		})
	}
}

func TestRightLoginForgetsFailures(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	fail(t, desk, name, 5)
	w.Clock.Advance(time.Second)
	if _, err := desk.Login(t.Context(), login.Origin{}, name, right); err != nil {
		t.Fatal(err)
	}
	fail(t, desk, name, 5)
	wantLocked(t, desk, name, time.Second)
}

func TestClockSetBackLocksNobodyOutForLong(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	fail(t, desk, name, 5)
	w.Clock.Advance(-24 * time.Hour)
	fail(t, desk, name, 1)
	wantLocked(t, desk, name, 2*time.Second)
}

// fail logs in with a wrong password, from nowhere in particular.
func fail(t *testing.T, desk *login.Desk, username string, times int) {
	t.Helper()
	for range times {
		if _, err := desk.Login(t.Context(), login.Origin{}, username, wrong); !errors.Is(err, login.ErrWrongCredentials) {
			t.Fatalf("wrong password: %v, want ErrWrongCredentials", err)
		}
	}
}

func failFrom(t *testing.T, desk *login.Desk, origin login.Origin, times int) {
	t.Helper()
	for range times {
		if _, err := desk.Login(t.Context(), origin, name, wrong); !errors.Is(err, login.ErrWrongCredentials) {
			t.Fatalf("wrong password from %v: %v, want ErrWrongCredentials", origin, err)
		}
	}
}

// wantLocked expects even the right password to be refused.
func wantLocked(t *testing.T, desk *login.Desk, username string, wait time.Duration) {
	t.Helper()
	var locked *login.LockedError
	if _, err := desk.Login(t.Context(), login.Origin{}, username, right); !errors.As(err, &locked) || locked.Wait != wait {
		t.Errorf("Login: %v, want locked for %v", err, wait)
	}
}

func wantLockedFrom(t *testing.T, desk *login.Desk, origin login.Origin, wait time.Duration) {
	t.Helper()
	var locked *login.LockedError
	if _, err := desk.Login(t.Context(), origin, name, right); !errors.As(err, &locked) || locked.Wait != wait {
		t.Errorf("Login from %v: %v, want locked for %v", origin, err, wait)
	}
}

// Package login owns how a person proves who they are with a name and a
// password, and the growing waits after wrong guesses.
//
// What a person may do once logged in is auth/token's; limits per network
// address stand before it, in the server.
package login

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/store"
)

// MaxName is the longest user name in bytes; a longer one is nobody's.
const MaxName = 256

// ErrWrongCredentials: there is no such user, the password is not theirs, or the
// user is disabled. Which of them it is stays untold.
var ErrWrongCredentials = errors.New("wrong user name or password")

// Desk checks names and passwords. It is safe for concurrent use.
type Desk struct {
	access    store.Access
	passwords *password.Hasher
	now       func() time.Time
	turns     *turns
}

// New returns a Desk for the users in access.
func New(access store.Access, passwords *password.Hasher, now func() time.Time) *Desk {
	return &Desk{access: access, passwords: passwords, now: now, turns: newTurns()}
}

// Login returns the user with this name and password. ErrWrongCredentials if
// there is none, a *LockedError while the name must wait, password.ErrBusy when
// too many log in at this moment.
//
// Attempts with one name take turns on a node: each sees the failures of those
// before it, so that guesses in parallel gain nothing, and right
// passwords in parallel are never counted as failures.
func (d *Desk) Login(ctx context.Context, username, secret string) (auth.User, error) {
	if !plausible(username) {
		return auth.User{}, d.refuse(ctx, secret)
	}
	done, err := d.turns.take(ctx, username)
	if err != nil {
		return auth.User{}, fmt.Errorf("wait to log in: %w", err)
	}
	defer done()
	failures, err := d.failures(ctx, username)
	if err != nil {
		return auth.User{}, err
	}
	user, outcome := d.check(ctx, username, secret)
	if err := d.count(ctx, username, failures, outcome); err != nil {
		return auth.User{}, fmt.Errorf("keep count of log-ins: %w", err)
	}
	return user, outcome
}

// failures returns how often in a row the name failed, or a *LockedError while it must wait.
func (d *Desk) failures(ctx context.Context, username string) (int, error) {
	failures, last, err := d.access.LoginFailures(ctx, username)
	if err != nil {
		return 0, fmt.Errorf("read failed log-ins: %w", err)
	}
	left := last.Add(wait(failures)).Sub(d.now())
	if left > 0 && left <= 2*maxWait { // longer, and the clock was set back since
		return failures, &LockedError{Wait: left}
	}
	return failures, nil
}

// check takes as long for a name that does not exist as for one that does.
func (d *Desk) check(ctx context.Context, username, secret string) (auth.User, error) {
	user, err := d.access.User(ctx, username)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return auth.User{}, fmt.Errorf("read user: %w", err)
	}
	right, err := d.passwords.Verify(ctx, password.Lane{}, secret, user.PasswordHash)
	switch {
	case err != nil:
		return auth.User{}, fmt.Errorf("check password: %w", err)
	case !right || user.Disabled:
		return auth.User{}, ErrWrongCredentials
	}
	return user, nil
}

// count keeps the outcome, even if whoever asked has hung up by now.
func (d *Desk) count(ctx context.Context, username string, before int, outcome error) error {
	ctx = context.WithoutCancel(ctx)
	switch {
	case errors.Is(outcome, ErrWrongCredentials):
		return d.access.CountLoginFailure(ctx, username, d.now())
	case outcome == nil && before > 0:
		return d.access.ClearLoginFailures(ctx, username)
	}
	return nil
}

// refuse spends what checking a password costs, for a name that cannot be anyone's.
func (d *Desk) refuse(ctx context.Context, secret string) error {
	if _, err := d.passwords.Verify(ctx, password.Lane{}, secret, ""); err != nil {
		return fmt.Errorf("check password: %w", err)
	}
	return ErrWrongCredentials
}

func plausible(username string) bool {
	return username != "" && len(username) <= MaxName && utf8.ValidString(username) && !strings.ContainsRune(username, 0)
}

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

// ErrExhausted: the address failed too often of late, and the name never logged in from there.
var ErrExhausted = errors.New("too many failed attempts from this address")

// recordEvery is how old the record of a right log-in becomes before another one renews it.
const recordEvery = 24 * time.Hour

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
// there is none, a *LockedError while the name must wait, ErrExhausted if the address has no attempts
// left and nothing shows that it is known, password.ErrBusy when too many log in at this moment.
//
// An origin is known if the name logged in from it before: a device that proves it, or a network that
// is recorded. Known origins have failures, queues and places of their own, so that nothing that
// comes from unknown ones delays or locks them out.
//
// Attempts with one name from one origin take turns on a node, and so do those of all unknown origins:
// each sees the failures of those before it, so that guesses in parallel gain nothing, and right
// passwords in parallel are never counted as failures.
func (d *Desk) Login(ctx context.Context, from Origin, username, secret string) (auth.User, error) {
	if !plausible(username) {
		return auth.User{}, d.refuse(ctx, from, secret)
	}
	done, err := d.turns.take(ctx, username+"\x00"+string(from.key()))
	if err != nil {
		return auth.User{}, fmt.Errorf("wait to log in: %w", err)
	}
	defer done()
	tally, err := d.access.LoginTally(ctx, username, from.key())
	if err != nil {
		return auth.User{}, fmt.Errorf("read tally of log-ins: %w", err)
	}
	if err := checkWait(tally, freeFailures, d.now()); err != nil {
		return auth.User{}, err
	}
	a := attempt{from: from, username: username, tally: tally}
	if from.Device != "" || tally.IsKnown(d.now()) {
		return d.try(ctx, a, password.Lane{Known: true, Share: username}, secret)
	}
	return d.tryStranger(ctx, a, secret)
}

// attempt is a log-in whose turn it is.
type attempt struct {
	from     Origin
	username string
	tally    auth.LoginTally // of this name and origin
	stranger bool
}

// tryStranger tries a log-in from an origin that the name never logged in from.
func (d *Desk) tryStranger(ctx context.Context, a attempt, secret string) (auth.User, error) {
	if a.from.Exhausted {
		return auth.User{}, ErrExhausted
	}
	done, err := d.turns.take(ctx, a.username)
	if err != nil {
		return auth.User{}, fmt.Errorf("wait to log in: %w", err)
	}
	defer done()
	all, err := d.access.LoginTally(ctx, a.username, everyStranger)
	if err != nil {
		return auth.User{}, fmt.Errorf("read tally of log-ins: %w", err)
	}
	if err := checkWait(all, strangerFailures, d.now()); err != nil {
		return auth.User{}, err
	}
	a.stranger = true
	return d.try(ctx, a, strangerLane(a.from), secret)
}

func strangerLane(from Origin) password.Lane {
	return password.Lane{Share: Network(from.Address).String()}
}

// try checks the password and counts the outcome.
func (d *Desk) try(ctx context.Context, a attempt, lane password.Lane, secret string) (auth.User, error) {
	user, outcome := d.check(ctx, lane, a.username, secret)
	if err := d.count(ctx, a, outcome); err != nil {
		return auth.User{}, fmt.Errorf("count log-in: %w", err)
	}
	return user, outcome
}

// check takes as long for a name that does not exist as for one that does.
func (d *Desk) check(ctx context.Context, lane password.Lane, username, secret string) (auth.User, error) {
	user, err := d.access.User(ctx, username)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return auth.User{}, fmt.Errorf("read user: %w", err)
	}
	right, err := d.passwords.Verify(ctx, lane, secret, user.PasswordHash)
	switch {
	case err != nil:
		return auth.User{}, fmt.Errorf("check password: %w", err)
	case !right || user.Disabled:
		return auth.User{}, ErrWrongCredentials
	}
	return user, nil
}

// count keeps the outcome, even if whoever asked has hung up by now.
func (d *Desk) count(ctx context.Context, a attempt, outcome error) error {
	ctx = context.WithoutCancel(ctx)
	switch {
	case outcome == nil:
		return d.countRight(ctx, a)
	case !errors.Is(outcome, ErrWrongCredentials):
		return nil
	case a.stranger:
		if err := d.access.CountLoginFailure(ctx, a.username, everyStranger, d.now()); err != nil {
			return err
		}
	}
	return d.access.CountLoginFailure(ctx, a.username, a.from.key(), d.now())
}

// countRight clears the failures of the origin and records it as known: once a day, not at each
// log-in. A device makes its network known too, and leaves the failures of that as they are: they
// are not its own. The failures of strangers stay likewise, so that guesses gain nothing by the
// owner's log-ins.
func (d *Desk) countRight(ctx context.Context, a attempt) error {
	if a.tally.Failures > 0 || d.now().Sub(a.tally.RightAt) >= recordEvery {
		if err := d.access.CountLogin(ctx, a.username, a.from.key(), d.now()); err != nil {
			return err
		}
	}
	if a.from.Device == "" {
		return nil // the network is the origin
	}
	return d.access.RecordOrigin(ctx, a.username, a.from.networkKey(), d.now())
}

// refuse spends what checking a password costs, for a name that cannot be anyone's.
func (d *Desk) refuse(ctx context.Context, from Origin, secret string) error {
	if from.Exhausted {
		return ErrExhausted
	}
	if _, err := d.passwords.Verify(ctx, strangerLane(from), secret, ""); err != nil {
		return fmt.Errorf("check password: %w", err)
	}
	return ErrWrongCredentials
}

func plausible(username string) bool {
	return username != "" && len(username) <= MaxName && utf8.ValidString(username) && !strings.ContainsRune(username, 0)
}

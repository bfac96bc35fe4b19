package token

import (
	"errors"

	"github.com/daypart/daypart/internal/auth"
)

// InvalidError says why an access token is refused. Each reason is one value below,
// to be told apart with errors.Is; its text may be shown to the bearer.
type InvalidError struct{ text string }

// Error says what is wrong, and what to do.
func (e *InvalidError) Error() string { return e.text }

// The reasons for which Verify refuses a token.
var (
	ErrMalformed     = &InvalidError{"the token is not a JWT of this service"}
	ErrWrongType     = &InvalidError{"the token is not an access token: its typ is not at+jwt"}
	ErrUnknownKey    = &InvalidError{"the token is signed with a key that this server does not publish"}
	ErrBadSignature  = &InvalidError{"the signature of the token does not match"}
	ErrWrongIssuer   = &InvalidError{"the token was issued by another server"}
	ErrWrongAudience = &InvalidError{"the token is meant for another API"}
	ErrNotYetValid   = &InvalidError{"the token is not valid yet"}
	ErrExpired       = &InvalidError{"the token has expired; get a new one"}
	ErrRevoked       = &InvalidError{"the token has been revoked; log in again"}
)

// The ways in which a grant is refused, beside wrong credentials (package login).
// Test for them with errors.Is.
var (
	// ErrInvalidClient: there is no such client, its secret is another, or it is disabled.
	ErrInvalidClient = errors.New("unknown client or wrong secret")
	// ErrGrantNotAllowed: this client may not use this grant.
	ErrGrantNotAllowed = errors.New("the client may not use this grant")
	// ErrInvalidGrant: the refresh token is not one of this client's, or not any more; or the user may not use this client.
	ErrInvalidGrant = errors.New("the refresh token is unknown, expired or revoked; log in again")
	// ErrWrongCompany: the right password of a user who belongs to another company than the client, or to one that is gone.
	ErrWrongCompany = errors.New("the user may not log in with this client")
	// ErrReused: a refresh token was presented that had been exchanged before: it may be
	// stolen, so everything that came of the same log-in has been revoked.
	ErrReused = errors.New("the refresh token was used before; log in again")
)

// ScopeError refuses the scopes asked for.
type ScopeError struct {
	// Unknown is the scope there is not; empty when none of those asked for may be granted.
	Unknown auth.Scope
	// OnlyOpenID: none but openid and offline_access were asked for, which grant nothing here.
	OnlyOpenID bool
}

// Error says which scope there is not, or why none is granted.
func (e *ScopeError) Error() string {
	switch {
	case e.OnlyOpenID:
		return "openid and offline_access alone grant nothing"
	case e.Unknown == "":
		return "none of these scopes may be granted"
	}
	return "there is no scope " + string(e.Unknown)
}

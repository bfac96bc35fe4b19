package store

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// Access keeps users, clients, signing keys, refresh tokens and revocations.
//
// User names and client ids are unique in the whole service: they are what one
// knows of a caller before the tenant is known.
type Access interface {
	// User returns a user by name. ErrNotFound if there is none.
	User(ctx context.Context, username string) (auth.User, error)
	// Users returns a tenant's users in order of name.
	Users(ctx context.Context, id tenant.ID) ([]auth.User, error)
	// AddUser inserts a user. ErrConflict if the name is taken.
	AddUser(ctx context.Context, id tenant.ID, u auth.User) error
	// UpdateUser replaces a user of this tenant. ErrNotFound if there is none.
	UpdateUser(ctx context.Context, id tenant.ID, u auth.User) error

	// Client returns a client by id. ErrNotFound if there is none.
	Client(ctx context.Context, clientID string) (auth.Client, error)
	// Clients returns a tenant's clients in order of id; those of tenant 0 serve all tenants.
	Clients(ctx context.Context, id tenant.ID) ([]auth.Client, error)
	// AddClient inserts a client. ErrConflict if the id is taken.
	AddClient(ctx context.Context, id tenant.ID, c auth.Client) error
	// UpdateClient replaces a client of this tenant. ErrNotFound if there is none.
	UpdateClient(ctx context.Context, id tenant.ID, c auth.Client) error

	// SigningKeys returns all keys, oldest first.
	SigningKeys(ctx context.Context) ([]auth.SigningKey, error)
	// RotateSigningKey inserts next and sets the expiry of every key that has none, in one transaction.
	// ErrConflict if the newest key is not the one with id after ("" when there is none): another node was faster.
	RotateSigningKey(ctx context.Context, after string, next auth.SigningKey, expiry time.Time) error
	// DeleteSigningKeys removes keys that expired at or before now.
	DeleteSigningKeys(ctx context.Context, now time.Time) error

	// AddRefreshToken inserts the first token of a family.
	AddRefreshToken(ctx context.Context, id tenant.ID, t auth.RefreshToken) error
	// RefreshToken returns a token by its hash. ErrNotFound if there is none.
	RefreshToken(ctx context.Context, id tenant.ID, hash []byte) (auth.RefreshToken, error)
	// ExchangeRefreshToken puts successor in the place of the token with this hash, which is of the
	// same family, in one transaction: the token is used from successor.IssuedAt on, and successor
	// is inserted.
	//
	// A token that was used no longer than grace before that keeps its successor, as long as nobody
	// has used it: nil if the successor is the one given. If it is another one, the one given takes
	// its place, and the one replaced is kept as used without a successor.
	//
	// Everything else is reuse, and changes nothing: ErrConflict if the token was used longer ago,
	// was replaced, or has a successor that was used, or if the hash of successor is taken.
	// ErrNotFound if there is no such token. Calls on one family wait for each other, so any number
	// at the same moment does what one after the other does.
	ExchangeRefreshToken(ctx context.Context, id tenant.ID, hash []byte, successor auth.RefreshToken,
		grace time.Duration) error
	// RevokeFamily inserts a revocation of a family, r.Subject, removes all its refresh tokens, and
	// returns the number of the revocation, in one transaction. No token of the family that is being
	// exchanged meanwhile leaves a successor.
	RevokeFamily(ctx context.Context, id tenant.ID, r auth.Revocation) (int64, error)

	// Revoke inserts a revocation and returns its number.
	Revoke(ctx context.Context, r auth.Revocation) (int64, error)
	// Revocations returns those with a number above after, of all tenants, in order.
	Revocations(ctx context.Context, after int64) ([]auth.Revocation, error)

	// LoginTally returns how log-ins with a name from an origin went; the zero tally if nothing is
	// kept of them. An origin is a short hash that is the caller's own.
	LoginTally(ctx context.Context, username string, origin []byte) (auth.LoginTally, error)
	// CountLoginFailure adds a failure. Failures are kept for a day after the last of them.
	CountLoginFailure(ctx context.Context, username string, origin []byte, now time.Time) error
	// CountLogin records a right log-in, which is kept for auth.LoginMemory, and clears the failures.
	CountLogin(ctx context.Context, username string, origin []byte, now time.Time) error
	// RecordOrigin records a right log-in as CountLogin does, and keeps the failures.
	RecordOrigin(ctx context.Context, username string, origin []byte, now time.Time) error
	// ClearLoginFailures clears the failures of a name from all origins. Right log-ins stay recorded.
	ClearLoginFailures(ctx context.Context, username string) error
}

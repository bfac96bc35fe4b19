package auth

import (
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

// User is a person who logs in with a name that is unique in the whole service.
type User struct {
	Tenant      tenant.ID
	Username    string
	DisplayName string
	Language    string // BCP 47; empty for what the browser prefers
	// PasswordHash is in PHC string format (argon2id).
	PasswordHash string
	Scopes       []Scope
	Units        []tenant.UnitID
	Disabled     bool
	CreatedAt    time.Time
}

// LoginMemory is how long after a right log-in its origin is known for the name.
const LoginMemory = 90 * 24 * time.Hour

// LoginTally counts how log-ins with one name from one origin went.
type LoginTally struct {
	// Failures is how many failed in a row, FailedAt when the last of them did.
	Failures int
	FailedAt time.Time
	// RightAt is when a right one was last recorded; zero if none was.
	RightAt time.Time
}

// IsKnown reports whether there was a right log-in within LoginMemory.
func (t LoginTally) IsKnown(now time.Time) bool {
	return !t.RightAt.IsZero() && now.Sub(t.RightAt) < LoginMemory
}

// Grant is an OAuth 2.0 grant type (RFC 6749), as the token endpoint names it.
type Grant string

// The grants the token endpoint knows.
const (
	GrantPassword          Grant = "password"
	GrantRefreshToken      Grant = "refresh_token"
	GrantClientCredentials Grant = "client_credentials"
)

// Client is a program that asks for tokens.
type Client struct {
	ID string
	// Tenant is 0 for a client that serves the users of every tenant.
	Tenant tenant.ID
	Name   string
	// SecretHash is the SHA-256 of the secret, which is random and never kept.
	SecretHash []byte
	Grants     []Grant
	Scopes     []Scope
	Units      []tenant.UnitID
	Disabled   bool
	CreatedAt  time.Time
}

// SigningKey is a key that signs access tokens from ActiveFrom, and is published until ExpiresAt.
type SigningKey struct {
	// ID is the JWK thumbprint (RFC 7638) of the public key.
	ID string
	// Sealed is the private key (PKCS #8), encrypted under the key-encryption key.
	Sealed     []byte
	CreatedAt  time.Time
	ActiveFrom time.Time
	// ExpiresAt is zero until a later key takes over.
	ExpiresAt time.Time
}

// RefreshToken is one link of a family of refresh tokens that began with one log-in.
type RefreshToken struct {
	Tenant tenant.ID
	// Hash is the SHA-256 of the token, which is never kept.
	Hash []byte
	// Family is the same for every token that descends from one log-in.
	Family    string
	ClientID  string
	Username  string
	Scopes    []Scope
	IssuedAt  time.Time
	ExpiresAt time.Time
	// UsedAt is zero until the token is exchanged for its successor, or another takes its place.
	UsedAt time.Time
	// Successor is the hash of the token it was exchanged for. A used token without one was replaced.
	Successor []byte
}

// RevocationKind says what a revocation is of.
type RevocationKind string

// What can be revoked. Revoking a user, client or family refuses every access
// token issued to it up to that moment.
const (
	RevokedToken  RevocationKind = "token"
	RevokedFamily RevocationKind = "family"
	RevokedUser   RevocationKind = "user"
	RevokedClient RevocationKind = "client"
)

// Revocation refuses access tokens before they expire.
type Revocation struct {
	// Number grows with each revocation, and is not given again after the newest was deleted; assigned by the store.
	Number int64
	Tenant tenant.ID
	Kind   RevocationKind
	// Subject is the jti, family, user name or client id.
	Subject string
	At      time.Time
	// ExpiresAt is when the last token it could refuse has expired.
	ExpiresAt time.Time
}

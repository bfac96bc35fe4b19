package password

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
)

// NewSecret returns a random client secret, 43 characters of base64url, and the hash to keep of it.
func NewSecret() (secret string, hash []byte) {
	secret = base64.RawURLEncoding.EncodeToString(random(32))
	return secret, HashSecret(secret)
}

// HashSecret returns the SHA-256 of a secret. That is enough, and fast, because
// secrets are random: there is no dictionary to try.
func HashSecret(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// SecretMatches reports whether hash is that of secret, in constant time. No hash matches nothing.
func SecretMatches(secret string, hash []byte) bool {
	return subtle.ConstantTimeCompare(HashSecret(secret), hash) == 1
}

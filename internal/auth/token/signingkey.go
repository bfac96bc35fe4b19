package token

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/daypart/daypart/internal/auth"
)

const (
	keyBits = 2048
	// tokenType marks access tokens (RFC 9068 2.1), so that no other JWT passes for one.
	tokenType = "at+jwt"
)

// signingKey is a key of the store, opened.
type signingKey struct {
	auth.SigningKey
	public jose.JSONWebKey
	signer jose.Signer
}

// newSigningKey makes a key and seals it.
func newSigningKey(s sealer, created, activeFrom time.Time) (auth.SigningKey, error) {
	private, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return auth.SigningKey{}, fmt.Errorf("generate signing key: %w", err)
	}
	id, err := thumbprint(&private.PublicKey)
	if err != nil {
		return auth.SigningKey{}, err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return auth.SigningKey{}, fmt.Errorf("encode signing key: %w", err)
	}
	return auth.SigningKey{ID: id, Sealed: s.seal(id, der), CreatedAt: created, ActiveFrom: activeFrom}, nil
}

// thumbprint is the id of a key (RFC 7638).
func thumbprint(public *rsa.PublicKey) (string, error) {
	key := jose.JSONWebKey{Key: public}
	sum, err := key.Thumbprint(crypto.SHA256)
	if err != nil {
		return "", fmt.Errorf("thumbprint of signing key: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(sum), nil
}

// openSigningKey unseals a key. ErrWrongKEK if it was sealed under another key.
func openSigningKey(s sealer, kept auth.SigningKey) (*signingKey, error) {
	der, err := s.open(kept.ID, kept.Sealed)
	if err != nil {
		return nil, err
	}
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("decode signing key %s: %w", kept.ID, err)
	}
	private, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New("signing key " + kept.ID + " is not an RSA key")
	}
	signer, err := newSigner(private, kept.ID)
	if err != nil {
		return nil, err
	}
	public := jose.JSONWebKey{Key: &private.PublicKey, KeyID: kept.ID, Algorithm: string(jose.RS256), Use: "sig"}
	return &signingKey{SigningKey: kept, public: public, signer: signer}, nil
}

func newSigner(private *rsa.PrivateKey, id string) (jose.Signer, error) {
	key := jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: private, KeyID: id}}
	signer, err := jose.NewSigner(key, (&jose.SignerOptions{}).WithType(tokenType))
	if err != nil {
		return nil, fmt.Errorf("sign with key %s: %w", id, err)
	}
	return signer, nil
}

// published reports whether tokens of the key can still be checked.
func (k *signingKey) published(now time.Time) bool {
	return k.ExpiresAt.IsZero() || now.Before(k.ExpiresAt)
}

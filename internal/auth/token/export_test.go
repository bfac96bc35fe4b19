package token

import (
	"context"
	"crypto/rsa"
	"crypto/x509"
	"testing"

	"github.com/daypart/daypart/internal/auth"
)

// Poll does once what Run does four times a second.
func (s *Service) Poll(ctx context.Context) error { return s.poll(ctx) }

// PrivateKey opens a key, as an attacker with the key-encryption key could.
func PrivateKey(t testing.TB, kek KEK, kept auth.SigningKey) *rsa.PrivateKey {
	t.Helper()
	der, err := newSealer(kek, "test").open(kept.ID, kept.Sealed)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		t.Fatal(err)
	}
	return private.(*rsa.PrivateKey)
}

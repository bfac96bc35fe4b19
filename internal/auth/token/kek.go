package token

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

// KEK is the key-encryption key: who has it and the store can sign tokens, who has it and a refresh
// token knows those that follow. It never prints itself.
type KEK [32]byte

// ErrWrongKEK: a signing key was sealed under another key-encryption key.
var ErrWrongKEK = errors.New("wrong key-encryption key")

// NewKEK returns a random key.
func NewKEK() KEK {
	var k KEK
	_, _ = rand.Read(k[:]) // never fails: crypto/rand ends the process instead
	return k
}

// ParseKEK reads what Encode wrote, with or without white space around it. The error never holds the text.
func ParseKEK(text string) (KEK, error) {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil || len(raw) != len(KEK{}) {
		return KEK{}, errors.New("a key-encryption key is 32 bytes in base64: 44 characters")
	}
	return KEK(raw), nil
}

// Encode returns the key in base64, for the file it is kept in.
func (k KEK) Encode() string { return base64.StdEncoding.EncodeToString(k[:]) }

// derive returns a key for one purpose, from which neither the KEK nor a key for another can be found (RFC 5869).
func (k KEK) derive(purpose string) []byte {
	derived, err := hkdf.Key(sha256.New, k[:], nil, purpose, sha256.Size)
	if err != nil {
		panic(err) // 32 bytes are not too long
	}
	return derived
}

// String hides the key.
func (k KEK) String() string { return "KEK(hidden)" }

// GoString hides the key from %#v.
func (k KEK) GoString() string { return k.String() }

// LogValue hides the key from slog.
func (k KEK) LogValue() slog.Value { return slog.StringValue(k.String()) }

// sealer encrypts private keys with AES-256-GCM. The id of a key is its associated
// data, so that a sealed key cannot be passed off as another.
type sealer struct {
	aead   cipher.AEAD
	source string
}

func newSealer(k KEK, source string) sealer {
	block, err := aes.NewCipher(k[:])
	if err != nil {
		panic(err) // 32 bytes are a valid key
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // AES has the block size GCM wants
	}
	return sealer{aead: aead, source: source}
}

func (s sealer) seal(id string, private []byte) []byte {
	return s.aead.Seal(nil, nil, private, []byte(id))
}

func (s sealer) open(id string, sealed []byte) ([]byte, error) {
	private, err := s.aead.Open(nil, nil, sealed, []byte(id))
	if err != nil {
		return nil, fmt.Errorf("%w: signing key %s was sealed under another than the one from %s; put the original back",
			ErrWrongKEK, id, s.source)
	}
	return private, nil
}

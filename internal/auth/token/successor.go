package token

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// deriver computes the successor of a refresh token, the same on every node: HMAC-SHA256 of the
// token under a key derived from the key-encryption key. Without that key a successor is as good as
// random, and nothing has to be stored to return it again.
type deriver struct{ key []byte }

// newDeriver derives the key (RFC 5869). Its label sets it apart from all else that the KEK is used
// for.
func newDeriver(k KEK) deriver {
	key, err := hkdf.Key(sha256.New, k[:], nil, "daypart: successor of a refresh token", sha256.Size)
	if err != nil {
		panic(err) // the length is one that HKDF allows
	}
	return deriver{key}
}

// successor returns the token that follows another. It keeps the mark of the log-in: revocations
// since then refuse it, whichever node answers.
func (d deriver) successor(spent refreshText) refreshText {
	mac := hmac.New(sha256.New, d.key)
	mac.Write([]byte(spent.String())) // a hash takes everything
	return refreshText{spent.slug, spent.mark, base64.RawURLEncoding.EncodeToString(mac.Sum(nil))}
}

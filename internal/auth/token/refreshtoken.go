package token

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

const (
	secretBytes  = 32
	secretLength = 43 // in base64url
	// maxSlug is the longest slug of a tenant.
	maxSlug = 40
)

// refreshText is a refresh token as its holder has it: slug.mark.secret, such as
// cafe.2s.dGhpcyBpcyBub3QgYSBzZWNyZXQgYnV0IGl0IGlzIDMyYg. The slug says in whose
// records to look; the hash is of the whole, so neither it nor the mark can be changed.
type refreshText struct {
	slug   tenant.Slug
	mark   Mark // base 36
	secret string
}

func newRefreshText(slug tenant.Slug, mark Mark) refreshText {
	var secret [secretBytes]byte
	_, _ = rand.Read(secret[:]) // never fails: crypto/rand ends the process instead
	return refreshText{slug, mark, base64.RawURLEncoding.EncodeToString(secret[:])}
}

// String returns the token.
func (t refreshText) String() string {
	return string(t.slug) + "." + strconv.FormatInt(int64(t.mark), 36) + "." + t.secret
}

func (t refreshText) hash() []byte {
	sum := sha256.Sum256([]byte(t.String()))
	return sum[:]
}

// parseRefreshText reads what String writes, and nothing else.
func parseRefreshText(text string) (refreshText, bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || !isSlug(parts[0]) || len(parts[2]) != secretLength {
		return refreshText{}, false
	}
	mark, err := strconv.ParseInt(parts[1], 36, 64)
	if err != nil || mark < 0 {
		return refreshText{}, false
	}
	secret, err := base64.RawURLEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(secret) != secretBytes {
		return refreshText{}, false
	}
	t := refreshText{tenant.Slug(parts[0]), Mark(mark), parts[2]}
	return t, t.String() == text
}

func isSlug(text string) bool {
	if text == "" || len(text) > maxSlug || text[0] < 'a' || text[0] > 'z' {
		return false
	}
	return strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// newRefreshToken makes the first refresh token of a family, and what is kept of it.
func (s *Service) newRefreshToken(id tenant.ID, h holder) (string, auth.RefreshToken) {
	text := newRefreshText(h.slug, h.mark)
	return text.String(), s.newRecord(text, auth.RefreshToken{
		Tenant: id, Family: h.family, ClientID: h.clientID, Username: h.username, Scopes: h.scopes,
	})
}

// newRecord returns what is kept of a refresh token that is issued now, to the same holder as another.
func (s *Service) newRecord(text refreshText, of auth.RefreshToken) auth.RefreshToken {
	now := s.Now()
	return auth.RefreshToken{
		Tenant:    of.Tenant,
		Hash:      text.hash(),
		Family:    of.Family,
		ClientID:  of.ClientID,
		Username:  of.Username,
		Scopes:    of.Scopes,
		IssuedAt:  now,
		ExpiresAt: now.Add(s.config.RefreshLife),
	}
}

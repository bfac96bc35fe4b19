package token

import (
	"errors"
	"fmt"
	"time"

	"github.com/go-jose/go-jose/v4/jwt"
	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// claims are what an access token says (RFC 9068 2.2). Business units are not in
// it: they are looked up, so that a change takes effect at once.
type claims struct {
	Issuer   string `json:"iss"`
	Audience string `json:"aud"`
	// Subject is the user name, or the client id where no user stands behind the token.
	Subject   string `json:"sub"`
	ClientID  string `json:"client_id"`
	IssuedAt  int64  `json:"iat"`
	NotBefore int64  `json:"nbf,omitempty"`
	Expires   int64  `json:"exp"`
	ID        string `json:"jti"`
	Scope     string `json:"scope"`
	// Tenant is the slug of the company.
	Tenant tenant.Slug `json:"tenant"`
	// Family is of the log-in the token came of. A token without one is the client's own.
	Family string `json:"sid,omitempty"`
	// Mark is what revocations of the user and client are held against.
	Mark Mark `json:"rev"`
}

// username returns the user behind the token, empty if there is none.
func (c *claims) username() string {
	if c.Family == "" {
		return ""
	}
	return c.Subject
}

// checkTimes holds the claims against the clock. Another node's clock may be ahead
// of ours by a little; a token expires when it says.
func (c *claims) checkTimes(now time.Time) error {
	latest := now.Add(clockLeeway).Unix()
	switch {
	case c.IssuedAt > latest || c.NotBefore > latest:
		return ErrNotYetValid
	case now.Unix() >= c.Expires:
		return ErrExpired
	}
	return nil
}

// checkOrigin holds the claims against whose tokens these are.
func (c *claims) checkOrigin(config Config) error {
	switch {
	case c.Issuer != config.Issuer:
		return ErrWrongIssuer
	case c.Audience != config.audience():
		return ErrWrongAudience
	case c.ID == "" || c.Subject == "" || c.ClientID == "" || c.Tenant == "":
		return ErrMalformed
	}
	return nil
}

// holder is whom a token is for.
type holder struct {
	slug     tenant.Slug
	clientID string
	username string // empty for the client itself
	family   string // empty for the client itself
	scopes   []auth.Scope
	mark     Mark
}

func (h holder) subject() string {
	if h.username != "" {
		return h.username
	}
	return h.clientID
}

func (s *Service) claimsFor(h holder) (claims, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return claims{}, fmt.Errorf("make token id: %w", err)
	}
	now := s.Now()
	return claims{
		Issuer:   s.config.Issuer,
		Audience: s.config.audience(),
		Subject:  h.subject(),
		ClientID: h.clientID,
		IssuedAt: now.Unix(),
		Expires:  now.Add(s.config.AccessLife).Unix(),
		ID:       id.String(),
		Scope:    formatScopes(h.scopes),
		Tenant:   h.slug,
		Family:   h.family,
		Mark:     h.mark,
	}, nil
}

// sign returns the access token of c.
func (k *signingKey) sign(c claims) (string, error) {
	raw, err := jwt.Signed(k.signer).Claims(c).Serialize()
	if err != nil {
		return "", errors.New("sign access token: " + err.Error())
	}
	return raw, nil
}

package token

import (
	"context"
	"crypto/sha256"
	"errors"
	"strings"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant/directory"
)

const (
	// maxTokenLength bounds what is parsed at all.
	maxTokenLength = 8 << 10
	// maxVerified bounds how many verified tokens a generation holds: some 10 MB at the most.
	maxVerified = 10_000
)

// verified is a token whose signature and origin have been checked: that need not be done twice.
type verified struct {
	claims
	keyID  string
	scopes []auth.Scope
}

// Verify returns who bears an access token and what they may do now. An *InvalidError
// says why not; directory.ErrNotFound that the company is gone or suspended.
//
// Time, revocations, company, user and client are looked at in every call, from
// copies that are less than a second old.
func (s *Service) Verify(ctx context.Context, raw string) (auth.Caller, error) {
	_, caller, err := s.inspect(ctx, raw)
	return caller, err
}

func (s *Service) inspect(ctx context.Context, raw string) (verified, auth.Caller, error) {
	v, err := s.authentic(ctx, raw)
	if err != nil {
		return verified{}, auth.Caller{}, err
	}
	if err := v.checkTimes(s.Now()); err != nil {
		return verified{}, auth.Caller{}, err
	}
	if err := s.checkRevoked(ctx, v); err != nil {
		return verified{}, auth.Caller{}, err
	}
	company, err := s.Companies.BySlug(ctx, v.Tenant)
	if err != nil {
		return verified{}, auth.Caller{}, err
	}
	caller, err := s.holderNow(ctx, company, v.ClientID, v.username())
	if err != nil {
		return verified{}, auth.Caller{}, err
	}
	caller.Scopes = common(v.scopes, caller.Scopes)
	return v, caller, nil
}

// authentic returns the claims of a token that we signed, with a key that is still published.
func (s *Service) authentic(ctx context.Context, raw string) (verified, error) {
	if len(raw) > maxTokenLength {
		return verified{}, ErrMalformed
	}
	cacheKey := sha256.Sum256([]byte(raw))
	if v, ok := s.verified.get(cacheKey); ok {
		_, err := s.keys.byID(ctx, v.keyID)
		return v, err
	}
	v, err := s.parse(ctx, raw)
	if err != nil {
		return verified{}, err
	}
	s.verified.put(cacheKey, v)
	return v, nil
}

// parse checks the header before the signature, and the signature before the claims.
func (s *Service) parse(ctx context.Context, raw string) (verified, error) {
	parsed, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return verified{}, ErrMalformed
	}
	header := parsed.Headers[0]
	if !isAccessToken(header) {
		return verified{}, ErrWrongType
	}
	key, err := s.keys.byID(ctx, header.KeyID)
	if err != nil {
		return verified{}, err
	}
	var c claims
	if err := parsed.Claims(key.public.Key, &c); err != nil {
		if errors.Is(err, jose.ErrCryptoFailure) {
			return verified{}, ErrBadSignature
		}
		return verified{}, ErrMalformed
	}
	if err := c.checkOrigin(s.config); err != nil {
		return verified{}, err
	}
	return verified{claims: c, keyID: header.KeyID, scopes: scopesOf(c.Scope)}, nil
}

// isAccessToken reads typ (RFC 9068 4), where "application/" may be left out (RFC 7515 4.1.9).
func isAccessToken(header jose.Header) bool {
	typ, _ := header.ExtraHeaders[jose.HeaderType].(string)
	typ = strings.ToLower(typ)
	return strings.TrimPrefix(typ, "application/") == tokenType
}

func scopesOf(text string) []auth.Scope {
	var scopes []auth.Scope
	for name := range strings.FieldsSeq(text) {
		scopes = append(scopes, auth.Scope(name))
	}
	return scopes
}

func (s *Service) checkRevoked(ctx context.Context, v verified) error {
	if err := s.revocations.fresh(ctx); err != nil {
		return err
	}
	if s.revocations.ever(auth.RevokedToken, v.ID) ||
		v.Family != "" && s.revocations.ever(auth.RevokedFamily, v.Family) ||
		v.username() != "" && s.revocations.since(v.Mark, auth.RevokedUser, v.username()) ||
		s.revocations.since(v.Mark, auth.RevokedClient, v.ClientID) {
		return ErrRevoked
	}
	return nil
}

// isInvalid reports whether an error is about the token, not about the server.
func isInvalid(err error) bool {
	var invalid *InvalidError
	return errors.As(err, &invalid) || errors.Is(err, directory.ErrNotFound)
}

package token

import (
	"context"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// maxKeySetAge is how long clients may hold the key set at the most.
const maxKeySetAge = 5 * time.Minute

// KeySet returns the public keys (RFC 7517), and how long they may be held: less than
// the publishing lead, so that everyone has a key before it signs.
func (s *Service) KeySet(ctx context.Context) (jose.JSONWebKeySet, time.Duration, error) {
	held, err := s.keys.fresh(ctx)
	if err != nil {
		return jose.JSONWebKeySet{}, 0, err
	}
	set := jose.JSONWebKeySet{Keys: []jose.JSONWebKey{}}
	now := s.Now()
	for _, key := range held.opened {
		if key.published(now) {
			set.Keys = append(set.Keys, key.public)
		}
	}
	return set, min(maxKeySetAge, s.config.PublishLead/2), nil
}

package sqlstore

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

// How long, and how many, refusals are kept; how long login failures are.
const (
	refusalAge      = 30 * 24 * time.Hour
	refusalsKept    = 10_000
	loginFailureAge = 24 * time.Hour
)

// expireChunk is how many records are deleted in a transaction, so that
// submissions need not wait long for their turn.
const expireChunk = 1000

// expiring are the statements that delete what is dated at or before $1, up to $2 records.
var expiring = []struct {
	age  time.Duration
	text string
}{
	{0, `DELETE FROM idempotency WHERE (tenant_id, client_id, username, key) IN
		(SELECT tenant_id, client_id, username, key FROM idempotency WHERE expires_at <= $1 LIMIT $2)`},
	{0, `DELETE FROM refresh_token WHERE (tenant_id, hash) IN
		(SELECT tenant_id, hash FROM refresh_token WHERE expires_at <= $1 LIMIT $2)`},
	{0, `DELETE FROM revocation WHERE number IN (SELECT number FROM revocation WHERE expires_at <= $1 LIMIT $2)`},
	{0, `DELETE FROM session WHERE token_hash IN (SELECT token_hash FROM session WHERE expires_at <= $1 LIMIT $2)`},
	{loginFailureAge, `DELETE FROM login_failure WHERE username IN (SELECT username FROM login_failure WHERE last <= $1 LIMIT $2)`},
	{refusalAge, `DELETE FROM refusal WHERE (tenant_id, id) IN
		(SELECT tenant_id, id FROM refusal WHERE received_at <= $1 LIMIT $2)`},
}

// Expire deletes what has outlived its use at now.
func (s *Store) Expire(ctx context.Context, now time.Time) (int, error) {
	gone := 0
	for _, e := range expiring {
		n, err := s.deleteChunks(ctx, e.text, micros(now.Add(-e.age)), expireChunk)
		gone += n
		if err != nil {
			return gone, err
		}
	}
	n, err := s.expireExcessRefusals(ctx)
	return gone + n, err
}

// expireExcessRefusals leaves each tenant its newest refusals.
func (s *Store) expireExcessRefusals(ctx context.Context) (int, error) {
	read := func(row scanner) (id tenant.ID, err error) {
		err = row.Scan(&id)
		return id, err
	}
	crowded, err := list(ctx, s.readers, read,
		`SELECT tenant_id FROM refusal GROUP BY tenant_id HAVING count(*) > $1`, refusalsKept)
	gone := 0
	for _, id := range crowded {
		n, err := s.deleteChunks(ctx, `DELETE FROM refusal WHERE tenant_id = $1 AND id IN
			(SELECT id FROM refusal WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3)`, id, expireChunk, refusalsKept)
		gone += n
		if err != nil {
			return gone, err
		}
	}
	return gone, err
}

// deleteChunks runs a statement that deletes up to expireChunk records, until it finds fewer.
func (s *Store) deleteChunks(ctx context.Context, text string, args ...any) (int, error) {
	gone := 0
	for {
		n, err := s.write(ctx, text, args...)
		gone += int(n)
		if err != nil || n < expireChunk {
			return gone, err
		}
	}
}

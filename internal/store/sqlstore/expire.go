package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

// How long, and how many, refusals and tallies of failed log-ins are kept; how long forecasts and draws are.
const (
	refusalAge      = 30 * 24 * time.Hour
	refusalsKept    = 10_000
	loginFailureAge = 24 * time.Hour
	failuresKept    = 100_000
	forecastAge     = 26 * 7 * 24 * time.Hour
	drawAge         = time.Hour
)

// expireChunk is how many records are deleted in a transaction, so that
// submissions need not wait long for their turn.
const expireChunk = 1000

// expiring are the tables whose records outlive their use, and the time after which they have.
var expiring = []struct {
	table, column string
	age           time.Duration
}{
	{"idempotency", "expires_at", 0},
	{"refresh_token", "expires_at", 0},
	{"revocation", "expires_at", 0},
	{"session", "expires_at", 0},
	{"login_tally", "expires_at", 0},
	{"refusal", "received_at", refusalAge},
	{"forecast", "made_at", forecastAge},
	{"limit_draw", "drawn_at", drawAge},
}

// expireStatement deletes the oldest records dated at or before $1: $2 of them, and
// those that have the same date as the last.
func expireStatement(table, column string) string {
	return fmt.Sprintf(`DELETE FROM %[1]s WHERE %[2]s <= (SELECT max(%[2]s)
		FROM (SELECT %[2]s FROM %[1]s WHERE %[2]s <= $1 ORDER BY %[2]s LIMIT $2) AS oldest)`, table, column)
}

// Expire deletes what has outlived its use at now. What cannot be deleted of one table or tenant
// keeps nothing of the others.
func (s *Store) Expire(ctx context.Context, now time.Time) (gone int, err error) {
	for _, e := range expiring {
		n, failed := s.deleteChunks(ctx, expireStatement(e.table, e.column), micros(now.Add(-e.age)), expireChunk)
		gone, err = gone+n, errors.Join(err, failed)
	}
	for _, excess := range []func(context.Context) (int, error){s.expireExcessRefusals, s.expireExcessFailures} {
		n, failed := excess(ctx)
		gone, err = gone+n, errors.Join(err, failed)
	}
	return gone, err
}

// expireExcessFailures bounds what guesses at made-up names leave behind. Origins of right log-ins stay.
func (s *Store) expireExcessFailures(ctx context.Context) (int, error) {
	return s.deleteChunks(ctx, `DELETE FROM login_tally WHERE (username, origin) IN
		(SELECT username, origin FROM login_tally WHERE right_at IS NULL ORDER BY expires_at DESC LIMIT $1 OFFSET $2)`, expireChunk, failuresKept)
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
		n, failed := s.deleteChunks(ctx, `DELETE FROM refusal WHERE tenant_id = $1 AND id IN
			(SELECT id FROM refusal WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3)`, id, expireChunk, refusalsKept)
		gone, err = gone+n, errors.Join(err, failed)
	}
	return gone, err
}

// deleteChunks runs a statement that deletes expireChunk records, until it finds fewer.
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

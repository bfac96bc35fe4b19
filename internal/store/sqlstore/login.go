package sqlstore

import (
	"context"
	"errors"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

func readLoginTally(row scanner) (t auth.LoginTally, err error) {
	err = row.Scan(&t.Failures, timeIn(&t.FailedAt), timeIn(&t.RightAt))
	return t, err
}

// LoginTally returns how log-ins with a name from an origin went.
func (s *Store) LoginTally(ctx context.Context, username string,
	origin []byte) (auth.LoginTally, error) {
	t, err := one(ctx, s.readers, readLoginTally, `SELECT failures, failed_at, right_at
		FROM login_tally WHERE username = $1 AND origin = $2`, username, blob(origin))
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return t, err
}

// CountLoginFailure adds one to those of the last day. It makes no tally expire earlier.
func (s *Store) CountLoginFailure(ctx context.Context, username string, origin []byte,
	now time.Time) error {
	_, err := s.write(ctx, `INSERT INTO login_tally (username, origin, failures, failed_at, expires_at)
		VALUES ($1, $2, 1, $3, $4)
		ON CONFLICT (username, origin) DO UPDATE SET failed_at = excluded.failed_at,
			failures = CASE WHEN login_tally.failed_at > $5 THEN login_tally.failures + 1 ELSE 1 END,
			expires_at = CASE WHEN login_tally.expires_at > excluded.expires_at
				THEN login_tally.expires_at ELSE excluded.expires_at END`,
		username, blob(origin),
		micros(now), micros(now.Add(loginFailureAge)), micros(now.Add(-loginFailureAge)))
	return err
}

// recordOrigin keeps the failures of an origin; clearFailures behind it does not.
const (
	recordOrigin = `INSERT INTO login_tally (username, origin, failures, right_at, expires_at)
		VALUES ($1, $2, 0, $3, $4)
		ON CONFLICT (username, origin) DO UPDATE
			SET right_at = excluded.right_at, expires_at = excluded.expires_at`
	clearFailures = `, failures = 0`
)

// CountLogin records a right log-in, after which no failures count.
func (s *Store) CountLogin(ctx context.Context, username string, origin []byte,
	now time.Time) error {
	return s.recordLogin(ctx, recordOrigin+clearFailures, username, origin, now)
}

// RecordOrigin records a right log-in, and keeps the failures.
func (s *Store) RecordOrigin(ctx context.Context, username string, origin []byte,
	now time.Time) error {
	return s.recordLogin(ctx, recordOrigin, username, origin, now)
}

func (s *Store) recordLogin(ctx context.Context, statement, username string, origin []byte,
	now time.Time) error {
	_, err := s.write(ctx, statement, username, blob(origin),
		micros(now), micros(now.Add(auth.LoginMemory)))
	return err
}

// ClearLoginFailures clears the failures of a name from all origins.
func (s *Store) ClearLoginFailures(ctx context.Context, username string) error {
	_, err := s.write(ctx, `UPDATE login_tally SET failures = 0 WHERE username = $1`, username)
	return err
}

package sqlstore

import (
	"context"
	"errors"
	"time"

	"github.com/daypart/daypart/internal/store"
)

type loginFailures struct {
	count int
	last  time.Time
}

func readLoginFailures(row scanner) (f loginFailures, err error) {
	err = row.Scan(&f.count, timeIn(&f.last))
	return f, err
}

// LoginFailures returns how often in a row logging in with this name failed, and when it last did.
func (s *Store) LoginFailures(ctx context.Context, username string) (int, time.Time, error) {
	f, err := one(ctx, s.readers, readLoginFailures, `SELECT count, last FROM login_failure WHERE username = $1`, username)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return f.count, f.last, err
}

// CountLoginFailure adds one.
func (s *Store) CountLoginFailure(ctx context.Context, username string, now time.Time) error {
	_, err := s.write(ctx, `INSERT INTO login_failure (username, count, last) VALUES ($1, 1, $2)
		ON CONFLICT (username) DO UPDATE SET count = login_failure.count + 1, last = excluded.last`,
		username, micros(now))
	return err
}

// ClearLoginFailures forgets them.
func (s *Store) ClearLoginFailures(ctx context.Context, username string) error {
	_, err := s.write(ctx, `DELETE FROM login_failure WHERE username = $1`, username)
	return err
}

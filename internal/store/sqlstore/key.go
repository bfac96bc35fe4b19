package sqlstore

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

func readKey(row scanner) (k auth.SigningKey, err error) {
	err = row.Scan(&k.ID, &k.Sealed, timeIn(&k.CreatedAt), timeIn(&k.ActiveFrom), timeIn(&k.ExpiresAt))
	return k, err
}

// SigningKeys returns all keys, oldest first.
func (s *Store) SigningKeys(ctx context.Context) ([]auth.SigningKey, error) {
	return list(ctx, s.readers, readKey,
		`SELECT key_id, sealed, created_at, active_from, expires_at FROM signing_key ORDER BY number`)
}

// RotateSigningKey inserts next and lets every key before it expire.
func (s *Store) RotateSigningKey(ctx context.Context, after string, next auth.SigningKey, expiry time.Time) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := s.engine.alone(ctx, tx, "rotate the signing key"); err != nil {
			return err
		}
		newest, err := list(ctx, tx, readText, `SELECT key_id FROM signing_key ORDER BY number DESC LIMIT 1`)
		if err != nil {
			return err
		}
		if len(newest) == 0 && after != "" || len(newest) == 1 && newest[0] != after {
			return store.ErrConflict
		}
		if _, err := change(ctx, tx, `UPDATE signing_key SET expires_at = $1 WHERE expires_at IS NULL`, micros(expiry)); err != nil {
			return err
		}
		_, err = change(ctx, tx, `INSERT INTO signing_key (number, key_id, sealed, created_at, active_from, expires_at)
			VALUES ((SELECT coalesce(max(number), 0) + 1 FROM signing_key), $1, $2, $3, $4, $5)`,
			next.ID, blob(next.Sealed), micros(next.CreatedAt), micros(next.ActiveFrom), microsOrNull(next.ExpiresAt))
		return err
	})
}

func readText(row scanner) (text string, err error) {
	err = row.Scan(&text)
	return text, err
}

// DeleteSigningKeys removes keys that expired at or before now.
func (s *Store) DeleteSigningKeys(ctx context.Context, now time.Time) error {
	_, err := s.write(ctx, `DELETE FROM signing_key WHERE expires_at <= $1`, micros(now))
	return err
}

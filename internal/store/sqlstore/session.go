package sqlstore

import (
	"context"
	"time"
)

func readBytes(row scanner) (data []byte, err error) {
	err = row.Scan(&data)
	return data, err
}

// Session returns the bytes of a session that has not expired.
func (s *Store) Session(ctx context.Context, tokenHash string, now time.Time) ([]byte, error) {
	return one(ctx, s.readers, readBytes, `SELECT data FROM session WHERE token_hash = $1 AND expires_at > $2`,
		tokenHash, micros(now))
}

// PutSession inserts or replaces a session.
func (s *Store) PutSession(ctx context.Context, tokenHash string, data []byte, expiresAt time.Time) error {
	_, err := s.write(ctx, `INSERT INTO session (token_hash, data, expires_at) VALUES ($1, $2, $3)
		ON CONFLICT (token_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`,
		tokenHash, blob(data), micros(expiresAt))
	return err
}

// DeleteSession removes a session; one that is not there is no error.
func (s *Store) DeleteSession(ctx context.Context, tokenHash string) error {
	_, err := s.write(ctx, `DELETE FROM session WHERE token_hash = $1`, tokenHash)
	return err
}

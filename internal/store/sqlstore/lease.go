package sqlstore

import (
	"context"
	"time"
)

// TakeLease takes a lease, or keeps it. Only the database's clock counts: those of the nodes may differ.
func (s *Store) TakeLease(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	now := s.engine.now()
	n, err := s.write(ctx, `INSERT INTO lease (name, holder, expires_at) VALUES ($1, $2, `+now+` + $3)
		ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
		WHERE lease.holder = excluded.holder OR lease.expires_at <= `+now, name, holder, term.Microseconds())
	return n > 0, err
}

// EndLease gives a lease back.
func (s *Store) EndLease(ctx context.Context, name, holder string) error {
	_, err := s.write(ctx, `DELETE FROM lease WHERE name = $1 AND holder = $2`, name, holder)
	return err
}

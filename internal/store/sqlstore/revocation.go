package sqlstore

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
)

func readRevocation(row scanner) (r auth.Revocation, err error) {
	err = row.Scan(&r.Number, &r.Tenant, &r.Kind, &r.Subject, timeIn(&r.At), timeIn(&r.ExpiresAt))
	return r, err
}

// Revoke inserts a revocation and returns its number.
func (s *Store) Revoke(ctx context.Context, r auth.Revocation) (n int64, err error) {
	err = s.transact(ctx, func(ctx context.Context, tx querier) error {
		n, err = s.addRevocation(ctx, tx, r)
		return err
	})
	return n, err
}

// addRevocation inserts a revocation, last in its transaction: others that revoke wait for its end.
func (s *Store) addRevocation(ctx context.Context, tx querier, r auth.Revocation) (int64, error) {
	if err := s.engine.alone(ctx, tx, "revoke"); err != nil {
		return 0, err // numbers must become visible in order
	}
	return one(ctx, tx, readInt, `INSERT INTO revocation (tenant_id, kind, subject, at, expires_at)
		VALUES ($1, $2, $3, $4, $5) RETURNING number`,
		r.Tenant, r.Kind, r.Subject, micros(r.At), micros(r.ExpiresAt))
}

// Revocations returns those with a number above after, of all tenants, in order.
func (s *Store) Revocations(ctx context.Context, after int64) ([]auth.Revocation, error) {
	return list(ctx, s.readers, readRevocation, `SELECT number, tenant_id, kind, subject, at, expires_at
		FROM revocation WHERE number > $1 ORDER BY number`, after)
}

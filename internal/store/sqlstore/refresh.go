package sqlstore

import (
	"bytes"
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const selectRefreshToken = `SELECT tenant_id, hash, family, client_id, username, scopes,
	issued_at, expires_at, used_at, successor FROM refresh_token WHERE tenant_id = $1 AND hash = $2`

func readRefreshToken(row scanner) (t auth.RefreshToken, err error) {
	err = row.Scan(&t.Tenant, &t.Hash, &t.Family, &t.ClientID, &t.Username, textsIn(&t.Scopes),
		timeIn(&t.IssuedAt), timeIn(&t.ExpiresAt), timeIn(&t.UsedAt), &t.Successor)
	return t, err
}

// AddRefreshToken inserts the first token of a family.
func (s *Store) AddRefreshToken(ctx context.Context, id tenant.ID, t auth.RefreshToken) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		return addRefreshToken(ctx, tx, id, t)
	})
}

func addRefreshToken(ctx context.Context, tx querier, id tenant.ID, t auth.RefreshToken) error {
	_, err := change(ctx, tx, `INSERT INTO refresh_token
			(tenant_id, hash, family, client_id, username, scopes, issued_at, expires_at, used_at, successor)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		id, blob(t.Hash), t.Family, t.ClientID, t.Username, texts(t.Scopes),
		micros(t.IssuedAt), micros(t.ExpiresAt), microsOrNull(t.UsedAt), t.Successor)
	return err
}

// RefreshToken returns a token by its hash.
func (s *Store) RefreshToken(ctx context.Context, id tenant.ID, hash []byte) (auth.RefreshToken, error) {
	return one(ctx, s.readers, readRefreshToken, selectRefreshToken, id, blob(hash))
}

// ExchangeRefreshToken puts successor in the place of a token, or confirms it within the grace.
func (s *Store) ExchangeRefreshToken(ctx context.Context, id tenant.ID, hash []byte,
	successor auth.RefreshToken, grace time.Duration) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := s.lockFamily(ctx, tx, successor.Family); err != nil {
			return err
		}
		n, err := change(ctx, tx, `UPDATE refresh_token SET used_at = $1, successor = $2
			WHERE tenant_id = $3 AND hash = $4 AND used_at IS NULL`,
			micros(successor.IssuedAt), blob(successor.Hash), id, blob(hash))
		if err != nil {
			return err
		}
		if n == 0 {
			return confirmSuccessor(ctx, tx, id, hash, successor, grace)
		}
		return addRefreshToken(ctx, tx, id, successor)
	})
}

// lockFamily makes a transaction wait until no other exchanges or revokes tokens of the family.
func (s *Store) lockFamily(ctx context.Context, tx querier, family string) error {
	return s.engine.alone(ctx, tx, "refresh tokens of "+family)
}

// confirmSuccessor makes sure that a used token has this successor, unused. ErrConflict if it
// cannot.
func confirmSuccessor(ctx context.Context, tx querier, id tenant.ID, hash []byte,
	successor auth.RefreshToken, grace time.Duration) error {
	used, err := one(ctx, tx, readRefreshToken, selectRefreshToken, id, blob(hash))
	if err != nil {
		return err
	}
	if used.Successor == nil || successor.IssuedAt.Sub(used.UsedAt) > grace {
		return store.ErrConflict
	}
	if !bytes.Equal(used.Successor, successor.Hash) {
		return replaceSuccessor(ctx, tx, used, successor)
	}
	kept, err := one(ctx, tx, readRefreshToken, selectRefreshToken, id, blob(successor.Hash))
	if err == nil && !kept.UsedAt.IsZero() {
		err = store.ErrConflict
	}
	return err
}

// replaceSuccessor gives a used token another successor, and keeps the one it had as used without a
// successor. ErrConflict if that was used.
func replaceSuccessor(ctx context.Context, tx querier, used, successor auth.RefreshToken) error {
	err := changeOne(ctx, tx, store.ErrConflict, `UPDATE refresh_token SET used_at = $1
		WHERE tenant_id = $2 AND hash = $3 AND used_at IS NULL`,
		micros(successor.IssuedAt), used.Tenant, blob(used.Successor))
	if err != nil {
		return err
	}
	_, err = change(ctx, tx, `UPDATE refresh_token SET successor = $1 WHERE tenant_id = $2 AND hash = $3`,
		blob(successor.Hash), used.Tenant, blob(used.Hash))
	if err != nil {
		return err
	}
	return addRefreshToken(ctx, tx, used.Tenant, successor)
}

// RevokeFamily inserts a revocation of a family and removes its refresh tokens.
func (s *Store) RevokeFamily(ctx context.Context, id tenant.ID, r auth.Revocation) (n int64, err error) {
	err = s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := s.lockFamily(ctx, tx, r.Subject); err != nil {
			return err
		}
		_, err := change(ctx, tx, `DELETE FROM refresh_token WHERE tenant_id = $1 AND family = $2`, id, r.Subject)
		if err != nil {
			return err
		}
		n, err = s.addRevocation(ctx, tx, r)
		return err
	})
	return n, err
}

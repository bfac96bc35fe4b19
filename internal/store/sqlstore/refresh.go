package sqlstore

import (
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

// SpendRefreshToken marks a token used and inserts its successor.
func (s *Store) SpendRefreshToken(ctx context.Context, id tenant.ID, hash []byte, now time.Time, successor auth.RefreshToken) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if _, err := one(ctx, tx, readRefreshToken, selectRefreshToken, id, blob(hash)); err != nil {
			return err
		}
		err := changeOne(ctx, tx, store.ErrConflict, `UPDATE refresh_token SET used_at = $1, successor = $2
			WHERE tenant_id = $3 AND hash = $4 AND used_at IS NULL`, micros(now), blob(successor.Hash), id, blob(hash))
		if err != nil {
			return err
		}
		return addRefreshToken(ctx, tx, id, successor)
	})
}

// ReplaceSuccessor swaps the unused successor of a used token for another.
func (s *Store) ReplaceSuccessor(ctx context.Context, id tenant.ID, hash []byte, successor auth.RefreshToken) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		used, err := one(ctx, tx, readRefreshToken, selectRefreshToken, id, blob(hash))
		if err != nil {
			return err
		}
		err = changeOne(ctx, tx, store.ErrConflict, `DELETE FROM refresh_token
			WHERE tenant_id = $1 AND hash = $2 AND used_at IS NULL`, id, blob(used.Successor))
		if err != nil {
			return err
		}
		_, err = change(ctx, tx, `UPDATE refresh_token SET successor = $1 WHERE tenant_id = $2 AND hash = $3`,
			blob(successor.Hash), id, blob(hash))
		if err != nil {
			return err
		}
		return addRefreshToken(ctx, tx, id, successor)
	})
}

// DeleteFamily removes all tokens of a family.
func (s *Store) DeleteFamily(ctx context.Context, id tenant.ID, family string) error {
	_, err := s.write(ctx, `DELETE FROM refresh_token WHERE tenant_id = $1 AND family = $2`, id, family)
	return err
}

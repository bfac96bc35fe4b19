package sqlstore

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const selectUser = `SELECT tenant_id, username, display_name, language, password_hash, scopes, units, disabled, created_at
	FROM app_user `

func readUser(row scanner) (u auth.User, err error) {
	err = row.Scan(&u.Tenant, &u.Username, &u.DisplayName, &u.Language, &u.PasswordHash,
		textsIn(&u.Scopes), textsIn(&u.Units), &u.Disabled, timeIn(&u.CreatedAt))
	return u, err
}

// User returns a user by name.
func (s *Store) User(ctx context.Context, username string) (auth.User, error) {
	return one(ctx, s.readers, readUser, selectUser+`WHERE username = $1`, username)
}

// Users returns a tenant's users in order of name.
func (s *Store) Users(ctx context.Context, id tenant.ID) ([]auth.User, error) {
	return list(ctx, s.readers, readUser, selectUser+`WHERE tenant_id = $1 ORDER BY username`, id)
}

// AddUser inserts a user.
func (s *Store) AddUser(ctx context.Context, id tenant.ID, u auth.User) error {
	_, err := s.write(ctx, `INSERT INTO app_user
			(tenant_id, username, display_name, language, password_hash, scopes, units, disabled, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		id, u.Username, u.DisplayName, u.Language, u.PasswordHash,
		texts(u.Scopes), texts(u.Units), flag(u.Disabled), micros(u.CreatedAt))
	return err
}

// UpdateUser replaces a user of this tenant.
func (s *Store) UpdateUser(ctx context.Context, id tenant.ID, u auth.User) error {
	return s.writeOne(ctx, store.ErrNotFound, `UPDATE app_user SET display_name = $1, language = $2,
			password_hash = $3, scopes = $4, units = $5, disabled = $6, created_at = $7
		WHERE tenant_id = $8 AND username = $9`,
		u.DisplayName, u.Language, u.PasswordHash, texts(u.Scopes), texts(u.Units),
		flag(u.Disabled), micros(u.CreatedAt), id, u.Username)
}

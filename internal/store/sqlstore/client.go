package sqlstore

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const selectClient = `SELECT client_id, tenant_id, name, secret_hash, grants, scopes, units, disabled, created_at
	FROM client `

func readClient(row scanner) (c auth.Client, err error) {
	err = row.Scan(&c.ID, &c.Tenant, &c.Name, &c.SecretHash, textsIn(&c.Grants),
		textsIn(&c.Scopes), textsIn(&c.Units), &c.Disabled, timeIn(&c.CreatedAt))
	return c, err
}

// Client returns a client by id.
func (s *Store) Client(ctx context.Context, clientID string) (auth.Client, error) {
	return one(ctx, s.readers, readClient, selectClient+`WHERE client_id = $1`, clientID)
}

// Clients returns a tenant's clients in order of id.
func (s *Store) Clients(ctx context.Context, id tenant.ID) ([]auth.Client, error) {
	return list(ctx, s.readers, readClient, selectClient+`WHERE tenant_id = $1 ORDER BY client_id`, id)
}

// AddClient inserts a client.
func (s *Store) AddClient(ctx context.Context, id tenant.ID, c auth.Client) error {
	_, err := s.write(ctx, `INSERT INTO client
			(client_id, tenant_id, name, secret_hash, grants, scopes, units, disabled, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		c.ID, id, c.Name, blob(c.SecretHash), texts(c.Grants),
		texts(c.Scopes), texts(c.Units), flag(c.Disabled), micros(c.CreatedAt))
	return err
}

// UpdateClient replaces a client of this tenant.
func (s *Store) UpdateClient(ctx context.Context, id tenant.ID, c auth.Client) error {
	return s.writeOne(ctx, store.ErrNotFound, `UPDATE client SET name = $1, secret_hash = $2, grants = $3,
			scopes = $4, units = $5, disabled = $6, created_at = $7
		WHERE tenant_id = $8 AND client_id = $9`,
		c.Name, blob(c.SecretHash), texts(c.Grants), texts(c.Scopes), texts(c.Units),
		flag(c.Disabled), micros(c.CreatedAt), id, c.ID)
}

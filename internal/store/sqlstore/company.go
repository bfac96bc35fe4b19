package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const selectCompany = `SELECT t.tenant_id, t.slug, t.name, t.version, t.suspended, c.configuration
	FROM tenant t LEFT JOIN tenant_configuration c ON c.tenant_id = t.tenant_id AND c.version = t.version `

func readCompany(row scanner) (c tenant.Company, err error) {
	err = row.Scan(&c.ID, &c.Slug, &c.Name, &c.Version, &c.Suspended, jsonIn(&c.Configuration, func() {}))
	return c, err
}

// Company returns a tenant with everything configured for it.
func (s *Store) Company(ctx context.Context, id tenant.ID) (c tenant.Company, err error) {
	err = s.snapshot(ctx, func(tx querier) error {
		c, err = s.company(ctx, tx, `WHERE t.tenant_id = $1`, id)
		return err
	})
	return c, err
}

// CompanyBySlug is Company by its slug.
func (s *Store) CompanyBySlug(ctx context.Context, slug tenant.Slug) (c tenant.Company, err error) {
	err = s.snapshot(ctx, func(tx querier) error {
		c, err = s.company(ctx, tx, `WHERE t.slug = $1`, slug)
		return err
	})
	return c, err
}

func (s *Store) company(ctx context.Context, tx querier, where string, key any) (tenant.Company, error) {
	c, err := one(ctx, tx, readCompany, selectCompany+where, key)
	if err != nil {
		return tenant.Company{}, err
	}
	c.Units, err = s.units(ctx, tx, c.ID)
	return c, err
}

// CompanyVersion is the version of a company.
func (s *Store) CompanyVersion(ctx context.Context, id tenant.ID) (int64, error) {
	return one(ctx, s.readers, readInt, `SELECT version FROM tenant WHERE tenant_id = $1`, id)
}

func readInt(row scanner) (n int64, err error) {
	err = row.Scan(&n)
	return n, err
}

// Companies returns every tenant, in order of slug, without configuration and units.
func (s *Store) Companies(ctx context.Context) ([]tenant.Company, error) {
	read := func(row scanner) (c tenant.Company, err error) {
		err = row.Scan(&c.ID, &c.Slug, &c.Name, &c.Version, &c.Suspended)
		return c, err
	}
	return list(ctx, s.readers, read,
		`SELECT tenant_id, slug, name, version, suspended FROM tenant ORDER BY slug`)
}

// ApplyCompany makes a company what c says.
func (s *Store) ApplyCompany(ctx context.Context, c tenant.Company) (kept tenant.Company, err error) {
	err = s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := s.engine.alone(ctx, tx, "apply a company"); err != nil {
			return err
		}
		if c.Version == 0 {
			c.ID, err = addCompany(ctx, tx, c)
		} else {
			err = updateCompany(ctx, tx, c)
		}
		if err != nil {
			return err
		}
		if err := s.applyParts(ctx, tx, c); err != nil {
			return err
		}
		kept, err = s.company(ctx, tx, `WHERE t.tenant_id = $1`, c.ID)
		return err
	})
	return kept, err
}

func addCompany(ctx context.Context, tx querier, c tenant.Company) (tenant.ID, error) {
	id, err := one(ctx, tx, readInt, `INSERT INTO tenant (tenant_id, slug, name, version, suspended)
		VALUES ((SELECT coalesce(max(tenant_id), 0) + 1 FROM tenant), $1, $2, 0, $3) RETURNING tenant_id`,
		c.Slug, c.Name, flag(c.Suspended))
	if err != nil {
		return 0, err
	}
	c.ID = tenant.ID(id)
	if _, err := change(ctx, tx, `INSERT INTO ledger_head (tenant_id, seq) VALUES ($1, 0)`, id); err != nil {
		return 0, err
	}
	return c.ID, updateCompany(ctx, tx, c)
}

// updateCompany moves a company on from the version c was derived from.
func updateCompany(ctx context.Context, tx querier, c tenant.Company) error {
	return changeOne(ctx, tx, store.ErrConflict, `UPDATE tenant SET name = $1, suspended = $2, version = version + 1
		WHERE tenant_id = $3 AND slug = $4 AND version = $5`,
		c.Name, flag(c.Suspended), c.ID, c.Slug, c.Version)
}

// applyParts writes what belongs to the version after that of c.
func (s *Store) applyParts(ctx context.Context, tx querier, c tenant.Company) error {
	if c.Configuration != nil {
		encoded, err := json.Marshal(c.Configuration)
		if err != nil {
			return fmt.Errorf("encode configuration: %w", err)
		}
		_, err = change(ctx, tx, `INSERT INTO tenant_configuration (tenant_id, version, configuration, applied_at)
			VALUES ($1, $2, $3, $4)`, c.ID, c.Version+1, string(encoded), micros(s.options.Now()))
		if err != nil {
			return err
		}
	}
	for _, u := range c.Units {
		if err := putUnit(ctx, tx, c.ID, u); err != nil {
			return err
		}
	}
	return nil
}

package sqlstore

import (
	"context"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

func readScenario(row scanner) (s store.Scenario, err error) {
	err = row.Scan(&s.ID, &s.Owner, &s.Name, &s.View, &s.Shared, timeIn(&s.ChangedAt), &s.Default)
	return s, err
}

// Scenarios returns those of a person and those shared in the tenant, in order of name and id.
func (s *Store) Scenarios(ctx context.Context, id tenant.ID, username string) ([]store.Scenario, error) {
	return list(ctx, s.readers, readScenario, `SELECT s.id, s.owner, s.name, s.view, s.shared, s.changed_at, d.scenario_id IS NOT NULL
		FROM scenario s LEFT JOIN scenario_default d ON d.tenant_id = s.tenant_id AND d.username = $1 AND d.scenario_id = s.id
		WHERE s.tenant_id = $2 AND (s.owner = $1 OR s.shared = 1) ORDER BY s.name, s.id`, username, id)
}

// PutScenario inserts or replaces a scenario of its owner.
func (s *Store) PutScenario(ctx context.Context, id tenant.ID, scenario store.Scenario) error {
	return s.writeOne(ctx, store.ErrNotFound, `INSERT INTO scenario (tenant_id, id, owner, name, view, shared, changed_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, view = excluded.view, shared = excluded.shared, changed_at = excluded.changed_at
		WHERE scenario.owner = excluded.owner`,
		id, scenario.ID[:], scenario.Owner, scenario.Name, scenario.View, flag(scenario.Shared), micros(scenario.ChangedAt))
}

// DeleteScenario removes a scenario of its owner.
func (s *Store) DeleteScenario(ctx context.Context, id tenant.ID, owner string, scenario uuid.UUID) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := changeOne(ctx, tx, store.ErrNotFound, `DELETE FROM scenario WHERE tenant_id = $1 AND id = $2 AND owner = $3`, id, scenario[:], owner); err != nil {
			return err
		}
		_, err := change(ctx, tx, `DELETE FROM scenario_default WHERE tenant_id = $1 AND scenario_id = $2`, id, scenario[:])
		return err
	})
}

// SetDefaultScenario says with which scenario a person begins.
func (s *Store) SetDefaultScenario(ctx context.Context, id tenant.ID, username string, scenario *uuid.UUID) error {
	if scenario == nil {
		_, err := s.write(ctx, `DELETE FROM scenario_default WHERE tenant_id = $1 AND username = $2`, id, username)
		return err
	}
	return s.writeOne(ctx, store.ErrNotFound, `INSERT INTO scenario_default (tenant_id, username, scenario_id)
		SELECT tenant_id, $1, id FROM scenario WHERE tenant_id = $2 AND id = $3 AND (owner = $1 OR shared = 1)
		ON CONFLICT (tenant_id, username) DO UPDATE SET scenario_id = excluded.scenario_id`, username, id, scenario[:])
}

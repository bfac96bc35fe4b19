package sqlstore

import (
	"context"
	"fmt"

	"github.com/daypart/daypart/internal/tenant"
)

// rebuild makes the projections of the tenants that have sent something but have none: those of a database
// that was written before version 6 of the schema. It may be interrupted, and run by several nodes.
func (s *Store) rebuild(ctx context.Context) error {
	ids, err := list(ctx, s.readers, readInt, `SELECT tenant_id FROM ledger_head h
		WHERE seq > 0 AND NOT EXISTS (SELECT 1 FROM unit_day d WHERE d.tenant_id = h.tenant_id)`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := s.Verify(ctx, tenant.ID(id), true, nil); err != nil {
			return fmt.Errorf("make the projections of tenant %d from its ledger: %w", id, err)
		}
	}
	return nil
}

package sqlstore

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// AddImport keeps a new import and its days.
func (s *Store) AddImport(
	ctx context.Context, scope auth.UnitScope, i store.ImportJob, days []store.ImportDay,
) error {
	if !scope.PermitsAll(i.Units) || hasOtherUnit(i, days) {
		return store.ErrNotPermitted
	}
	id := scope.Tenant()
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if _, err := change(ctx, tx, `INSERT INTO import
				(tenant_id, id, state, units, days, done, detail, client_id, username, created_at, changed_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			id, i.ID[:], i.State, texts(i.Units), i.Days, i.Done, blob(i.Detail), i.Actor.ClientID, i.Actor.Username,
			micros(i.CreatedAt), micros(i.ChangedAt)); err != nil {
			return err
		}
		return addImportDays(ctx, tx, id, i.ID, days)
	})
}

func addImportDay(ctx context.Context, tx querier, id tenant.ID, of uuid.UUID, d *store.ImportDay) error {
	_, err := change(ctx, tx, `INSERT INTO import_day (tenant_id, import_id, number, unit_id, business_day, entry, undo, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, of[:], d.Number, d.Unit, d.Day.Number(), d.Entry[:], d.Undo[:], blob(d.Content))
	return err
}

// AddImportDays adds days to an import in this state.
func (s *Store) AddImportDays(
	ctx context.Context, scope auth.UnitScope, of uuid.UUID, state string, days []store.ImportDay,
) error {
	id := scope.Tenant()
	return s.changeImport(ctx, scope, of, func(ctx context.Context, tx querier, i store.ImportJob) error {
		if hasOtherUnit(i, days) {
			return store.ErrNotPermitted
		}
		err := changeOne(ctx, tx, store.ErrConflict, `UPDATE import SET days = days + $1
			WHERE tenant_id = $2 AND id = $3 AND state = $4`, len(days), id, of[:], state)
		if err != nil {
			return err
		}
		return addImportDays(ctx, tx, id, of, days)
	})
}

// hasOtherUnit reports whether a day is of a unit that is none of the import's.
func hasOtherUnit(i store.ImportJob, days []store.ImportDay) bool {
	return slices.ContainsFunc(days, func(d store.ImportDay) bool {
		return !slices.Contains(i.Units, d.Unit)
	})
}

func addImportDays(
	ctx context.Context, tx querier, id tenant.ID, of uuid.UUID, days []store.ImportDay,
) error {
	for n := range days {
		if err := addImportDay(ctx, tx, id, of, &days[n]); err != nil {
			return err
		}
	}
	return nil
}

// DeleteImportDays removes up to limit days of an import.
func (s *Store) DeleteImportDays(
	ctx context.Context, scope auth.UnitScope, of uuid.UUID, limit int,
) (n int, err error) {
	err = s.changeImport(ctx, scope, of, func(ctx context.Context, tx querier, _ store.ImportJob) error {
		removed, err := change(ctx, tx, `DELETE FROM import_day
			WHERE tenant_id = $1 AND import_id = $2 AND number IN (SELECT number FROM import_day
				WHERE tenant_id = $1 AND import_id = $2 ORDER BY number LIMIT $3)`,
			scope.Tenant(), of[:], limit)
		n = int(removed)
		return err
	})
	return n, err
}

// changeImport runs work in a transaction that writes, with an import whose units are all
// permitted.
func (s *Store) changeImport(
	ctx context.Context, scope auth.UnitScope, of uuid.UUID,
	work func(context.Context, querier, store.ImportJob) error,
) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		i, err := permittedImport(ctx, tx, scope, of)
		if err != nil {
			return err
		}
		return work(ctx, tx, i)
	})
}

const selectImport = `SELECT id, state, units, days, done, detail, client_id, username, fence, created_at, changed_at
	FROM import `

func readImport(row scanner) (i store.ImportJob, err error) {
	err = row.Scan(&i.ID, &i.State, textsIn(&i.Units), &i.Days, &i.Done, &i.Detail, &i.Actor.ClientID,
		&i.Actor.Username, &i.Fence, timeIn(&i.CreatedAt), timeIn(&i.ChangedAt))
	return i, err
}

// permittedImport reads an import whose units are all permitted. For other scopes there is none.
func permittedImport(
	ctx context.Context, q querier, scope auth.UnitScope, of uuid.UUID,
) (store.ImportJob, error) {
	i, err := one(ctx, q, readImport, selectImport+`WHERE tenant_id = $1 AND id = $2`, scope.Tenant(), of[:])
	if err == nil && !scope.PermitsAll(i.Units) {
		return store.ImportJob{}, store.ErrNotFound
	}
	return i, err
}

// Import returns an import.
func (s *Store) Import(ctx context.Context, scope auth.UnitScope, of uuid.UUID) (store.ImportJob, error) {
	return permittedImport(ctx, s.readers, scope, of)
}

// Imports returns the newest imports, newest first.
func (s *Store) Imports(
	ctx context.Context, scope auth.UnitScope, limit int,
) (all []store.ImportJob, err error) {
	args := []any{scope.Tenant()}
	err = s.scan(ctx, selectImport+`WHERE tenant_id = $1 ORDER BY id DESC`, args, func(row scanner) error {
		i, err := readImport(row)
		if err == nil && scope.PermitsAll(i.Units) {
			all = append(all, i)
		}
		if err == nil && len(all) == limit {
			return errEnough
		}
		return err
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return all, err
}

// ImportDays returns up to limit days of an import with a number above after, in order.
func (s *Store) ImportDays(
	ctx context.Context, scope auth.UnitScope, of uuid.UUID, after, limit int,
) ([]store.ImportDay, error) {
	_, err := s.Import(ctx, scope, of)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	read := func(row scanner) (d store.ImportDay, err error) {
		err = row.Scan(&d.Number, &d.Unit, dayIn(&d.Day), &d.Entry, &d.Undo, &d.Content)
		return d, err
	}
	return list(ctx, s.readers, read, `SELECT number, unit_id, business_day, entry, undo, content FROM import_day
		WHERE tenant_id = $1 AND import_id = $2 AND number > $3 ORDER BY number LIMIT $4`,
		scope.Tenant(), of[:], after, limit)
}

// ChangeImport replaces what changes of an import, unless somebody else has changed or claimed it.
func (s *Store) ChangeImport(ctx context.Context, scope auth.UnitScope, i store.ImportJob) error {
	return s.changeImport(ctx, scope, i.ID, func(ctx context.Context, tx querier, _ store.ImportJob) error {
		return changeOne(ctx, tx, store.ErrConflict, `UPDATE import
			SET state = $1, done = $2, detail = $3, changed_at = $4, fence = fence + 1
			WHERE tenant_id = $5 AND id = $6 AND fence = $7`,
			i.State, i.Done, blob(i.Detail), micros(i.ChangedAt), scope.Tenant(), i.ID[:], i.Fence)
	})
}

// DeleteImport removes an import in this state, and its days.
func (s *Store) DeleteImport(ctx context.Context, scope auth.UnitScope, of uuid.UUID, state string) error {
	return s.changeImport(ctx, scope, of, func(ctx context.Context, tx querier, _ store.ImportJob) error {
		id := scope.Tenant()
		err := changeOne(ctx, tx, store.ErrConflict,
			`DELETE FROM import WHERE tenant_id = $1 AND id = $2 AND state = $3`, id, of[:], state)
		if err != nil {
			return err
		}
		_, err = change(ctx, tx, `DELETE FROM import_day WHERE tenant_id = $1 AND import_id = $2`, id, of[:])
		return err
	})
}

// ClaimImport marks an import that has stalled as changed now.
func (s *Store) ClaimImport(
	ctx context.Context, ref store.ImportRef, now time.Time, after time.Duration,
) (bool, error) {
	err := s.writeOne(ctx, store.ErrConflict, `UPDATE import SET changed_at = $1, fence = fence + 1
		WHERE tenant_id = $2 AND id = $3 AND (changed_at < $4 OR changed_at > $5)`,
		micros(now), ref.Tenant, ref.ID[:], micros(now.Add(-after)), micros(now.Add(after)))
	if errors.Is(err, store.ErrConflict) {
		return false, nil
	}
	return err == nil, err
}

// StalledImports returns the imports of all tenants that are in one of the states and have stalled.
func (s *Store) StalledImports(
	ctx context.Context, states []string, now time.Time, after time.Duration,
) ([]store.ImportRef, error) {
	f := &filter{}
	among(f, `state`, states)
	f.and(`(changed_at < ? OR changed_at > ?)`, micros(now.Add(-after)), micros(now.Add(after)))
	return s.listImportRefs(ctx, f)
}

// ImportsIn returns the imports of all tenants that are in one of the states and have not changed since before.
func (s *Store) ImportsIn(ctx context.Context, states []string, before time.Time) ([]store.ImportRef, error) {
	f := &filter{}
	among(f, `state`, states)
	f.and(`changed_at < ?`, micros(before))
	return s.listImportRefs(ctx, f)
}

func (s *Store) listImportRefs(ctx context.Context, f *filter) ([]store.ImportRef, error) {
	read := func(row scanner) (r store.ImportRef, err error) {
		err = row.Scan(&r.Tenant, &r.ID)
		return r, err
	}
	return list(ctx, s.readers, read, `SELECT tenant_id, id FROM import `+f.where()+` ORDER BY tenant_id, id`, f.args...)
}

// ImportBytes returns how many bytes of days of imports are kept for a tenant.
func (s *Store) ImportBytes(ctx context.Context, id tenant.ID) (int64, error) {
	read := func(row scanner) (n int64, err error) { return n, row.Scan(&n) }
	return one(ctx, s.readers, read,
		`SELECT COALESCE(SUM(LENGTH(content)), 0) FROM import_day WHERE tenant_id = $1`, id)
}

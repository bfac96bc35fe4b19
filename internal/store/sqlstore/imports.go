package sqlstore

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// AddImport keeps a new import and its days.
func (s *Store) AddImport(ctx context.Context, id tenant.ID, i store.ImportJob, days []store.ImportDay) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if _, err := change(ctx, tx, `INSERT INTO import (tenant_id, id, state, days, done, detail, client_id, username, created_at, changed_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			id, i.ID[:], i.State, i.Days, i.Done, blob(i.Detail), i.Actor.ClientID, i.Actor.Username, micros(i.CreatedAt), micros(i.ChangedAt)); err != nil {
			return err
		}
		for n := range days {
			if err := addImportDay(ctx, tx, id, i.ID, &days[n]); err != nil {
				return err
			}
		}
		return nil
	})
}

func addImportDay(ctx context.Context, tx querier, id tenant.ID, of uuid.UUID, d *store.ImportDay) error {
	_, err := change(ctx, tx, `INSERT INTO import_day (tenant_id, import_id, number, unit_id, business_day, entry, undo, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, of[:], d.Number, d.Unit, d.Day.Number(), d.Entry[:], d.Undo[:], blob(d.Content))
	return err
}

// AddImportDay adds to an import in this state.
func (s *Store) AddImportDay(ctx context.Context, id tenant.ID, of uuid.UUID, state string, day store.ImportDay) error {
	err := s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := changeOne(ctx, tx, store.ErrConflict, `UPDATE import SET days = days + 1 WHERE tenant_id = $1 AND id = $2 AND state = $3`, id, of[:], state); err != nil {
			return err
		}
		return addImportDay(ctx, tx, id, of, &day)
	})
	return s.missingImport(ctx, id, of, err)
}

// missingImport tells an import that is not there from one in another state.
func (s *Store) missingImport(ctx context.Context, id tenant.ID, of uuid.UUID, err error) error {
	if errors.Is(err, store.ErrConflict) {
		if _, missing := s.Import(ctx, id, of); missing != nil {
			return missing
		}
	}
	return err
}

const selectImport = `SELECT id, state, days, done, detail, client_id, username, created_at, changed_at FROM import `

func readImport(row scanner) (i store.ImportJob, err error) {
	err = row.Scan(&i.ID, &i.State, &i.Days, &i.Done, &i.Detail, &i.Actor.ClientID, &i.Actor.Username, timeIn(&i.CreatedAt), timeIn(&i.ChangedAt))
	return i, err
}

// Import returns an import.
func (s *Store) Import(ctx context.Context, id tenant.ID, of uuid.UUID) (store.ImportJob, error) {
	return one(ctx, s.readers, readImport, selectImport+`WHERE tenant_id = $1 AND id = $2`, id, of[:])
}

// Imports returns the newest imports, newest first.
func (s *Store) Imports(ctx context.Context, id tenant.ID, limit int) ([]store.ImportJob, error) {
	return list(ctx, s.readers, readImport, selectImport+`WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2`, id, limit)
}

// ImportDays returns up to limit days of an import with a number above after, in order.
func (s *Store) ImportDays(ctx context.Context, id tenant.ID, of uuid.UUID, after, limit int) ([]store.ImportDay, error) {
	read := func(row scanner) (d store.ImportDay, err error) {
		err = row.Scan(&d.Number, &d.Unit, dayIn(&d.Day), &d.Entry, &d.Undo, &d.Content)
		return d, err
	}
	return list(ctx, s.readers, read, `SELECT number, unit_id, business_day, entry, undo, content FROM import_day
		WHERE tenant_id = $1 AND import_id = $2 AND number > $3 ORDER BY number LIMIT $4`, id, of[:], after, limit)
}

// ChangeImport replaces what changes of an import that is in the state from.
func (s *Store) ChangeImport(ctx context.Context, id tenant.ID, i store.ImportJob, from string) error {
	err := s.writeOne(ctx, store.ErrConflict, `UPDATE import SET state = $1, done = $2, detail = $3, changed_at = $4
		WHERE tenant_id = $5 AND id = $6 AND state = $7`, i.State, i.Done, blob(i.Detail), micros(i.ChangedAt), id, i.ID[:], from)
	return s.missingImport(ctx, id, i.ID, err)
}

// DeleteImport removes an import in this state, and its days.
func (s *Store) DeleteImport(ctx context.Context, id tenant.ID, of uuid.UUID, state string) error {
	err := s.transact(ctx, func(ctx context.Context, tx querier) error {
		if err := changeOne(ctx, tx, store.ErrConflict, `DELETE FROM import WHERE tenant_id = $1 AND id = $2 AND state = $3`, id, of[:], state); err != nil {
			return err
		}
		_, err := change(ctx, tx, `DELETE FROM import_day WHERE tenant_id = $1 AND import_id = $2`, id, of[:])
		return err
	})
	return s.missingImport(ctx, id, of, err)
}

// ImportsIn returns the imports of all tenants that are in one of the states and have not changed since before.
func (s *Store) ImportsIn(ctx context.Context, states []string, before time.Time) ([]store.ImportRef, error) {
	f := &filter{}
	among(f, `state`, states)
	f.and(`changed_at < ?`, micros(before))
	read := func(row scanner) (r store.ImportRef, err error) {
		err = row.Scan(&r.Tenant, &r.ID)
		return r, err
	}
	return list(ctx, s.readers, read, `SELECT tenant_id, id FROM import `+f.where()+` ORDER BY tenant_id, id`, f.args...)
}

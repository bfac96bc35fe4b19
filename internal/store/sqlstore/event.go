package sqlstore

import (
	"context"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
)

// PutEvents inserts or replaces events of the tenant's calendar.
func (s *Store) PutEvents(ctx context.Context, scope auth.UnitScope, events []store.Event) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		for _, e := range events {
			if err := mayPutEvent(ctx, tx, scope, &e); err != nil {
				return err
			}
			if _, err := change(ctx, tx, `INSERT INTO calendar_event
					(tenant_id, id, kind, name, note, units, first_day, last_day, client_id, username, changed_at, deleted)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
				ON CONFLICT (tenant_id, id) DO UPDATE SET kind = excluded.kind, name = excluded.name, note = excluded.note,
					units = excluded.units, first_day = excluded.first_day, last_day = excluded.last_day, client_id = excluded.client_id,
					username = excluded.username, changed_at = excluded.changed_at, deleted = excluded.deleted`,
				scope.Tenant(), e.ID, e.Kind, e.Name, e.Note, texts(e.Units), e.First.Number(), e.Last.Number(),
				e.Actor.ClientID, e.Actor.Username, micros(e.ChangedAt), flag(e.Deleted)); err != nil {
				return err
			}
		}
		return nil
	})
}

// mayPutEvent returns ErrNotPermitted if an event, or the one that it replaces, holds for a unit
// that the scope excludes, and an EventIDError if the one that it replaces is hidden from the scope.
// One that was deleted holds for none.
func mayPutEvent(ctx context.Context, tx querier, scope auth.UnitScope, e *store.Event) error {
	if scope.HasEvery() {
		return nil
	}
	held, err := list(ctx, tx, readEvent, selectEvent+`WHERE tenant_id = $1 AND id = $2`, scope.Tenant(), e.ID)
	if err != nil {
		return err
	}
	held = slices.DeleteFunc(held, func(e store.Event) bool { return e.Deleted })
	hidden := func(e store.Event) bool { return !scope.PermitsAny(e.Units) }
	excluded := func(e store.Event) bool { return !scope.PermitsAll(e.Units) }
	switch {
	case excluded(*e):
		return store.ErrNotPermitted
	case slices.ContainsFunc(held, hidden):
		return &store.EventIDError{ID: e.ID}
	case slices.ContainsFunc(held, excluded):
		return store.ErrNotPermitted
	}
	return nil
}

const selectEvent = `SELECT id, kind, name, note, units, first_day, last_day, client_id, username, changed_at, deleted
	FROM calendar_event `

func readEvent(row scanner) (e store.Event, err error) {
	err = row.Scan(&e.ID, &e.Kind, &e.Name, &e.Note, textsIn(&e.Units), dayIn(&e.First), dayIn(&e.Last),
		&e.Actor.ClientID, &e.Actor.Username, timeIn(&e.ChangedAt), &e.Deleted)
	return e, err
}

// Events returns the events of the tenant's calendar that have a day in a stretch.
func (s *Store) Events(ctx context.Context, scope auth.UnitScope, from, to calendar.Day) ([]store.Event, error) {
	all, err := list(ctx, s.readers, readEvent,
		selectEvent+`WHERE tenant_id = $1 AND first_day <= $2 AND last_day >= $3 ORDER BY first_day, id`,
		scope.Tenant(), to.Number(), from.Number())
	return slices.DeleteFunc(all, func(e store.Event) bool { return !scope.PermitsAny(e.Units) }), err
}

package sqlstore

import (
	"bytes"
	"context"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const selectRefusal = `SELECT id, unit, client_id, username, request_id, received_at, type, problem FROM refusal `

func readRefusal(row scanner) (r store.Refusal, err error) {
	err = row.Scan(&r.ID, &r.Unit, &r.Actor.ClientID, &r.Actor.Username, &r.RequestID,
		timeIn(&r.ReceivedAt), &r.Type, &r.Problem)
	return r, err
}

// Refusal returns one refusal.
func (s *Store) Refusal(ctx context.Context, scope auth.UnitScope, submission uuid.UUID) (store.Refusal, error) {
	f := refusalFilter(scope, nil)
	f.and(`id = ?`, submission[:])
	return one(ctx, s.readers, readRefusal, selectRefusal+f.where(), f.args...)
}

// Log lists entries and refusals, newest first.
func (s *Store) Log(ctx context.Context, scope auth.UnitScope, q store.LogQuery) ([]store.LogItem, error) {
	var items []store.LogItem
	if q.Accepted {
		accepted, err := s.acceptedLog(ctx, scope, q)
		if err != nil {
			return nil, err
		}
		items = append(items, accepted...)
	}
	if q.Refused && q.Day == nil {
		refused, err := s.refusedLog(ctx, scope, q)
		if err != nil {
			return nil, err
		}
		items = append(items, refused...)
	}
	slices.SortFunc(items, func(a, b store.LogItem) int { return -compareIDs(idOf(a), idOf(b)) })
	if q.Limit > 0 && len(items) > q.Limit {
		items = items[:q.Limit]
	}
	return items, nil
}

func compareIDs(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) }

func idOf(item store.LogItem) uuid.UUID {
	if item.Entry != nil {
		return item.Entry.ID
	}
	return item.Refusal.ID
}

func (s *Store) acceptedLog(ctx context.Context, scope auth.UnitScope, q store.LogQuery) ([]store.LogItem, error) {
	query, args := acceptedLogStatement(scope, q)
	return list(ctx, s.readers, readLogEntry, query, args...)
}

func acceptedLogStatement(scope auth.UnitScope, q store.LogQuery) (string, []any) {
	f := &filter{}
	f.and(`tenant_id = ?`, scope.Tenant())
	f.narrow(scope, `unit_id`, q.Units)
	f.before(q.Before)
	if q.Day != nil {
		f.and(`business_day = ?`, q.Day.Number())
	}
	// The inner statement finds the entries by an index alone, the outer reads only those.
	query := selectEntry + `WHERE tenant_id = $1 AND seq IN (SELECT seq FROM ledger ` + f.where() +
		` ORDER BY id DESC` + f.limit(q.Limit) + `) ORDER BY id DESC`
	return query, f.args
}

func readLogEntry(row scanner) (store.LogItem, error) {
	e, err := readEntry(row)
	if err != nil {
		return store.LogItem{}, err
	}
	item := store.LogItem{Entry: &e, Counts: count(&e)}
	e.Rows, e.Outcomes = nil, nil
	return item, nil
}

func count(e *store.Entry) store.Counts {
	c := store.Counts{Rejected: len(e.Rejected)}
	for _, o := range e.Outcomes {
		switch o {
		case sales.Created:
			c.Created++
		case sales.Updated:
			c.Updated++
		case sales.Unchanged:
			c.Unchanged++
		case sales.Superseded:
			c.Superseded++
		}
	}
	return c
}

func (s *Store) refusedLog(ctx context.Context, scope auth.UnitScope, q store.LogQuery) ([]store.LogItem, error) {
	f := refusalFilter(scope, q.Units)
	f.before(q.Before)
	read := func(row scanner) (store.LogItem, error) {
		r, err := readRefusal(row)
		return store.LogItem{Refusal: &r}, err
	}
	return list(ctx, s.readers, read, selectRefusal+f.where()+` ORDER BY id DESC`+f.limit(q.Limit), f.args...)
}

// refusalFilter begins a filter with refusals of the named units, nil being all, that the scope
// permits. Refusals that name no unit are for those whom every unit is permitted.
func refusalFilter(scope auth.UnitScope, named []tenant.UnitID) *filter {
	f := &filter{}
	f.and(`tenant_id = ?`, scope.Tenant())
	if units := scope.Narrow(named); units != nil {
		written := make([]string, len(units))
		for i, u := range units {
			written[i] = strconv.FormatInt(int64(u), 10)
		}
		among(f, `unit`, written)
	}
	return f
}

// before adds the condition that an id is smaller than another, where there is one.
func (f *filter) before(id *uuid.UUID) {
	if id != nil {
		f.and(`id < ?`, id[:])
	}
}

package sqlstore

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

// Removals returns the entries that removed figures of business days, in order of unit, business day and number.
func (s *Store) Removals(ctx context.Context, scope auth.UnitScope, q store.DayQuery) (all []store.Removal, err error) {
	query, args := removalsStatement(scope, q)
	err = s.scan(ctx, query, args, func(row scanner) error {
		e, err := readEntry(row)
		if err == nil && len(e.Removed) > 0 {
			all = append(all, store.Removal{Unit: e.Unit, Day: e.Day, Seq: e.Seq, Submission: e.ID, ReceivedAt: e.ReceivedAt})
		}
		return err
	})
	return all, err
}

// removalsStatement reads what did not come in real time, which is what can remove: of that there is little, and an index of its own.
func removalsStatement(scope auth.UnitScope, q store.DayQuery) (string, []any) {
	f := dayFilter(scope, q)
	f.and(`kind > 1`)
	return selectEntry + f.where() + ` ORDER BY unit_id, business_day, seq`, f.args
}

package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const selectEntry = `SELECT seq, id, unit_id, business_day, kind, client_id, username, request_id,
	received_at, observed_at, payload, notes FROM ledger `

func readEntry(row scanner) (e store.Entry, err error) {
	var encoded []byte
	var n notes
	err = row.Scan(&e.Seq, &e.ID, &e.Unit, dayIn(&e.Day), &e.Kind, &e.Actor.ClientID, &e.Actor.Username, &e.RequestID,
		timeIn(&e.ReceivedAt), timeOrNilIn(&e.ObservedAt), &encoded, jsonIn(&n, func() {}))
	if err != nil {
		return store.Entry{}, err
	}
	if e.Kind > store.Correction {
		return store.Entry{}, corrupt(fmt.Sprintf("ledger entry %d", e.Seq), fmt.Errorf("it is of kind %d", e.Kind))
	}
	p, err := decodePayload(encoded)
	if err != nil {
		return store.Entry{}, corrupt(fmt.Sprintf("ledger entry %d", e.Seq), err)
	}
	e.Rows, e.Outcomes, e.Totals = p.rows, p.outcomes, p.totals
	e.Replace, e.Finality, e.Removed = p.replace, p.finality, p.removed
	e.Rejected, e.Warnings, e.Aliases = n.Rejected, n.Warnings, n.Aliases
	return e, nil
}

// Entry returns one entry with its rows.
func (s *Store) Entry(ctx context.Context, scope auth.UnitScope, submission uuid.UUID) (store.Entry, error) {
	f := within(scope)
	f.and(`id = ?`, submission[:])
	return one(ctx, s.readers, readEntry, selectEntry+f.where(), f.args...)
}

// EntriesAfter returns up to limit entries with a number above seq, in order.
func (s *Store) EntriesAfter(ctx context.Context, scope auth.UnitScope, seq store.Seq, limit int) ([]store.Entry, error) {
	f := within(scope)
	f.and(`seq > ?`, seq)
	return list(ctx, s.readers, readEntry, selectEntry+f.where()+` ORDER BY seq`+f.limit(limit), f.args...)
}

// DaysAfter is EntriesAfter without what the entries say.
func (s *Store) DaysAfter(ctx context.Context, scope auth.UnitScope, seq store.Seq, limit int) ([]store.EntryDay, error) {
	read := func(row scanner) (e store.EntryDay, err error) {
		err = row.Scan(&e.Seq, &e.Unit, dayIn(&e.Day))
		return e, err
	}
	f := within(scope)
	f.and(`seq > ?`, seq)
	return list(ctx, s.readers, read, `SELECT seq, unit_id, business_day FROM ledger `+f.where()+
		` ORDER BY seq`+f.limit(limit), f.args...)
}

// EntriesOfDay returns the entries of a unit's business day received at or before until.
func (s *Store) EntriesOfDay(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, until time.Time) ([]store.Entry, error) {
	query, args := entriesOfDayStatement(scope, unit, day, until)
	return list(ctx, s.readers, readEntry, query, args...)
}

func entriesOfDayStatement(scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, until time.Time) (string, []any) {
	f := &filter{}
	f.and(`tenant_id = ?`, scope.Tenant())
	f.narrow(scope, `unit_id`, []tenant.UnitID{unit})
	f.and(`business_day = ?`, day.Number())
	if !until.IsZero() {
		f.and(`received_at <= ?`, micros(until))
	}
	return selectEntry + f.where() + ` ORDER BY seq`, f.args
}

// LastSeq is the number of the newest entry, 0 if there is none.
func (s *Store) LastSeq(ctx context.Context, id tenant.ID) (store.Seq, error) {
	seqs, err := list(ctx, s.readers, readInt, `SELECT seq FROM ledger_head WHERE tenant_id = $1`, id)
	if err != nil || len(seqs) == 0 {
		return 0, err
	}
	return store.Seq(seqs[0]), nil
}

package sqlstore

import (
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/trace"
)

// read begins the transaction, locks the head and reads what the batch can touch, in one round
// trip. A statement sees what was committed when it began, so those after the lock see all that others wrote under it.
func (t *transaction) read(ctx context.Context, conn *pgx.Conn) error {
	ctx, span := trace.Start(ctx, "lock and read")
	defer span.End()
	b := &pgx.Batch{}
	b.Queue(`BEGIN ISOLATION LEVEL READ COMMITTED`)
	b.Queue(lockHead, t.tenant).Query(each(t.readHead))
	t.readKeys(b)
	if days := slices.Collect(maps.Keys(t.days)); len(days) > 0 {
		t.readDays(b, days)
	}
	err := conn.SendBatch(ctx, b).Close()
	span.Fail(err)
	return err
}

// each hands the rows of a result to read.
func each(read func(pgx.Rows) error) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		for rows.Next() {
			if err := read(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}

// values returns one value of each item: a column for a statement that takes arrays.
func values[T, V any](items []T, value func(T) V) []V {
	all := make([]V, len(items))
	for i, item := range items {
		all[i] = value(item)
	}
	return all
}

// readKeys asks which idempotency keys were used.
func (t *transaction) readKeys(b *pgx.Batch) {
	var keys []keyRef
	for _, w := range t.batch {
		if w.submission != nil && w.submission.Idempotency != nil {
			keys = append(keys, keyRefOf(w))
		}
	}
	if len(keys) == 0 {
		return
	}
	b.Queue(findKeys, t.tenant,
		values(keys, func(k keyRef) string { return k.client }),
		values(keys, func(k keyRef) string { return k.user }),
		values(keys, func(k keyRef) string { return k.key }),
	).Query(each(t.readKey))
}

// readDays asks for units, their days, and what goes with them.
func (t *transaction) readDays(b *pgx.Batch, days []tenantDay) {
	b.Queue(findDays, t.tenant,
		values(days, func(d tenantDay) int64 { return int64(d.unit) }),
		values(days, func(d tenantDay) int64 { return int64(d.day) }),
		values(days, func(d tenantDay) int64 { return int64(d.inMonth().month) }),
	).Query(each(t.readDay))
	if newest := slices.Collect(maps.Keys(t.newest)); len(newest) > 0 {
		b.Queue(findNewest, t.tenant,
			values(newest, func(d tenantDay) int64 { return int64(d.unit) }),
			values(newest, func(d tenantDay) int64 { return int64(d.day) }),
		).Query(each(t.readNewest))
	}
}

func (t *transaction) readHead(row pgx.Rows) error {
	var id tenant.ID
	err := row.Scan(&id, &t.began.seq, &t.began.mended)
	t.heads[id] = t.began.seq
	return err
}

func (t *transaction) readKey(row pgx.Rows) error {
	var ref keyRef
	var use keyUse
	var fingerprint []byte
	err := row.Scan(&ref.tenant, &ref.client, &ref.user, &ref.key, &use.seq, &fingerprint, &use.expires)
	copy(use.fingerprint[:], fingerprint)
	t.keys[ref] = use
	return err
}

func (t *transaction) readDay(row pgx.Rows) error {
	var ref tenantDay
	var final *store.Seq
	var figures, totals []byte
	if err := row.Scan(&ref.tenant, &ref.unit, &ref.day, &final, &figures, &totals); err != nil {
		return err
	}
	t.units[ref.unitRef] = struct{}{}
	if final != nil {
		t.decodeDay(ref, *final, figures)
	}
	if totals != nil {
		t.decodeMonth(ref.inMonth(), totals)
	}
	return nil
}

func (t *transaction) decodeDay(ref tenantDay, final store.Seq, encoded []byte) {
	figures, err := t.reader.decode(nil, encoded)
	if err != nil {
		t.malformed[ref.inMonth()] = err
	}
	t.days[ref].figures, t.days[ref].final = figures, final
}

// decodeMonth reads a month, which comes with each of its days, once.
func (t *transaction) decodeMonth(ref tenantMonth, encoded []byte) {
	if t.months[ref] != nil {
		return
	}
	totals, err := t.reader.decodeMonth(nil, ref.month, encoded)
	if err != nil {
		t.malformed[ref] = err
	}
	t.months[ref] = totals
}

func (t *transaction) readNewest(row pgx.Rows) error {
	var ref tenantDay
	var seq store.Seq
	err := row.Scan(&ref.tenant, &ref.unit, &ref.day, &seq)
	t.newest[ref] = seq
	return err
}

package sqlstore

import (
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/daypart/daypart/internal/trace"
)

// write writes what was decided and commits, in one round trip. It returns nil if it was committed.
func (t *transaction) write(ctx context.Context, conn *pgx.Conn) error {
	if len(t.entries)+len(t.refusals) == 0 {
		_, _ = conn.Exec(ctx, `ROLLBACK`) // nothing depends on it; a connection it was lost on is replaced
		return nil
	}
	b := &pgx.Batch{}
	if len(t.entries) > 0 {
		b.Queue(putHead, t.tenant, t.heads[t.tenant])
	}
	return t.writeRest(ctx, conn, b)
}

// writeAtOnce is write, in a transaction that it begins, on condition that the head is where the decision took it to be: see headHasMoved.
func (t *transaction) writeAtOnce(ctx context.Context, conn *pgx.Conn) error {
	b := &pgx.Batch{}
	b.Queue(`BEGIN ISOLATION LEVEL READ COMMITTED`)
	b.Queue(moveHead, t.tenant, t.heads[t.tenant], t.began.seq, t.began.mended)
	return t.writeRest(ctx, conn, b)
}

// writeRest sends b with all that goes with the new head, and the end of the transaction.
func (t *transaction) writeRest(ctx context.Context, conn *pgx.Conn, b *pgx.Batch) error {
	ctx, span := trace.Start(ctx, "write and commit")
	defer span.End()
	if len(t.entries) > 0 {
		t.writeEntries(b)
		t.writeFeeds(b)
		t.writeDays(b)
		t.writeKeys(b)
	}
	if len(t.refusals) > 0 {
		t.writeRefusals(b)
	}
	committed := false
	b.Queue(`COMMIT`).Exec(func(pgconn.CommandTag) error { committed = true; return nil })
	err := conn.SendBatch(ctx, b).Close()
	span.Fail(err)
	if committed {
		return nil
	}
	return err
}

func (t *transaction) writeEntries(b *pgx.Batch) {
	e := t.entries
	b.Queue(addEntries, t.tenant,
		values(e, func(w writtenEntry) int64 { return int64(w.entry.Seq) }),
		values(e, func(w writtenEntry) []byte { return w.submission.ID[:] }),
		values(e, func(w writtenEntry) int64 { return int64(w.submission.Unit) }),
		values(e, func(w writtenEntry) int64 { return int64(w.submission.Day.Number()) }),
		values(e, func(w writtenEntry) int64 { return int64(w.submission.Kind) }),
		values(e, func(w writtenEntry) string { return w.submission.Actor.ClientID }),
		values(e, func(w writtenEntry) string { return w.submission.Actor.Username }),
		values(e, func(w writtenEntry) string { return w.submission.RequestID }),
		values(e, func(w writtenEntry) int64 { return micros(w.submission.ReceivedAt) }),
		values(e, func(w writtenEntry) *int64 {
			if w.submission.ObservedAt == nil {
				return nil
			}
			return new(micros(*w.submission.ObservedAt))
		}),
		values(e, func(w writtenEntry) []byte { return w.payload }),
		values(e, func(w writtenEntry) *string {
			if w.notes == nil {
				return nil
			}
			return new(string(w.notes))
		}))
}

// writeFeeds writes when units last sent.
func (t *transaction) writeFeeds(b *pgx.Batch) {
	units := slices.Collect(maps.Keys(t.feeds))
	b.Queue(putFeeds, t.tenant,
		values(units, func(u unitRef) int64 { return int64(u.unit) }),
		values(units, func(u unitRef) int64 { return t.feeds[u] }))
}

// writeDays writes the days that the batch leaves changed, and their totals, each once.
func (t *transaction) writeDays(b *pgx.Batch) {
	var days []tenantDay
	moved := map[tenantMonth]struct{}{}
	for ref, day := range t.days {
		if day.changed {
			days = append(days, ref)
		}
		if day.moved {
			totals, _ := day.totals() // in range, or the submission would have been refused
			month := ref.inMonth()
			t.months[month] = putDay(t.months[month], ref.day, totals)
			moved[month] = struct{}{}
		}
	}
	if len(days) > 0 {
		b.Queue(putDays, t.tenant,
			values(days, func(d tenantDay) int64 { return int64(d.unit) }),
			values(days, func(d tenantDay) int64 { return int64(d.day) }),
			values(days, func(d tenantDay) int64 { return int64(t.days[d].final) }),
			values(days, func(d tenantDay) []byte { return appendDay(nil, t.days[d].figures) }))
	}
	if months := slices.Collect(maps.Keys(moved)); len(months) > 0 {
		b.Queue(putMonths, t.tenant,
			values(months, func(m tenantMonth) int64 { return int64(m.unit) }),
			values(months, func(m tenantMonth) int64 { return int64(m.month) }),
			values(months, func(m tenantMonth) []byte { return appendMonth(nil, m.month, t.months[m]) }))
	}
}

func (t *transaction) writeKeys(b *pgx.Batch) {
	if len(t.newKeys) == 0 {
		return
	}
	keys := slices.Collect(maps.Keys(t.newKeys))
	b.Queue(putKeys, t.tenant,
		values(keys, func(k keyRef) string { return k.client }),
		values(keys, func(k keyRef) string { return k.user }),
		values(keys, func(k keyRef) string { return k.key }),
		values(keys, func(k keyRef) []byte { use := t.newKeys[k]; return use.fingerprint[:] }),
		values(keys, func(k keyRef) int64 { return int64(t.newKeys[k].seq) }),
		values(keys, func(k keyRef) int64 { return t.newKeys[k].expires }))
}

func (t *transaction) writeRefusals(b *pgx.Batch) {
	r := t.refusals
	b.Queue(addRefusals, t.tenant,
		values(r, func(w *work) []byte { return w.refusal.ID[:] }),
		values(r, func(w *work) string { return w.refusal.Unit }),
		values(r, func(w *work) string { return w.refusal.Actor.ClientID }),
		values(r, func(w *work) string { return w.refusal.Actor.Username }),
		values(r, func(w *work) string { return w.refusal.RequestID }),
		values(r, func(w *work) int64 { return micros(w.refusal.ReceivedAt) }),
		values(r, func(w *work) string { return w.refusal.Type }),
		values(r, func(w *work) []byte { return blob(w.refusal.Problem) }))
}

package sqlstore

import (
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// write writes what was decided, commits, and tells other nodes, in one round trip. It returns nil if it was committed.
func (t *transaction) write(ctx context.Context, conn *pgx.Conn, announce *announcer) error {
	if len(t.entries)+len(t.refusals) == 0 {
		_, _ = conn.Exec(ctx, `ROLLBACK`) // nothing depends on it; a connection it was lost on is replaced
		return nil
	}
	b := &pgx.Batch{}
	if len(t.entries) > 0 {
		t.writeEntries(b)
		t.writeHeads(b)
		t.writeDays(b)
		t.writeKeys(b)
	}
	if len(t.refusals) > 0 {
		t.writeRefusals(b)
	}
	committed := false
	b.Queue(`COMMIT`).Exec(func(pgconn.CommandTag) error { committed = true; return nil })
	if len(t.grown) > 0 {
		// After the commit, not in it: transactions that notify are committed one at a time in all of the database.
		b.Queue(`SELECT pg_notify($1, $2)`, channel, announce.message(t.grown))
	}
	err := conn.SendBatch(ctx, b).Close()
	if committed {
		return nil
	}
	return err
}

func (t *transaction) writeEntries(b *pgx.Batch) {
	e := t.entries
	b.Queue(addEntries,
		values(e, func(w writtenEntry) int64 { return int64(w.tenant) }),
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

// writeHeads writes the numbers reached, and when units last sent.
func (t *transaction) writeHeads(b *pgx.Batch) {
	grown := slices.Collect(maps.Keys(t.grown))
	b.Queue(putHeads,
		values(grown, func(id tenant.ID) int64 { return int64(id) }),
		values(grown, func(id tenant.ID) int64 { return int64(t.heads[id]) }))
	units := slices.Collect(maps.Keys(t.feeds))
	b.Queue(putFeeds,
		values(units, func(u unitRef) int64 { return int64(u.tenant) }),
		values(units, func(u unitRef) int64 { return int64(u.unit) }),
		values(units, func(u unitRef) int64 { return t.feeds[u] }))
}

type writtenFigure struct {
	tenantDay
	figureKey
	figure
}

type writtenTotal struct {
	tenantDay
	totalKey
	sales.Measures
}

// writeDays writes the figures and totals that the batch leaves changed, each once.
func (t *transaction) writeDays(b *pgx.Batch) {
	var figures []writtenFigure
	var totals []writtenTotal
	for ref, day := range t.days {
		seen := make(map[figureKey]struct{}, len(day.dirtyFigures))
		for _, key := range day.dirtyFigures {
			if _, twice := seen[key]; !twice {
				seen[key] = struct{}{}
				figures = append(figures, writtenFigure{ref, key, day.figures[key]})
			}
		}
		for _, key := range day.dirtyTotals {
			m, _ := day.totals[key].bounded()
			totals = append(totals, writtenTotal{ref, key, m})
		}
	}
	if len(figures) > 0 {
		writeFigures(b, figures)
	}
	if len(totals) > 0 {
		writeTotals(b, totals)
	}
}

func writeFigures(b *pgx.Batch, all []writtenFigure) {
	b.Queue(putFigures,
		values(all, func(f writtenFigure) int64 { return int64(f.tenant) }),
		values(all, func(f writtenFigure) int64 { return int64(f.unit) }),
		values(all, func(f writtenFigure) int64 { return int64(f.day) }),
		values(all, func(f writtenFigure) int64 { return f.slot }),
		values(all, func(f writtenFigure) string { return string(f.typ) }),
		values(all, func(f writtenFigure) string { return string(f.currency) }),
		values(all, func(f writtenFigure) int64 { return int64(f.Net) }),
		values(all, func(f writtenFigure) int64 { return int64(f.Gross) }),
		values(all, func(f writtenFigure) int64 { return f.Checks }),
		values(all, func(f writtenFigure) int64 { return f.Guests }),
		values(all, func(f writtenFigure) int64 { return f.asOf }),
		values(all, func(f writtenFigure) int64 { return flag(f.observed) }),
		values(all, func(f writtenFigure) int64 { return int64(f.seq) }))
}

func writeTotals(b *pgx.Batch, all []writtenTotal) {
	b.Queue(putTotals,
		values(all, func(t writtenTotal) int64 { return int64(t.tenant) }),
		values(all, func(t writtenTotal) int64 { return int64(t.unit) }),
		values(all, func(t writtenTotal) int64 { return int64(t.day) }),
		values(all, func(t writtenTotal) string { return string(t.typ) }),
		values(all, func(t writtenTotal) string { return string(t.currency) }),
		values(all, func(t writtenTotal) int64 { return int64(t.Net) }),
		values(all, func(t writtenTotal) int64 { return int64(t.Gross) }),
		values(all, func(t writtenTotal) int64 { return t.Checks }),
		values(all, func(t writtenTotal) int64 { return t.Guests }))
}

func (t *transaction) writeKeys(b *pgx.Batch) {
	if len(t.newKeys) == 0 {
		return
	}
	keys := slices.Collect(maps.Keys(t.newKeys))
	b.Queue(putKeys,
		values(keys, func(k keyRef) int64 { return int64(k.tenant) }),
		values(keys, func(k keyRef) string { return k.client }),
		values(keys, func(k keyRef) string { return k.user }),
		values(keys, func(k keyRef) string { return k.key }),
		values(keys, func(k keyRef) []byte { use := t.newKeys[k]; return use.fingerprint[:] }),
		values(keys, func(k keyRef) int64 { return int64(t.newKeys[k].seq) }),
		values(keys, func(k keyRef) int64 { return t.newKeys[k].expires }))
}

func (t *transaction) writeRefusals(b *pgx.Batch) {
	r := t.refusals
	b.Queue(addRefusals,
		values(r, tenantOf),
		values(r, func(w *work) []byte { return w.refusal.ID[:] }),
		values(r, func(w *work) string { return w.refusal.Unit }),
		values(r, func(w *work) string { return w.refusal.Actor.ClientID }),
		values(r, func(w *work) string { return w.refusal.Actor.Username }),
		values(r, func(w *work) string { return w.refusal.RequestID }),
		values(r, func(w *work) int64 { return micros(w.refusal.ReceivedAt) }),
		values(r, func(w *work) string { return w.refusal.Type }),
		values(r, func(w *work) []byte { return blob(w.refusal.Problem) }))
}

package sqlstore

import (
	"context"
	"errors"
	"slices"

	"github.com/ncruces/go-sqlite3"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/trace"
)

// commit commits a batch and wakes those who listen. It waits for its turn
// among the plain statements that write.
func (e *sqlite) commit(ctx context.Context, batch []*work) {
	_, waiting := trace.Start(ctx, "wait for the writer")
	e.turn <- struct{}{}
	waiting.End()
	e.committer.commit(ctx, batch)
	<-e.turn
	for id := range e.committer.grown {
		e.wake.tell(id)
	}
}

// committer writes batches over a connection of its own. One goroutine uses it.
//
// Work is not wrapped in savepoints. All that can be wrong with a submission is
// found by reading, before anything of it is written; the first write, the
// ledger entry, may still meet an id that is taken, and then SQLite undoes that
// one statement. Any other failure of a write is the database's: the batch is
// rolled back, and tried again one by one, so that even then the work that can
// be done is.
type committer struct {
	conn *sqlite3.Conn
	statements
	reader  dayReader
	day     unitDay
	month   []dayTotal
	payload []byte // of an entry
	encoded []byte // a day or month

	// units that are known to exist: they are never deleted.
	units map[unitRef]struct{}

	// What the batch changes at its end.
	heads map[tenant.ID]store.Seq
	grown map[tenant.ID]struct{}
	feeds map[unitRef]int64
}

func openCommitter(prepare func(*sqlite3.Conn) error, uri string) (*committer, error) {
	conn, err := sqlite3.Open(uri)
	if err != nil {
		return nil, err
	}
	if err := prepare(conn); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	c := &committer{
		conn:  conn,
		units: map[unitRef]struct{}{},
		heads: map[tenant.ID]store.Seq{},
		grown: map[tenant.ID]struct{}{},
		feeds: map[unitRef]int64{},
	}
	if err := c.prepare(conn); err != nil {
		return nil, errors.Join(err, c.close())
	}
	return c, nil
}

func (c *committer) close() error {
	for _, prepared := range slices.Collect(c.conn.Stmts()) {
		if err := prepared.Close(); err != nil {
			return err
		}
	}
	return c.conn.Close()
}

// commit sets the result of each work: its own, or that nothing could be stored.
func (c *committer) commit(ctx context.Context, batch []*work) {
	clear(c.grown)
	c.attempt(ctx, batch)
}

func (c *committer) attempt(ctx context.Context, batch []*work) {
	if err := c.begin.exec(); err != nil {
		failAll(batch, err)
		return
	}
	err := c.fill(ctx, batch)
	if err == nil {
		if err = c.sync(ctx); err == nil {
			for id := range c.heads {
				c.grown[id] = struct{}{}
			}
			return
		}
		c.rollback()
		failAll(batch, err)
		return
	}
	c.rollback()
	if len(batch) == 1 {
		failAll(batch, err)
		return
	}
	for i := range batch {
		c.attempt(ctx, batch[i:i+1])
	}
}

// sync ends the transaction, which waits for the disk.
func (c *committer) sync(ctx context.Context) error {
	_, span := trace.Start(ctx, "sync")
	defer span.End()
	err := c.end.exec()
	span.Fail(err)
	return err
}

// rollback ends the transaction, if SQLite has not done so itself.
func (c *committer) rollback() {
	if !c.conn.GetAutocommit() {
		_ = c.undo.exec() // fails only where there is nothing to roll back
	}
}

// fill does the work of a batch. An error is the database's, and spoils the whole of it.
func (c *committer) fill(ctx context.Context, batch []*work) error {
	_, span := trace.Start(ctx, "read and write")
	defer span.End()
	clear(c.heads)
	clear(c.feeds)
	for _, w := range batch {
		w.entry, w.replayed, w.err = store.Entry{}, 0, nil
		if err := c.do(w); err != nil {
			return err
		}
	}
	return c.finish()
}

// do does one work. It sets w.err for what is wrong with the work itself, before
// writing; what it returns is the database's.
func (c *committer) do(w *work) error {
	head, known, err := c.head(w.tenant)
	switch {
	case err != nil:
		return err
	case !known:
		w.err = store.ErrNotFound
		return nil
	case w.refusal != nil:
		return c.own(w, c.refuse(w.tenant, w.refusal))
	}
	return c.submit(w, head+1)
}

// own takes as the work's own failure what is no fault of the database: a violated constraint, an id that
// is taken, or a day that cannot be read.
func (c *committer) own(w *work, err error) error {
	if errors.Is(err, sqlite3.CONSTRAINT) || errors.Is(err, store.ErrCorrupt) {
		w.err = classify(err)
		return nil
	}
	return err
}

func (c *committer) submit(w *work, seq store.Seq) error {
	if settled, err := c.check(w); settled || err != nil {
		return err
	}
	s := w.submission
	if err := c.loadDay(w.tenant, s); err != nil {
		return c.own(w, err)
	}
	did, err := c.day.submit(s, seq)
	if w.fails(err) {
		return nil
	}
	w.answer(did)
	if w.preview {
		return nil
	}
	w.entry.Seq = seq
	c.payload = payloadOf(s, did).appendTo(c.payload[:0])
	if w.fails(w.bounded(c.payload)) {
		return nil
	}
	if err := c.addEntry(w, seq); err != nil {
		return c.own(w, err)
	}
	c.heads[w.tenant] = seq
	unit := unitRef{w.tenant, s.Unit}
	c.feeds[unit] = max(c.feeds[unit], micros(s.ReceivedAt))
	return c.project(w, seq)
}

// check reads what may settle a submission before its rows are looked at: a unit that is not there,
// or an idempotency key that was used.
func (c *committer) check(w *work) (settled bool, err error) {
	known, err := c.knows(unitRef{w.tenant, w.submission.Unit})
	if err != nil {
		return false, err
	}
	if !known {
		w.err = store.ErrNotFound
		return true, nil
	}
	if after := w.submission.After; after != nil {
		newest, err := c.newest(w.tenant, w.submission)
		if err != nil || w.fails(outrun(*after, newest)) {
			return true, err
		}
	}
	if w.submission.Idempotency == nil {
		return false, nil
	}
	seq, fingerprint, err := c.keyUse(w.tenant, w.submission)
	switch {
	case err != nil || seq == 0:
		return false, err
	case fingerprint != w.submission.Idempotency.Fingerprint:
		w.err = store.ErrKeyReused
	default:
		w.replayed = seq
	}
	return true, nil
}

// head returns the number of the newest entry of a tenant, and whether there is such a tenant.
func (c *committer) head(id tenant.ID) (seq store.Seq, known bool, err error) {
	if seq, known := c.heads[id]; known {
		return seq, true, nil
	}
	err = c.readHead.int(int64(id)).run(func() { seq, known = store.Seq(c.readHead.ColumnInt64(0)), true })
	return seq, known, err
}

func (c *committer) knows(ref unitRef) (known bool, err error) {
	if _, known := c.units[ref]; known {
		return true, nil
	}
	err = c.readUnit.int(int64(ref.tenant)).int(int64(ref.unit)).run(func() { known = true })
	if known {
		c.units[ref] = struct{}{}
	}
	return known, err
}

// finish writes what is written once for the batch.
func (c *committer) finish() error {
	for id, seq := range c.heads {
		if err := c.writeHead.int(int64(seq)).int(int64(id)).exec(); err != nil {
			return err
		}
	}
	for ref, received := range c.feeds {
		if err := c.writeFeed.int(int64(ref.tenant)).int(int64(ref.unit)).int(received).exec(); err != nil {
			return err
		}
	}
	return nil
}

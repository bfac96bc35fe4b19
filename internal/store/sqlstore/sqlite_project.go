package sqlstore

import (
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// keyUse returns the entry that used the idempotency key of s and has not outlived it, 0 if there is none.
func (c *committer) keyUse(id tenant.ID, s *store.Submission) (seq store.Seq, fingerprint [32]byte, err error) {
	client, user := keyOwner(s)
	read := c.readKey
	err = read.int(int64(id)).text(client).text(user).text(s.Idempotency.Key).int(micros(s.ReceivedAt)).run(func() {
		seq = store.Seq(read.ColumnInt64(0))
		copy(fingerprint[:], read.ColumnRawBlob(1))
	})
	return seq, fingerprint, err
}

// keyOwner says whose idempotency key it is: a client's, or on the page, a user's.
func keyOwner(s *store.Submission) (client, user string) {
	if s.Actor.ClientID != "" {
		return s.Actor.ClientID, ""
	}
	return "", s.Actor.Username
}

// readDay reads as much of the unit's business day as s can touch: its totals,
// and the figures from its first slot to its last.
func (c *committer) readDay(id tenant.ID, s *store.Submission) error {
	c.day.reset()
	if len(s.Rows) > 0 {
		if err := c.readSlots(id, s); err != nil {
			return err
		}
	}
	read := c.readTotals
	return read.int(int64(id)).int(int64(s.Unit)).int(int64(s.Day.Number())).run(func() {
		key := totalKey{sales.TypeID(c.names.of(read, 0)), sales.Currency(c.names.of(read, 1))}
		total := &measureSum{}
		total.add(measuresAt(read, 2))
		c.day.totals[key] = total
	})
}

func (c *committer) readSlots(id tenant.ID, s *store.Submission) error {
	first := s.Rows[0].SlotStart.Unix()
	last := first
	for i := range s.Rows {
		slot := s.Rows[i].SlotStart.Unix()
		first, last = min(first, slot), max(last, slot)
	}
	read := c.readFigures
	read.int(int64(id)).int(int64(s.Unit)).int(int64(s.Day.Number())).int(first).int(last)
	return read.run(func() {
		key := figureKey{read.ColumnInt64(0), sales.TypeID(c.names.of(read, 1)), sales.Currency(c.names.of(read, 2))}
		c.day.figures[key] = figure{
			Measures: measuresAt(read, 3),
			asOf:     read.ColumnInt64(7),
			observed: read.ColumnInt64(8) != 0,
			seq:      store.Seq(read.ColumnInt64(9)),
		}
	})
}

func measuresAt(s *statement, column int) sales.Measures {
	return sales.Measures{
		Net:    sales.Amount(s.ColumnInt64(column)),
		Gross:  sales.Amount(s.ColumnInt64(column + 1)),
		Checks: s.ColumnInt64(column + 2),
		Guests: s.ColumnInt64(column + 3),
	}
}

// names holds the sales types and currencies met, so that reading them again takes no memory.
type names map[string]string

func (n names) of(s *statement, column int) string {
	raw := s.ColumnRawText(column)
	if name, ok := n[string(raw)]; ok {
		return name
	}
	if len(n) == 10_000 {
		clear(n)
	}
	name := string(raw)
	n[name] = name
	return name
}

// addEntry writes the ledger entry of w.
func (c *committer) addEntry(w *work, seq store.Seq) error {
	s := w.submission
	add := c.writeEntry
	add.int(int64(w.tenant)).int(int64(seq)).blob(s.ID[:]).int(int64(s.Unit)).int(int64(s.Day.Number())).int(int64(s.Kind)).
		text(s.Actor.ClientID).text(s.Actor.Username).text(s.RequestID).int(micros(s.ReceivedAt))
	if s.ObservedAt != nil {
		add.int(micros(*s.ObservedAt))
	} else {
		add.null()
	}
	add.blob(c.payload)
	if w.notes != nil {
		add.text(string(w.notes))
	} else {
		add.null()
	}
	return add.exec()
}

// project writes what an entry changes: figures, day totals, and the record of its idempotency key.
func (c *committer) project(w *work, seq store.Seq) error {
	s := w.submission
	for _, key := range c.day.dirtyFigures {
		f := c.day.figures[key]
		c.writeFigure.int(int64(w.tenant)).int(int64(s.Unit)).int(int64(s.Day.Number())).
			int(key.slot).text(string(key.typ)).text(string(key.currency)).
			measures(f.Measures).int(f.asOf).int(flag(f.observed)).int(int64(f.seq))
		if err := c.writeFigure.exec(); err != nil {
			return err
		}
	}
	for _, key := range c.day.dirtyTotals {
		m, _ := c.day.totals[key].bounded()
		c.writeTotal.int(int64(w.tenant)).int(int64(s.Unit)).int(int64(s.Day.Number())).
			text(string(key.typ)).text(string(key.currency)).measures(m)
		if err := c.writeTotal.exec(); err != nil {
			return err
		}
	}
	if s.Idempotency == nil {
		return nil
	}
	client, user := keyOwner(s)
	return c.writeKey.int(int64(w.tenant)).text(client).text(user).text(s.Idempotency.Key).
		blob(s.Idempotency.Fingerprint[:]).int(int64(seq)).int(micros(s.Idempotency.ExpiresAt)).exec()
}

func (c *committer) refuse(id tenant.ID, r *store.Refusal) error {
	return c.writeRefusal.int(int64(id)).blob(r.ID[:]).text(r.Unit).text(r.Actor.ClientID).text(r.Actor.Username).
		text(r.RequestID).int(micros(r.ReceivedAt)).text(r.Type).blob(r.Problem).exec()
}

package sqlstore

import (
	"cmp"

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

// loadDay reads the unit's business day that s is about.
func (c *committer) loadDay(id tenant.ID, s *store.Submission) error {
	c.day.reset()
	var malformed error
	read := c.readDay
	err := read.int(int64(id)).int(int64(s.Unit)).int(int64(s.Day.Number())).run(func() {
		c.day.final = store.Seq(read.ColumnInt64(0))
		if c.day.figures, malformed = c.reader.decode(c.day.figures, read.ColumnRawBlob(1)); malformed != nil {
			malformed = corrupt(dayRef{s.Unit, s.Day}.String(), malformed)
		}
	})
	return cmp.Or(err, malformed)
}

// newest returns the newest entry of the business day that s is about.
func (c *committer) newest(id tenant.ID, s *store.Submission) (seq store.Seq, err error) {
	read := c.readNewest
	err = read.int(int64(id)).int(int64(s.Unit)).int(int64(s.Day.Number())).run(func() { seq = store.Seq(read.ColumnInt64(0)) })
	return seq, err
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

// project writes what an entry changes: the day, its totals, and the record of its idempotency key.
func (c *committer) project(w *work, seq store.Seq) error {
	s := w.submission
	if c.day.changed {
		c.encoded = appendDay(c.encoded[:0], c.day.figures)
		err := c.writeDay.int(int64(w.tenant)).int(int64(s.Unit)).int(int64(s.Day.Number())).int(int64(c.day.final)).blob(c.encoded).exec()
		if err != nil {
			return err
		}
	}
	if c.day.moved {
		if err := c.projectTotals(w.tenant, s); err != nil {
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

// projectTotals writes the totals of the day into its month.
func (c *committer) projectTotals(id tenant.ID, s *store.Submission) error {
	of := monthOf(s.Day)
	c.month = c.month[:0]
	var malformed error
	read := c.readMonth
	err := read.int(int64(id)).int(int64(s.Unit)).int(int64(of)).run(func() {
		if c.month, malformed = c.reader.decodeMonth(c.month, of, read.ColumnRawBlob(0)); malformed != nil {
			malformed = corrupt(dayRef{s.Unit, of.first()}.String(), malformed)
		}
	})
	if err := cmp.Or(err, malformed); err != nil {
		return err
	}
	totals, err := c.day.totals()
	if err != nil {
		return err
	}
	c.month = putDay(c.month, s.Day.Number(), totals)
	c.encoded = appendMonth(c.encoded[:0], of, c.month)
	return c.writeMonth.int(int64(id)).int(int64(s.Unit)).int(int64(of)).blob(c.encoded).exec()
}

func (c *committer) refuse(id tenant.ID, r *store.Refusal) error {
	return c.writeRefusal.int(int64(id)).blob(r.ID[:]).text(r.Unit).text(r.Actor.ClientID).text(r.Actor.Username).
		text(r.RequestID).int(micros(r.ReceivedAt)).text(r.Type).blob(r.Problem).exec()
}

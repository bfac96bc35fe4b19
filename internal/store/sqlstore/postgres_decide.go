package sqlstore

import (
	"github.com/daypart/daypart/internal/store"
)

// decide sets the result of each work, as if it had been committed. That ids are not taken is left to the tables: they are
// made to be new.
func (t *transaction) decide() {
	for _, w := range t.batch {
		w.entry, w.replayed = store.Entry{}, 0
		w.err = t.do(w)
	}
}

// do returns what is wrong with a work.
func (t *transaction) do(w *work) error {
	if _, known := t.heads[w.tenant]; !known {
		return store.ErrNotFound
	}
	if w.refusal != nil {
		t.refusals = append(t.refusals, w)
		return nil
	}
	if _, known := t.units[unitRef{w.tenant, w.submission.Unit}]; !known {
		return store.ErrNotFound
	}
	if after := w.submission.After; after != nil {
		if err := outrun(*after, t.newest[tenantDayOf(w)]); err != nil {
			return err
		}
	}
	if settled, err := t.settle(w); settled {
		return err
	}
	return t.submit(w)
}

// settle settles a submission whose idempotency key was used.
func (t *transaction) settle(w *work) (settled bool, err error) {
	if w.submission.Idempotency == nil {
		return false, nil
	}
	use, used := t.keys[keyRefOf(w)]
	switch {
	case !used || use.expires <= micros(w.submission.ReceivedAt):
		return false, nil
	case use.fingerprint != w.submission.Idempotency.Fingerprint:
		return true, store.ErrKeyReused
	}
	w.replayed = use.seq
	return true, nil
}

// submit lets a submission have its outcomes. It tries on a copy of the day: what fails, or was to be
// stored by nobody, leaves no trace.
func (t *transaction) submit(w *work) error {
	ref, seq := tenantDayOf(w), t.heads[w.tenant]+1
	if err := t.malformed[ref.inMonth()]; err != nil {
		return corrupt(dayRef{w.submission.Unit, w.submission.Day}.String(), err)
	}
	day := t.days[ref].clone()
	did, err := day.submit(w.submission, seq)
	if err != nil {
		return err
	}
	w.answer(did)
	if w.preview {
		return nil
	}
	encoded := payloadOf(w.submission, did).appendTo(nil)
	if err := w.bounded(encoded); err != nil {
		return err
	}
	w.entry.Seq = seq
	t.days[ref] = day
	t.entries = append(t.entries, writtenEntry{w, encoded})
	t.follow(w)
	return nil
}

// follow notes what an entry changes beside figures and totals.
func (t *transaction) follow(w *work) {
	t.heads[w.tenant] = w.entry.Seq
	t.grown[w.tenant] = struct{}{}
	t.newest[tenantDayOf(w)] = w.entry.Seq
	unit := unitRef{w.tenant, w.submission.Unit}
	t.feeds[unit] = max(t.feeds[unit], micros(w.submission.ReceivedAt))
	if i := w.submission.Idempotency; i != nil {
		use := keyUse{w.entry.Seq, i.Fingerprint, micros(i.ExpiresAt)}
		t.keys[keyRefOf(w)], t.newKeys[keyRefOf(w)] = use, use
	}
}

package sqlstore

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// transaction is a batch on its way: what was read for it, kept up to date by what
// was decided, and what is to be written.
type transaction struct {
	batch   []*work
	tenants []int64

	heads map[tenant.ID]store.Seq
	units map[unitRef]struct{}
	taken map[idRef]struct{} // ids of entries, or of refusals
	keys  map[keyRef]keyUse
	days  map[tenantDay]*unitDay
	slots map[tenantDay]slotRange // as much of each day as the batch can touch

	entries  []writtenEntry
	refusals []*work
	newKeys  map[keyRef]keyUse
	grown    map[tenant.ID]struct{}
	feeds    map[unitRef]int64
}

type idRef struct {
	tenant  tenant.ID
	id      uuid.UUID
	refusal bool
}

// keyRef names an idempotency key.
type keyRef struct {
	tenant            tenant.ID
	client, user, key string
}

func keyRefOf(w *work) keyRef {
	client, user := keyOwner(w.submission)
	return keyRef{w.tenant, client, user, w.submission.Idempotency.Key}
}

type keyUse struct {
	seq         store.Seq
	fingerprint [32]byte
	expires     int64
}

// tenantDay names a unit's business day.
type tenantDay struct {
	unitRef
	day int32
}

func tenantDayOf(w *work) tenantDay {
	return tenantDay{unitRef{w.tenant, w.submission.Unit}, w.submission.Day.Number()}
}

// slotRange is from one slot start to another, both included, in Unix seconds.
type slotRange struct{ first, last int64 }

type writtenEntry struct {
	*work
	payload []byte
}

func newTransaction(batch []*work) *transaction {
	t := &transaction{
		batch: batch,
		heads: map[tenant.ID]store.Seq{}, units: map[unitRef]struct{}{}, taken: map[idRef]struct{}{},
		keys: map[keyRef]keyUse{}, days: map[tenantDay]*unitDay{}, slots: map[tenantDay]slotRange{},
		newKeys: map[keyRef]keyUse{}, grown: map[tenant.ID]struct{}{}, feeds: map[unitRef]int64{},
	}
	for _, w := range batch {
		t.tenants = append(t.tenants, int64(w.tenant))
		if w.submission != nil {
			t.expect(w)
		}
	}
	slices.Sort(t.tenants)
	t.tenants = slices.Compact(t.tenants)
	return t
}

// expect makes room for what a submission can touch.
func (t *transaction) expect(w *work) {
	ref := tenantDayOf(w)
	slots, known := t.slots[ref]
	if !known {
		t.days[ref], slots = newUnitDay(), slotRange{math.MaxInt64, math.MinInt64}
	}
	for i := range w.submission.Rows {
		start := w.submission.Rows[i].SlotStart.Unix()
		slots.first, slots.last = min(slots.first, start), max(slots.last, start)
	}
	t.slots[ref] = slots
}

// decide sets the result of each work, as if it had been committed.
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
		return t.refuse(w)
	}
	if _, known := t.units[unitRef{w.tenant, w.submission.Unit}]; !known {
		return store.ErrNotFound
	}
	if settled, err := t.settle(w); settled {
		return err
	}
	return t.submit(w)
}

// take takes an id that must be free.
func (t *transaction) take(ref idRef) error {
	if _, taken := t.taken[ref]; taken {
		return fmt.Errorf("%w: the id %s is taken", store.ErrConflict, ref.id)
	}
	t.taken[ref] = struct{}{}
	return nil
}

func (t *transaction) refuse(w *work) error {
	if err := t.take(idRef{w.tenant, w.refusal.ID, true}); err != nil {
		return err
	}
	t.refusals = append(t.refusals, w)
	return nil
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
	day := t.days[ref].clone()
	outcomes, totals, err := day.submit(w.submission, seq)
	if err != nil {
		return err
	}
	w.answer(outcomes, totals)
	if w.preview {
		return nil
	}
	encoded := (&payload{w.submission.Rows, outcomes, totals}).appendTo(nil)
	if err := w.bounded(encoded); err != nil {
		return err
	}
	if err := t.take(idRef{w.tenant, w.submission.ID, false}); err != nil {
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
	unit := unitRef{w.tenant, w.submission.Unit}
	t.feeds[unit] = max(t.feeds[unit], micros(w.submission.ReceivedAt))
	if i := w.submission.Idempotency; i != nil {
		use := keyUse{w.entry.Seq, i.Fingerprint, micros(i.ExpiresAt)}
		t.keys[keyRefOf(w)], t.newKeys[keyRefOf(w)] = use, use
	}
}

// witness names a record that is there if, and only if, the transaction was committed.
func (t *transaction) witness() (table string, id tenant.ID, submission uuid.UUID) {
	if len(t.entries) > 0 {
		return "ledger", t.entries[0].tenant, t.entries[0].submission.ID
	}
	return "refusal", t.refusals[0].tenant, t.refusals[0].refusal.ID
}

func (d *unitDay) clone() *unitDay {
	c := &unitDay{
		figures: maps.Clone(d.figures), totals: make(map[totalKey]*measureSum, len(d.totals)),
		dirtyFigures: slices.Clone(d.dirtyFigures), dirtyTotals: slices.Clone(d.dirtyTotals),
	}
	for key, total := range d.totals {
		copied := *total
		c.totals[key] = &copied
	}
	return c
}

package sqlstore

import (
	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// transaction is a batch of one tenant on its way: what was read for it, kept up to date by what
// was decided, and what is to be written.
type transaction struct {
	batch  []*work
	tenant tenant.ID

	began head // where the transaction found the head
	heads map[tenant.ID]store.Seq
	units map[unitRef]struct{}
	keys  map[keyRef]keyUse
	days  map[tenantDay]*unitDay
	// months are those of days, as they were read.
	months map[tenantMonth][]dayTotal
	// newest are the newest entries of the days for which it matters.
	newest map[tenantDay]store.Seq
	reader dayReader
	// malformed are the months in which something kept cannot be read.
	malformed map[tenantMonth]error

	entries  []writtenEntry
	refusals []*work
	newKeys  map[keyRef]keyUse
	grown    map[tenant.ID]struct{}
	feeds    map[unitRef]int64
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

// tenantMonth names a unit's calendar month.
type tenantMonth struct {
	unitRef
	month month
}

func (d tenantDay) inMonth() tenantMonth {
	return tenantMonth{d.unitRef, monthOf(calendar.DayFromNumber(d.day))}
}

type writtenEntry struct {
	*work
	payload []byte
}

func newTransaction(batch []*work) *transaction {
	t := &transaction{
		batch: batch, tenant: batch[0].tenant,
		heads: map[tenant.ID]store.Seq{}, units: map[unitRef]struct{}{},
		keys: map[keyRef]keyUse{}, days: map[tenantDay]*unitDay{}, months: map[tenantMonth][]dayTotal{}, newest: map[tenantDay]store.Seq{},
		malformed: map[tenantMonth]error{},
		newKeys:   map[keyRef]keyUse{}, grown: map[tenant.ID]struct{}{}, feeds: map[unitRef]int64{},
	}
	for _, w := range batch {
		if w.submission != nil {
			t.expect(w)
		}
	}
	return t
}

// expect makes room for what a submission can touch.
func (t *transaction) expect(w *work) {
	ref := tenantDayOf(w)
	t.days[ref] = &unitDay{}
	t.months[ref.inMonth()] = nil
	if w.submission.After != nil {
		t.newest[ref] = 0
	}
}

// witness names a record that is there if, and only if, the transaction was committed.
func (t *transaction) witness() (table string, id tenant.ID, submission uuid.UUID) {
	if len(t.entries) > 0 {
		return "ledger", t.entries[0].tenant, t.entries[0].submission.ID
	}
	return "refusal", t.refusals[0].tenant, t.refusals[0].refusal.ID
}

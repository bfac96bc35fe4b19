package sqlstore

import (
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// maxKnownFigures bounds what a committer remembers: a figure takes about 100 bytes, and a day without any about as much.
const maxKnownFigures = 150_000

// known is what a committer remembers of a tenant: its days as it left them. It holds for as long as the head of the
// ledger is where the committer left it: whoever changes a day moves that (see ledger_head.mended for those who mend one).
type known struct {
	head head
	days map[tenantDay]*unitDay
	// months are those of days.
	months map[tenantMonth][]dayTotal
	// figures counts those of days, and one more for each day.
	figures int
	// undisturbed is set while nobody else writes for the tenant. Otherwise what is known is seldom worth to be tried.
	undisturbed bool
}

// head is the head of a tenant's ledger.
type head struct {
	seq    store.Seq
	mended int64
}

// memory is what a committer knows, by tenant.
type memory map[tenant.ID]*known

// take takes what is known of a tenant out of the memory: it is put back once it holds again.
func (m memory) take(id tenant.ID) *known {
	k := m[id]
	delete(m, id)
	return k
}

// remember puts what a transaction left behind into the memory, beside what was known before it.
func (m memory) remember(t *transaction, before *known) {
	k := t.follows(before)
	k.head = t.headAfter()
	for ref, day := range t.days {
		if _, there := t.units[ref.unitRef]; !there || t.malformed[ref.inMonth()] != nil {
			continue
		}
		if old := k.days[ref]; old != nil {
			k.figures -= len(old.figures) + 1
		}
		k.figures += len(day.figures) + 1
		k.days[ref] = &unitDay{figures: day.figures, final: day.final}
		k.months[ref.inMonth()] = t.months[ref.inMonth()]
	}
	if m.figures()+k.figures > maxKnownFigures {
		clear(m)
		return
	}
	m[t.tenant] = k
}

func (m memory) figures() (sum int) {
	for _, k := range m {
		sum += k.figures
	}
	return sum
}

// follows returns what was known before a transaction if it held when that began, and nothing otherwise.
func (t *transaction) follows(before *known) *known {
	if before != nil && before.head == t.began {
		before.undisturbed = true
		return before
	}
	return &known{days: map[tenantDay]*unitDay{}, months: map[tenantMonth][]dayTotal{}, undisturbed: before == nil}
}

// headAfter is where the transaction leaves the head.
func (t *transaction) headAfter() head { return head{t.heads[t.tenant], t.began.mended} }

// recall takes what the batch can touch from what is known, and reports whether that is all it takes.
func (t *transaction) recall(k *known) bool {
	if k == nil || !k.undisturbed {
		return false
	}
	for _, w := range t.batch {
		if !w.recallable() {
			return false
		}
	}
	for ref := range t.days {
		if k.days[ref] == nil {
			return false
		}
	}
	for ref := range t.days {
		t.units[ref.unitRef] = struct{}{}
		t.days[ref], t.months[ref.inMonth()] = k.days[ref], k.months[ref.inMonth()]
	}
	t.began, t.heads[t.tenant] = k.head, k.head.seq
	return true
}

// recallable reports whether a work asks for nothing but days, and changes something.
func (w *work) recallable() bool {
	s := w.submission
	return w.refusal != nil || s.After == nil && s.Idempotency == nil && !w.preview
}

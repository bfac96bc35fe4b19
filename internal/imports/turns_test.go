package imports

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// slowStore is a real store that appends a submission only once it is let.
type slowStore struct {
	Store
	asked chan tenant.ID // whose submission it is
	let   chan struct{}
}

func (s slowStore) Append(
	ctx context.Context, scope auth.UnitScope, day store.Submission,
) (store.Entry, error) {
	s.asked <- scope.Tenant()
	<-s.let
	return s.Store.Append(ctx, scope, day)
}

// Imports and sessions share one bound, and the import of another company has its turn before the
// rest of theirs.
func TestAppendDay_IsBoundedAndFairBetweenCompanies(t *testing.T) {
	h := newHall(t)
	other, err := tenant.ParseCompany([]byte(strings.Replace(company, "tenant: cafe", "tenant: bar", 1)))
	check(t, err)
	other, err = h.store.ApplyCompany(t.Context(), other)
	check(t, err)
	slow := slowStore{h.Service.store, make(chan tenant.ID, 100), make(chan struct{})}
	h.Service.store = slow
	one := tenant.UnitID(1)
	begin := func(caller auth.Caller, month, days int) {
		t.Helper()
		text := "date,net\n"
		for day := range days {
			text += fmt.Sprintf("2026-%02d-%02d,1\n", month, 1+day)
		}
		i, err := h.Preview(t.Context(), caller, File{Content: strings.NewReader(text), Unit: &one})
		check(t, err)
		_, err = h.Commit(t.Context(), caller, i.ID, false)
		check(t, err)
	}
	for month := range 3 {
		begin(h.caller, 1+month, together)
	}
	for range together {
		if got := <-slow.asked; got != h.caller.Tenant {
			t.Fatalf("a day of %d is appended", got)
		}
	}
	begin(auth.Caller{Tenant: other.ID, Username: "bea"}, 1, 1)
	await.Until(t, "the rest waits", func() bool { return h.turns.Waiting() == 2*together+1 })
	if more := len(slow.asked); more > 0 {
		t.Errorf("%d more are appended at once", more)
	}
	slow.let <- struct{}{}
	slow.let <- struct{}{}
	if first, second := <-slow.asked, <-slow.asked; first != other.ID && second != other.ID {
		t.Error("the other company waits for the rest")
	}
	close(slow.let)
	await.Until(t, "all are done", func() bool { return h.turns.Running()+h.turns.Waiting() == 0 })
}

// The claim of an import that waits long is renewed, so that it does not count as stalled: another
// process would begin its days again.
func TestWork_RenewsItsClaimWhileItWaits(t *testing.T) {
	h := newHall(t)
	slow := slowStore{h.Service.store, make(chan tenant.ID, 100), make(chan struct{})}
	h.Service.store = slow
	one := tenant.UnitID(1)
	file := h.preview(File{Content: days(2), Unit: &one})
	_, err := h.Commit(t.Context(), h.caller, file.ID, false)
	check(t, err)
	fence := func() int64 {
		kept, err := h.store.Import(t.Context(), store.Background(h.caller.Tenant), file.ID)
		check(t, err)
		return kept.Fence
	}
	begun := fence()
	await.Until(t, "its claim is renewed", func() bool { return fence() > begun+1 })
	close(slow.let)
	h.until(file.ID, Committed)
	if last, err := h.store.LastSeq(t.Context(), h.caller.Tenant); last != 2 || err != nil {
		t.Errorf("there are %d entries, %v", last, err)
	}
}

package queue_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/tenant"
)

var options = queue.Options{Slots: 2, CompanyWaiting: 10, Waiting: 15, Patience: time.Minute}

// enter has work of a company run for a second, and notes when it begins.
func enter(t *testing.T, q *queue.Queue, company tenant.ID, note func(tenant.ID)) error {
	leave, err := q.Enter(t.Context(), company)
	if err != nil {
		return err
	}
	defer leave()
	note(company)
	<-time.After(time.Second)
	return nil
}

func TestQueue_TakesCompaniesInTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := queue.New(options)
		var mu sync.Mutex
		var order strings.Builder
		note := func(company tenant.ID) {
			mu.Lock()
			defer mu.Unlock()
			order.WriteByte("-abc"[company])
		}
		var all sync.WaitGroup
		begin := func(company tenant.ID, n int) {
			for range n {
				all.Go(func() {
					if err := enter(t, q, company, note); err != nil {
						t.Error(err)
					}
				})
				synctest.Wait()
			}
		}
		begin(1, 8) // alone: it has both slots
		begin(2, 2)
		begin(3, 2)
		all.Wait()
		// Two of the first run before the others come, and then one in each turn of three.
		if got := order.String(); !strings.HasPrefix(got, "aa") || strings.LastIndexAny(got, "bc") > 7 {
			t.Errorf("the order is %s", got)
		}
	})
}

func TestQueue_RefusesBeyondItsBounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := queue.New(options)
		var all sync.WaitGroup
		results := map[tenant.ID]map[error]int{1: {}, 2: {}}
		var mu sync.Mutex
		for company := range tenant.ID(2) {
			for range 20 {
				all.Go(func() {
					err := enter(t, q, company+1, func(tenant.ID) {})
					mu.Lock()
					defer mu.Unlock()
					results[company+1][err]++
				})
				synctest.Wait()
			}
		}
		if q.Running() != 2 || q.Waiting() != 15 {
			t.Errorf("%d run and %d wait", q.Running(), q.Waiting())
		}
		all.Wait()
		// The first has 2 running and 10 waiting, and the second the 5 places that are left.
		if results[1][queue.ErrShare] != 8 || results[2][queue.ErrFull] != 15 {
			t.Errorf("refused are %v", results)
		}
		if q.Running() != 0 || q.Waiting() != 0 {
			t.Errorf("in the end %d run and %d wait", q.Running(), q.Waiting())
		}
	})
}

func TestQueue_ForgetsWhoHangsUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := queue.New(queue.Options{Slots: 1, CompanyWaiting: 10, Waiting: 10, Patience: time.Minute})
		leave, err := q.Enter(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		ctx, hangUp := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				if _, err := q.Enter(ctx, 1); !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		hangUp()
		all.Wait()
		if q.Waiting() != 0 {
			t.Errorf("%d wait", q.Waiting())
		}
		leave()
		leave() // again, which does nothing
		if q.Running() != 0 {
			t.Errorf("%d run", q.Running())
		}
	})
}

func TestQueue_RefusesAfterAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := queue.New(queue.Options{Slots: 1, CompanyWaiting: 10, Waiting: 10, Patience: time.Minute})
		if _, err := q.Enter(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		for company, want := range map[tenant.ID]error{1: queue.ErrShare, 2: queue.ErrFull} {
			began := time.Now()
			_, err := q.Enter(t.Context(), company)
			if waited := time.Since(began); !errors.Is(err, want) || waited != time.Minute {
				t.Errorf("company %d: %v after %s", company, err, waited)
			}
		}
	})
}

// Whoever comes, hangs up and finishes in any order: slots are never exceeded, none is lost, and
// none is idle while work waits that may run.
func TestQueue_KeepsItsBounds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		synctest.Test(t, func(t *testing.T) {
			slots := rapid.IntRange(1, 4).Draw(r, "slots")
			q := queue.New(queue.Options{Slots: slots, CompanyWaiting: 5, Waiting: 12, Patience: time.Hour})
			var all sync.WaitGroup
			for range rapid.IntRange(1, 60).Draw(r, "steps") {
				company := tenant.ID(rapid.IntRange(1, 4).Draw(r, "company"))
				takes := time.Duration(rapid.IntRange(1, 50).Draw(r, "takes")) * time.Millisecond
				patience := time.Duration(rapid.IntRange(1, 100).Draw(r, "patience")) * time.Millisecond
				all.Go(func() {
					ctx, cancel := context.WithTimeout(t.Context(), patience)
					defer cancel()
					if leave, err := q.Enter(ctx, company); err == nil {
						<-time.After(takes)
						leave()
					}
				})
				<-time.After(time.Duration(rapid.IntRange(0, 5).Draw(r, "pause")) * time.Millisecond)
				synctest.Wait()
				running, waiting := q.Running(), q.Waiting()
				if running > slots || waiting > 12 || waiting > 0 && running == 0 {
					r.Fatalf("%d of %d run and %d wait", running, slots, waiting)
				}
			}
			all.Wait()
			if q.Running() != 0 || q.Waiting() != 0 {
				r.Fatalf("in the end %d run and %d wait", q.Running(), q.Waiting())
			}
		})
	})
}

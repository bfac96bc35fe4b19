package storetest

import (
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/store"
)

var leases = map[string]func(*testing.T, store.Store){
	"a lease is one holder's until its term is over": leaseTerm,
	"a lease that is given back is free":             leaseEnded,
	"of many who ask at once, one has it":            leaseContended,
}

func takes(t *testing.T, s store.Store, name, holder string, term time.Duration) bool {
	t.Helper()
	held, err := s.TakeLease(t.Context(), name, holder, term)
	check(t, err)
	return held
}

func leaseTerm(t *testing.T, s store.Store) {
	equal(t, takes(t, s, "work", "a", time.Hour), true)
	equal(t, takes(t, s, "work", "a", time.Hour), true)
	equal(t, takes(t, s, "work", "b", time.Hour), false)
	equal(t, takes(t, s, "other work", "b", time.Hour), true)
	equal(t, takes(t, s, "work", "a", 0), true) // its term is over at once
	equal(t, takes(t, s, "work", "b", time.Hour), true)
	equal(t, takes(t, s, "work", "a", time.Hour), false)
}

func leaseEnded(t *testing.T, s store.Store) {
	equal(t, takes(t, s, "work", "a", time.Hour), true)
	check(t, s.EndLease(t.Context(), "work", "b"))
	equal(t, takes(t, s, "work", "b", time.Hour), false)
	check(t, s.EndLease(t.Context(), "work", "a"))
	equal(t, takes(t, s, "work", "b", time.Hour), true)
	check(t, s.EndLease(t.Context(), "nothing", "a"))
}

func leaseContended(t *testing.T, s store.Store) {
	var group sync.WaitGroup
	var holders atomic.Int32
	for n := range 8 {
		group.Go(func() {
			held, err := s.TakeLease(t.Context(), "work", strconv.Itoa(n), time.Hour)
			if err != nil {
				t.Error(err)
			}
			if held {
				holders.Add(1)
			}
		})
	}
	group.Wait()
	equal(t, holders.Load(), 1)
}

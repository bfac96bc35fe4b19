package lease_test

import (
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/lease"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
)

func open(t *testing.T) store.Store {
	t.Helper()
	s, err := enginetest.New(t).Open(t.Context())
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func of(holder string, s store.Store) *lease.Lease {
	return lease.New("work", holder, s, slog.New(slog.NewTextHandler(io.Discard, nil)))
}

// until waits until a lease is held, which it asks for all the time.
func until(t *testing.T, l *lease.Lease) {
	t.Helper()
	await.Until(t, "it is held", func() bool { return l.Held(t.Context()) })
}

func TestOneHoldsItUntilItIsGivenBack(t *testing.T) {
	s := open(t)
	a, b := of("a", s), of("b", s)
	if !a.Held(t.Context()) || b.Held(t.Context()) || !a.Held(t.Context()) || !a.Has() || b.Has() {
		t.Fatal("not one of them has it")
	}
	check(t, a.End(t.Context()))
	if a.Has() {
		t.Error("it has what it gave back")
	}
	until(t, b)
	if a.Held(t.Context()) {
		t.Error("two have it")
	}
}

func TestAnotherTakesItFromOneThatDied(t *testing.T) {
	s := open(t)
	held, err := s.TakeLease(t.Context(), "work", "died", 2*time.Second)
	check(t, err)
	b := of("b", s)
	if !held || b.Held(t.Context()) {
		t.Fatal("it is taken from one whose term runs")
	}
	until(t, b)
}

func TestWhileTheStoreIsAwayEachKeepsWhatItHas(t *testing.T) {
	s := open(t)
	a, b := of("a", s), of("b", s)
	if !a.Held(t.Context()) {
		t.Fatal("it is free, and not held")
	}
	check(t, s.Close())
	if !a.Held(t.Context()) {
		t.Error("what is held is lost before its term is over")
	}
	if b.Held(t.Context()) {
		t.Error("it is held by one who could not ask")
	}
	check(t, b.End(t.Context())) // it has nothing to give back
}

package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var concurrency = map[string]func(*testing.T, store.Store){
	"many append at once":                       manyAppend,
	"what fails, fails alone":                   failsAlone,
	"followers see each entry once":             followersSeeAll,
	"one key at many callers is one entry":      keyRace,
	"cancelled or stored, and never in between": cancelRace,
	"plain writes go between commits":           writesBetween,
}

const (
	callers = 32
	each    = 25
)

// crowd runs work for every caller at once, and fails the test with what goes wrong.
func crowd(t *testing.T, work func(caller int) error) {
	t.Helper()
	errs := make([]error, callers)
	var group sync.WaitGroup
	for i := range callers {
		group.Go(func() { errs[i] = work(i) })
	}
	group.Wait()
	check(t, errors.Join(errs...))
}

// gapless fails the test unless the ledger holds entries 1 to n, and returns them.
func (d desk) gapless(n int) []store.Entry {
	d.t.Helper()
	entries, err := d.s.EntriesAfter(d.t.Context(), store.Background(d.id), 0, n+1)
	check(d.t, err)
	equal(d.t, len(entries), n)
	for i, e := range entries {
		equal(d.t, e.Seq, store.Seq(i+1))
	}
	return entries
}

func manyAppend(t *testing.T, s store.Store) {
	a, b := newDesk(t, s, "a"), newDesk(t, s, "b")
	crowd(t, func(caller int) error {
		for n := range each {
			d := []desk{a, b}[n%2]
			submission := sub(row(caller, sales.Amount(n)), row(rand.IntN(8), sales.Amount(rand.IntN(100))))
			if caller < 8 {
				submission.Rows = submission.Rows[:1]
			}
			submission.Unit = tenant.UnitID(caller%3 + 1)
			if caller >= 8 && rand.IntN(2) == 0 {
				submission = observed(submission, rand.IntN(30))
			}
			submission.Rows = distinct(submission.Rows)
			e, err := s.Append(t.Context(), store.Background(d.id), submission)
			if err != nil {
				return err
			}
			if e.Seq < 1 || len(e.Outcomes) != len(submission.Rows) {
				return fmt.Errorf("entry %+v", e)
			}
		}
		return nil
	})
	a.gapless(callers * (each/2 + each%2))
	b.gapless(callers * (each / 2))
	a.clean()
	b.clean()
}

func distinct(rows []sales.Row) []sales.Row {
	if len(rows) == 2 && rows[0].Key() == rows[1].Key() {
		return rows[:1]
	}
	return rows
}

func failsAlone(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	taken := d.append(sub(row(0, 1))).ID
	d.append(keyed(sub(row(1, 1)), "k", 1))
	crowd(t, func(caller int) error {
		for n := range each {
			bad, want := sub(row(caller, sales.MaxTotal)), store.ErrTotalOutOfRange
			bad.Rows = append(bad.Rows, row(caller+100, sales.MaxTotal))
			switch n % 4 {
			case 1:
				bad, want = sub(row(caller, 5)), store.ErrConflict
				bad.ID = taken
			case 2:
				bad, want = keyed(sub(row(caller, 6)), "k", 2), store.ErrKeyReused
			case 3:
				bad, want = sub(row(caller, 7)), store.ErrNotFound
				bad.Unit = 404
			}
			good := sub(row(caller+2, 3))
			good.Unit = 2
			errs := make(chan error, 2)
			for _, submission := range []store.Submission{bad, good} {
				go func() { _, err := s.Append(t.Context(), store.Background(d.id), submission); errs <- err }()
			}
			if first, second := <-errs, <-errs; first == second || !errors.Is(errors.Join(first, second), want) || first != nil && second != nil {
				return fmt.Errorf("got %v and %v, want only %w", first, second, want)
			}
		}
		return nil
	})
	d.gapless(2 + callers*each)
	equal(t, d.nets()[:2], []sales.Amount{1, 1})
	d.clean()
}

func followersSeeAll(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	const total = callers * each
	seen := make(chan error, 4)
	for range cap(seen) {
		woken := make(chan struct{}, 1)
		stop := s.OnCommit(func(tenant.ID) {
			select {
			case woken <- struct{}{}:
			default:
			}
		})
		go func() {
			defer stop()
			seen <- d.follow(t.Context(), total, woken)
		}()
	}
	crowd(t, func(caller int) error {
		for n := range each {
			if _, err := s.Append(t.Context(), store.Background(d.id), sub(row(caller, sales.Amount(n)))); err != nil {
				return err
			}
		}
		return nil
	})
	for range cap(seen) {
		check(t, <-seen)
	}
}

// follow reads the ledger as it grows, up to a number.
func (d desk) follow(ctx context.Context, total store.Seq, woken <-chan struct{}) error {
	ids := map[uuid.UUID]bool{}
	for last := store.Seq(0); last < total; {
		entries, err := d.s.EntriesAfter(ctx, store.Background(d.id), last, 7)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Seq != last+1 || ids[e.ID] {
				return fmt.Errorf("entry %d comes after %d", e.Seq, last)
			}
			last, ids[e.ID] = e.Seq, true
		}
		if len(entries) == 0 {
			<-woken
		}
	}
	return nil
}

func keyRace(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	fresh := make(chan uuid.UUID, callers)
	crowd(t, func(int) error {
		e, err := s.Append(t.Context(), store.Background(d.id), keyed(sub(row(0, 1)), "k", 1))
		if err == nil && !e.Replayed {
			fresh <- e.ID
		}
		return err
	})
	equal(t, len(fresh), 1)
	equal(t, d.gapless(1)[0].ID, <-fresh)
}

func cancelRace(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	var mu sync.Mutex
	acknowledged := map[uuid.UUID]bool{}
	crowd(t, func(caller int) error {
		for range each {
			ctx, cancel := context.WithCancel(t.Context())
			submission := sub(row(caller, sales.Amount(rand.IntN(100))))
			go cancel()
			_, err := s.Append(ctx, store.Background(d.id), submission)
			if err != nil && !errors.Is(err, context.Canceled) {
				return err
			}
			mu.Lock()
			acknowledged[submission.ID] = err == nil
			mu.Unlock()
		}
		return nil
	})
	entries, err := s.EntriesAfter(t.Context(), store.Background(d.id), 0, callers*each)
	check(t, err)
	for _, e := range entries {
		if !acknowledged[e.ID] {
			t.Fatalf("entry %d was stored, though its caller was told it was cancelled", e.Seq)
		}
		delete(acknowledged, e.ID)
	}
	for id, stored := range acknowledged {
		if stored {
			t.Fatalf("submission %s was acknowledged, and is not there", id)
		}
	}
	d.clean()
}

func writesBetween(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	crowd(t, func(caller int) error {
		for n := range each {
			if _, err := s.Append(t.Context(), store.Background(d.id), sub(row(caller, sales.Amount(n)))); err != nil {
				return err
			}
			if err := s.PutSession(t.Context(), fmt.Sprint(caller), []byte{byte(n)}, noon); err != nil {
				return err
			}
			if _, err := s.Figures(t.Context(), store.Background(d.id), store.FigureQuery{DayQuery: mondays()}); err != nil {
				return err
			}
		}
		return nil
	})
	d.gapless(callers * each)
}

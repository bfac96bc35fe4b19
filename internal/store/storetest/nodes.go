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

// Nodes checks an engine that several processes share. a and b are two stores on the same empty database.
func Nodes(t *testing.T, a, b store.Store) {
	t.Run("readers see each entry once, in order", func(t *testing.T) { nodesInOrder(t, a, b) })
	t.Run("one key is one entry", func(t *testing.T) { nodesOneKey(t, a, b) })
	t.Run("revocations become visible in order", func(t *testing.T) { nodesRevoke(t, a, b) })
	t.Run("both add companies and keys at once", func(t *testing.T) { nodesAdminister(t, a, b) })
}

// nodesInOrder has many writers on both nodes, each of whom writes to two tenants in turn, and readers
// that go by the highest number seen.
func nodesInOrder(t *testing.T, a, b store.Store) {
	stores := []store.Store{a, b}
	desks := []desk{newDesk(t, a, "a"), newDesk(t, a, "b")}
	const total = callers * each
	seen := make(chan error, 4)
	for i := range cap(seen) {
		d := desks[i/2]
		d.s = stores[i%2]
		go func() { seen <- d.poll(t.Context(), total) }()
	}
	crowd(t, func(caller int) error {
		for n := range 2 * each {
			submission := sub(row(caller%8, sales.Amount(n)), row(8+rand.IntN(8), sales.Amount(rand.IntN(100))))
			if _, err := stores[rand.IntN(2)].Append(t.Context(), store.Background(desks[n%2].id), submission); err != nil {
				return err
			}
		}
		return nil
	})
	for range cap(seen) {
		check(t, <-seen)
	}
	for _, d := range desks {
		d.gapless(total)
		d.clean()
	}
}

// poll reads the ledger as it grows, up to a number, without being woken.
func (d desk) poll(ctx context.Context, total store.Seq) error {
	ids := map[uuid.UUID]bool{}
	for last := store.Seq(0); last < total; {
		entries, err := d.s.EntriesAfter(ctx, store.Background(d.id), last, 50)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Seq != last+1 || ids[e.ID] {
				return fmt.Errorf("entry %d comes after %d", e.Seq, last)
			}
			last, ids[e.ID] = e.Seq, true
		}
	}
	return nil
}

func nodesOneKey(t *testing.T, a, b store.Store) {
	d := newDesk(t, a, "keyed")
	fresh := make(chan uuid.UUID, callers)
	crowd(t, func(caller int) error {
		e, err := []store.Store{a, b}[caller%2].Append(t.Context(), store.Background(d.id), keyed(sub(row(0, 1)), "k", 1))
		if err == nil && !e.Replayed {
			fresh <- e.ID
		}
		return err
	})
	equal(t, len(fresh), 1)
	equal(t, d.gapless(1)[0].ID, <-fresh)
}

// nodesRevoke reads from the highest number seen while both nodes revoke: none may be passed over.
func nodesRevoke(t *testing.T, a, b store.Store) {
	done, seen := make(chan struct{}), make(chan error, 1)
	go func() {
		count, err := countRevocations(t.Context(), b, done)
		if err == nil && count != callers*each {
			err = fmt.Errorf("%d revocations were passed over", callers*each-count)
		}
		seen <- err
	}()
	crowd(t, func(caller int) error {
		for n := range each {
			if _, err := []store.Store{a, b}[n%2].Revoke(t.Context(), revocationOf(1, fmt.Sprint(caller))); err != nil {
				return err
			}
		}
		return nil
	})
	close(done)
	check(t, <-seen)
}

// countRevocations reads on from the highest number it saw, once more after done, and counts.
func countRevocations(ctx context.Context, s store.Store, done <-chan struct{}) (count int, err error) {
	last := int64(0)
	for final := false; !final; {
		select {
		case <-done:
			final = true
		default:
		}
		news, err := s.Revocations(ctx, last)
		if err != nil {
			return count, err
		}
		for _, r := range news {
			count, last = count+1, r.Number
		}
	}
	return count, nil
}

func nodesAdminister(t *testing.T, a, b store.Store) {
	var mu sync.Mutex
	ids := map[tenant.ID]bool{}
	crowd(t, func(caller int) error {
		s := []store.Store{a, b}[caller%2]
		c, err := s.ApplyCompany(t.Context(), company(tenant.Slug(fmt.Sprintf("company-%d", caller)), 1))
		mu.Lock()
		ids[c.ID] = true
		mu.Unlock()
		rotated := s.RotateSigningKey(t.Context(), "", signingKey(fmt.Sprint(caller)), noon)
		if !errors.Is(rotated, store.ErrConflict) {
			err = errors.Join(err, rotated)
		}
		return err
	})
	equal(t, len(ids), callers)
	keys, err := a.SigningKeys(t.Context())
	check(t, err)
	equal(t, len(keys), 1)
}

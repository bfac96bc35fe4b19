package sqlstore_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// There and back again: what comes home is what was sent out, though each copy was ended in the middle.
func TestCopyContinues(t *testing.T) {
	home := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, home, 2)
	fill(t, home, id)
	dsn, path := pgtest.Start(t), file(t)
	copyInTwo(t, home, func() (*sqlstore.Store, error) {
		return sqlstore.OpenPostgres(t.Context(), dsn, sqlstore.Options{Copying: true})
	})
	away := openPostgres(t, dsn)
	clean(t, away, id, 1200)
	copyInTwo(t, away, func() (*sqlstore.Store, error) {
		return sqlstore.OpenSQLite(t.Context(), path, sqlstore.Options{Copying: true})
	})
	back := open(t, path, sqlstore.Options{})
	clean(t, back, id, 1200)
	check(t, home.Same(t.Context(), back))
	if away.Epoch() == home.Epoch() || back.Epoch() == home.Epoch() || back.Epoch() == away.Epoch() {
		t.Errorf("the epochs are %q, %q and %q: a copy has one of its own", home.Epoch(), away.Epoch(), back.Epoch())
	}
	// It is as good as the first: numbers go on where they were.
	entry, err := away.Append(t.Context(), store.Background(id), submission(3, 9))
	check(t, err)
	if entry.Seq != 1201 {
		t.Errorf("the next entry has number %d", entry.Seq)
	}
	_, err = away.Revoke(t.Context(), auth.Revocation{Tenant: id, Kind: auth.RevokedUser, Subject: "bo", At: noon, ExpiresAt: noon.Add(time.Hour)})
	check(t, err)
	if err := home.Same(t.Context(), away); err == nil {
		t.Error("two stores that differ are said to be the same")
	}
}

// copyInTwo begins a copy, ends it in the middle, sees that nobody takes the half of it for the whole, and lets another finish it.
func copyInTwo(t *testing.T, from *sqlstore.Store, open func() (*sqlstore.Store, error)) {
	t.Helper()
	to, err := open()
	check(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	most := int64(0)
	err = from.CopyTo(ctx, to, func(done, total int64) {
		if most = done; done > total/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("the first half ended with %v", err)
	}
	check(t, to.Close())
	to, err = open()
	check(t, err)
	began := int64(-1)
	check(t, from.CopyTo(t.Context(), to, func(done, total int64) {
		if began < 0 {
			began = done
		}
		most = done
		if done > total {
			t.Errorf("%d of %d rows are copied", done, total)
		}
	}))
	if began == 0 || began >= most {
		t.Errorf("the second half began at %d of %d rows", began, most)
	}
	err = from.CopyTo(t.Context(), to, nil)
	if !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), "holds data already") {
		t.Errorf("a second copy: %v", err)
	}
	check(t, to.Close())
}

// fill leaves something in most tables.
func fill(t *testing.T, s *sqlstore.Store, id tenant.ID) {
	t.Helper()
	for n := range 1200 {
		x := submission(n%40, sales.Amount(n))
		if n%7 == 0 {
			x.Idempotency = &store.Idempotency{Key: uuid.NewString(), ExpiresAt: noon.Add(time.Hour)}
		}
		appendAll(t, s, id, x)
	}
	check(t, s.Refuse(t.Context(), id, store.Refusal{ID: uuid.Must(uuid.NewV7()), ReceivedAt: noon, Type: "x"}))
	check(t, s.AddUser(t.Context(), id, auth.User{Username: "ana", Tenant: id, DisplayName: "Ána", CreatedAt: noon}))
	check(t, s.AddClient(t.Context(), id, auth.Client{ID: "till", Tenant: id, SecretHash: []byte{0, 1}, CreatedAt: noon}))
	check(t, s.PutSession(t.Context(), "session", nil, noon))
	_, err := s.TakeLease(t.Context(), "work", "node", time.Hour)
	check(t, err)
	check(t, s.AddDraws(t.Context(), store.DrawBatch{Node: "node", Number: 1, Drawn: []byte("{}")}))
	_, err = s.Revoke(t.Context(), auth.Revocation{Tenant: id, Kind: auth.RevokedUser, Subject: "ana", At: noon, ExpiresAt: noon.Add(time.Hour)})
	check(t, err)
}

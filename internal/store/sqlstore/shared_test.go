package sqlstore_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// Each store has its own connections, so two of them meet as two processes do.
func TestTwoStoresShareAFile(t *testing.T) {
	path := file(t)
	a, b := open(t, path, sqlstore.Options{}), open(t, path, sqlstore.Options{})
	id := applyUnits(t, a, 1)
	const each = 50
	var group sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		s := []*sqlstore.Store{a, b}[i%2]
		group.Go(func() {
			for n := range each {
				_, err := s.Append(t.Context(), store.Background(id), submission(i, sales.Amount(n)))
				errs[i] = errors.Join(errs[i], err, s.PutSession(t.Context(), "x", nil, noon))
			}
		})
	}
	group.Wait()
	check(t, errors.Join(errs...))
	clean(t, a, id, int64(len(errs)*each))
	clean(t, b, id, int64(len(errs)*each))
}

// A store that has seen a day sees what another one does to it.
func TestChangesOfAnotherStoreAreSeen(t *testing.T) {
	path := file(t)
	a, b := open(t, path, sqlstore.Options{}), open(t, path, sqlstore.Options{})
	id := applyUnits(t, a, 2)
	a.FollowDays(3) // so that it begins anew, too
	for n := range 10 {
		for slot := range 2 {
			_, err := b.Append(t.Context(), store.Background(id), submission(slot, sales.Amount(n)))
			check(t, err)
		}
		var seen []sales.Amount
		check(t, a.EachFigure(t.Context(), store.Background(id), store.DayQuery{From: monday, To: monday}, func(f *store.SlotFigure) error {
			seen = append(seen, f.Net)
			return nil
		}))
		if want := []sales.Amount{sales.Amount(n), sales.Amount(n)}; !slices.Equal(seen, want) {
			t.Fatalf("it saw %v, not %v", seen, want)
		}
	}
}

func TestManyOpenAtOnce(t *testing.T) {
	path := file(t)
	stores := make([]*sqlstore.Store, 6)
	errs := make([]error, len(stores))
	var group sync.WaitGroup
	for i := range stores {
		group.Go(func() { stores[i], errs[i] = sqlstore.OpenSQLite(t.Context(), path, sqlstore.Options{}) })
	}
	group.Wait()
	check(t, errors.Join(errs...))
	for _, s := range stores {
		check(t, s.Ping(t.Context()))
		check(t, s.Close())
	}
}

func TestAnotherProcessWritesTooLong(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{BusyTimeout: time.Millisecond})
	id := applyUnits(t, s, 1)
	other, err := sqlite3.Open(path)
	check(t, err)
	defer other.Close()
	tx, err := other.BeginImmediate()
	check(t, err)

	_, err = s.Append(t.Context(), store.Background(id), submission(0, 1))
	for _, err := range []error{err, s.Ping(t.Context()), s.PutSession(t.Context(), "x", nil, noon)} {
		if !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("got %v, want %v", err, store.ErrUnavailable)
		}
	}
	check(t, tx.Rollback())
	check(t, s.Ping(t.Context()))
	appendAll(t, s, id, submission(0, 1))
	clean(t, s, id, 1)
}

func TestFilesArePrivate(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	applyUnits(t, s, 1)
	for name, want := range map[string]os.FileMode{
		filepath.Dir(path): 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, path + ".lock": 0o600,
	} {
		info, err := os.Stat(name)
		check(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

func TestPathsWithOddNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?c#d%41é", "x&_pragma=y.db")
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 1)
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	copied := path + " copy?"
	check(t, s.Backup(t.Context(), copied, nil))
	clean(t, open(t, copied, sqlstore.Options{}), id, 0)
}

package sqlstore_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// scribble writes random bytes over a tenth of a file, at three quarters of it.
func scribble(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	check(t, err)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	check(t, err)
	noise := make([]byte, info.Size()/10)
	chance := rand.NewChaCha8([32]byte{1})
	_, err = chance.Read(noise)
	check(t, err)
	_, err = f.WriteAt(noise, info.Size()*3/4)
	check(t, errors.Join(err, f.Close()))
}

func TestDamage_IsFoundAndTold(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 1)
	for n := range 100 { // the ledger is most of the file
		large := submission(0, sales.Amount(n))
		for slot := range 500 {
			row := large.Rows[0]
			row.SlotStart = row.SlotStart.Add(time.Duration(slot+1) * time.Minute)
			large.Rows = append(large.Rows, row)
		}
		appendAll(t, s, id, large)
	}
	check(t, s.CheckIntegrity(t.Context()))
	check(t, s.Damaged())
	check(t, s.Close())
	scribble(t, path)

	var told atomic.Int32
	damaged, err := sqlstore.OpenSQLite(t.Context(), path, sqlstore.Options{OnDamage: func(err error) {
		told.Add(1)
		if !errors.Is(err, store.ErrCorrupt) {
			t.Errorf("told of %v", err)
		}
	}})
	check(t, err)
	defer func() { _ = damaged.Close() }()
	for range 2 {
		if _, err := damaged.EntriesAfter(t.Context(), store.Background(id), 0, 1000); !errors.Is(err, store.ErrCorrupt) {
			t.Errorf("reading: %v", err)
		}
	}
	if err := damaged.Damaged(); !errors.Is(err, store.ErrCorrupt) || told.Load() != 1 {
		t.Errorf("damaged: %v, told %d times", err, told.Load())
	}
	if err := damaged.CheckIntegrity(t.Context()); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("the check found %v", err)
	}
	if err := damaged.Ping(t.Context()); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("ready: %v", err)
	}
}

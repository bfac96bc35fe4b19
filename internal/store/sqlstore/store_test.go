package sqlstore_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.CrashChild(openAt)
	code := m.Run()
	if err := pgtest.Stop(); err != nil {
		panic(err)
	}
	os.Exit(code)
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, file(t), sqlstore.Options{}) })
}

func TestSQLiteCrash(t *testing.T) {
	storetest.Crash(t, openAt, file(t))
}

// file returns a path at which there is nothing yet.
func file(t testing.TB) string { return filepath.Join(t.TempDir(), "data", "daypart.db") }

// open opens a store for as long as a test runs.
func open(t testing.TB, path string, options sqlstore.Options) *sqlstore.Store {
	t.Helper()
	s, err := sqlstore.OpenSQLite(t.Context(), path, options)
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Package enginetest runs the tests of a package once on each engine of the store: in a file on SQLite,
// and in a database of a real PostgreSQL.
package enginetest

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"       // the driver pgx
	_ "github.com/ncruces/go-sqlite3/driver" // the driver sqlite3

	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// onPostgres says whose turn it is.
var onPostgres bool

// Run is the body of a package's TestMain: it runs all tests on SQLite, then all on PostgreSQL, and ends the process.
// Fuzzing runs once, on SQLite.
func Run(m *testing.M) {
	flag.Parse()
	if isFuzzing() {
		os.Exit(m.Run())
	}
	code := 0
	for _, engine := range []string{"SQLite", "PostgreSQL"} {
		onPostgres = engine == "PostgreSQL"
		if failed := m.Run(); failed != 0 {
			fmt.Printf("that was on %s\n", engine)
			code = failed
		}
	}
	if err := pgtest.Stop(); err != nil {
		fmt.Println(err)
		code = 1
	}
	os.Exit(code)
}

func isFuzzing() bool {
	fuzz := flag.Lookup("test.fuzz")
	return fuzz != nil && fuzz.Value.String() != ""
}

// Database is an empty one of a test's own, on the engine whose turn it is. Any number of stores may be
// opened on one of PostgreSQL, one at a time on one of SQLite.
type Database struct {
	// Location is a path, or an address that begins with postgres://.
	Location string
}

// New returns one that lasts as long as the test.
func New(t testing.TB) Database {
	t.Helper()
	if onPostgres {
		return Database{Postgres(t)}
	}
	return Database{filepath.Join(t.TempDir(), "daypart.db")}
}

// Postgres reports whether it is in a PostgreSQL.
func (d Database) Postgres() bool { return strings.HasPrefix(d.Location, "postgres://") }

// Open opens a store on it.
func (d Database) Open(ctx context.Context) (*sqlstore.Store, error) {
	if d.Postgres() {
		return sqlstore.OpenPostgres(ctx, d.Location, sqlstore.Options{})
	}
	return sqlstore.OpenSQLite(ctx, d.Location, sqlstore.Options{})
}

// Store opens a store on a new one, and closes it with the test.
func Store(t testing.TB) *sqlstore.Store {
	t.Helper()
	s, err := New(t).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s
}

// Exec does behind the store's back what no store would.
func (d Database) Exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	conn, leave := d.connect(t)
	defer leave()
	if _, err := conn.ExecContext(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

// Lock keeps everybody else from submitting until release is called.
func (d Database) Lock(t testing.TB) (release func()) {
	t.Helper()
	conn, leave := d.connect(t)
	begin := []string{"BEGIN IMMEDIATE"}
	if d.Postgres() {
		begin = []string{"BEGIN", "LOCK TABLE ledger_head IN EXCLUSIVE MODE"}
	}
	for _, statement := range begin {
		if _, err := conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return func() {
		if _, err := conn.ExecContext(context.Background(), "ROLLBACK"); err != nil {
			t.Error(err)
		}
		leave()
	}
}

// connect returns a connection, and what ends it.
func (d Database) connect(t testing.TB) (conn *sql.Conn, leave func()) {
	t.Helper()
	driver, source := "sqlite3", "file:"+d.Location
	if d.Postgres() {
		driver, source = "pgx", d.Location
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	if conn, err = db.Conn(t.Context()); err != nil {
		t.Fatal(err)
	}
	return conn, func() {
		_ = conn.Close()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

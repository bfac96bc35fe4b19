// Package pgtest gives tests a real PostgreSQL: one server for the test binary,
// on a private socket, and a database of its own for each test.
package pgtest

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/daypart/daypart/internal/store/pgserver"
)

var (
	starting sync.Mutex
	running  *pgserver.Server // nil before the first Start
	count    int
)

// Start returns the address of a new, empty database. The server is started by the first call. A test
// fails where PostgreSQL is not installed: a test that is left out proves nothing.
func Start(t testing.TB) (dsn string) {
	t.Helper()
	return create(t, "template0")
}

// Copy is Start with all that is in another database, to which nobody is connected.
func Copy(t testing.TB, of string) (dsn string) {
	t.Helper()
	u, err := url.Parse(of)
	if err != nil {
		t.Fatal(err)
	}
	return create(t, strings.TrimPrefix(u.Path, "/"))
}

func create(t testing.TB, template string) (dsn string) {
	t.Helper()
	starting.Lock()
	defer starting.Unlock()
	if running == nil {
		s, err := pgserver.New(pgserver.Unsynced()...)
		if err != nil {
			t.Fatal(err)
		}
		running = s
	}
	count++
	dsn, err := running.CreateDatabase(t.Context(), fmt.Sprintf("test%d", count), template)
	if err != nil {
		t.Fatal(err)
	}
	return dsn
}

// Restart ends the server as a crash would, without shutting down, and starts it again on the same data.
func Restart(t testing.TB) {
	t.Helper()
	starting.Lock()
	defer starting.Unlock()
	if err := running.Restart(); err != nil {
		t.Fatal(err)
	}
}

// Stop ends the server and removes what it kept. Call it in TestMain after the tests. Should the test
// binary die before, the server dies with it.
func Stop() error {
	starting.Lock()
	defer starting.Unlock()
	if running == nil {
		return nil
	}
	stopped := running
	running = nil
	return stopped.Stop()
}

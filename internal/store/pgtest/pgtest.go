// Package pgtest gives tests a real PostgreSQL: one server for the test binary,
// made from the installed binaries, on a private socket, and a database of its
// own for each test. It knows nothing of what is kept there.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

var (
	starting sync.Mutex
	running  *server // nil before the first Start
	count    int
)

// Start returns the address of a new, empty database. The server is started by the first call. A test
// fails where PostgreSQL is not installed: a test that is left out proves nothing.
func Start(t testing.TB) (dsn string) {
	t.Helper()
	starting.Lock()
	defer starting.Unlock()
	if running == nil {
		s, err := newServer()
		if err != nil {
			t.Fatal(err)
		}
		running = s
	}
	count++
	name := fmt.Sprintf("test%d", count)
	if err := running.createDatabase(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	return running.address(name)
}

// Restart ends the server as a crash would, without shutting down, and starts it again on the same data.
func Restart(t testing.TB) {
	t.Helper()
	starting.Lock()
	defer starting.Unlock()
	running.stop()
	if err := running.start(); err != nil {
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
	running.stop()
	directory := running.directory
	running = nil
	return os.RemoveAll(directory)
}

func (s *server) createDatabase(ctx context.Context, name string) error {
	conn, err := pgx.Connect(ctx, s.address("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the test server: %w", err)
	}
	_, err = conn.Exec(ctx, "CREATE DATABASE "+name+" TEMPLATE template0")
	return errors.Join(err, conn.Close(ctx))
}

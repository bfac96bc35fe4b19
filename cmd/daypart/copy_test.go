package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/store/pgtest"
)

// commandVariable makes the test binary be the command, with arguments one a line, so that a test can kill it.
const commandVariable = "DAYPART_TEST_COMMAND"

func beCommand() {
	if args, ok := os.LookupEnv(commandVariable); ok {
		os.Exit(run(strings.Split(args, "\n"), os.Stdin, os.Stdout, os.Stderr, func(string) (string, bool) { return "", false }))
	}
}

func TestCopyBothWays(t *testing.T) {
	d := withFile(t)
	d.ok("client", "add", "--tenant", "oak-and-rye", "--id", "till", "--scope", "sales:write")
	d.ok("key", "rotate")
	home, dsn := "sqlite:"+databaseFile(d.data), pgtest.Start(t)
	contains(t, d.ok("copy", "--from", home, "--to", dsn), "every row is the same", "sqlite:\noak-and-rye", "postgres:\noak-and-rye", "all as the ledger says")
	d.fails(exitFailure, "holds data already", "copy", "--from", home, "--to", dsn)

	back := "sqlite:" + filepath.Join(t.TempDir(), "back", "daypart.db")
	d.ok("copy", "--from", dsn, "--to", back, "--no-verify")
	for _, there := range []*desk{{t: t, data: filepath.Dir(strings.TrimPrefix(back, "sqlite:"))}, {t: t, data: d.data, env: map[string]string{"DAYPART_DATABASE": dsn}}} {
		contains(t, there.ok("client", "list", "--tenant", "oak-and-rye"), "till")
	}
	d.fails(exitFailure, "there is no database", "copy", "--from", "sqlite:"+filepath.Join(t.TempDir(), "none"), "--to", back)
	d.fails(exitUsage, "sqlite:FILE or postgres://", "copy", "--from", "mysql:x", "--to", back)
	d.fails(exitUsage, "--to", "copy", "--from", home)
}

// Killed in the middle, it leaves nothing that a server would take for the whole, and the next one finishes it.
func TestCopyKilled(t *testing.T) {
	d := withFile(t)
	home, dsn := "sqlite:"+databaseFile(d.data), pgtest.Start(t)
	at := &desk{t: t, data: t.TempDir(), env: map[string]string{"DAYPART_DATABASE": dsn}}
	at.ok("tenant", "list") // makes the tables
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	// It cannot get past the units.
	if _, err := conn.Exec(t.Context(), `BEGIN; LOCK TABLE unit IN EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), commandVariable+"="+strings.Join([]string{"copy", "--from", home, "--to", dsn}, "\n"))
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	waitForLock(t, conn)
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // it was killed
	if _, err := conn.Exec(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	at.fails(exitFailure, "not finished", "serve")
	contains(t, d.ok("copy", "--from", home, "--to", dsn), "every row is the same")
	contains(t, at.ok("tenant", "list"), "oak-and-rye")
}

// waitForLock returns once somebody waits for a lock that conn holds.
func waitForLock(t *testing.T, conn *pgx.Conn) {
	t.Helper()
	for waiting := 0; waiting == 0; time.Sleep(time.Millisecond) {
		if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'unit'::regclass`).Scan(&waiting); err != nil {
			t.Fatal(err)
		}
	}
}

package pgtest_test

import (
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/store/pgtest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := pgtest.Stop(); err != nil {
		panic(err)
	}
	os.Exit(code)
}

func TestEachDatabaseIsItsOwn(t *testing.T) {
	a, b := pgtest.Start(t), pgtest.Start(t)
	run(t, a, "CREATE TABLE kept (n int)")
	run(t, b, "CREATE TABLE kept (n int)")
	pgtest.Restart(t)
	run(t, a, "INSERT INTO kept VALUES (1)")
}

func run(t *testing.T, dsn, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Error(err)
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

package enginetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// schema is what tells one schema from another, whatever its tables hold, and how many migrations made it.
const schema = `SELECT (SELECT count(*) FROM goose_db_version) || string_agg(concat_ws(' ', relname, relkind, relnatts, relchecks, relhastriggers, relhasindex), ', ' ORDER BY relname COLLATE "C")
	FROM pg_class WHERE relnamespace = current_schema()::regnamespace`

// clear takes away every row but those of the migration library, and lets numbers begin anew.
const clear = `DO $$
	DECLARE name text;
	BEGIN
		SET LOCAL session_replication_role = replica; -- the order of the tables does not matter
		SET LOCAL lock_timeout = '5s';
		FOR name IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname NOT LIKE 'goose%' LOOP
			EXECUTE format('DELETE FROM %I', name);
		END LOOP;
		FOR name IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S' AND relname NOT LIKE 'goose%' LOOP
			EXECUTE format('ALTER SEQUENCE %I RESTART', name);
		END LOOP;
	END $$`

// A used database is one that a test left, with a connection to clear it by.
type used struct {
	dsn  string
	conn *pgx.Conn
}

var (
	mu       sync.Mutex
	template string // has the schema, and no rows
	migrated string // the schema of template
	idle     []used
)

// Postgres returns the address of a database that is the test's own, with the schema and no rows. Clearing one that another test left
// takes a tenth of the time that copying one takes, which takes a third of the time that migrating takes.
func Postgres(t testing.TB) (dsn string) {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	u, err := take(t)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		give(u)
	})
	return u.dsn
}

func take(t testing.TB) (used, error) {
	if n := len(idle); n > 0 {
		u := idle[n-1]
		idle = idle[:n-1]
		return u, nil
	}
	if template == "" {
		if err := migrate(t); err != nil {
			return used{}, err
		}
	}
	dsn := pgtest.Copy(t, template)
	conn, err := pgx.Connect(t.Context(), dsn)
	return used{dsn, conn}, err
}

// migrate makes the template.
func migrate(t testing.TB) error {
	dsn := pgtest.Start(t)
	s, err := sqlstore.OpenPostgres(t.Context(), dsn, sqlstore.Options{})
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		return fmt.Errorf("migrate the template: %w", err)
	}
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		return err
	}
	err = conn.QueryRow(t.Context(), schema).Scan(&migrated)
	template = dsn
	return errors.Join(err, conn.Close(t.Context()))
}

// give clears a database for the next test. One whose schema a test has changed, or that somebody still has in hand, is left as it is.
func give(u used) {
	ctx := context.Background()
	var found string
	err := u.conn.QueryRow(ctx, schema).Scan(&found)
	if err == nil && found == migrated {
		_, err = u.conn.Exec(ctx, clear)
	}
	if err != nil || found != migrated {
		_ = u.conn.Close(ctx)
		return
	}
	idle = append(idle, u)
}

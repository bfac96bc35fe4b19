package sqlstore_test

import (
	"context"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/store/storetest"
)

func TestPostgres(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return openPostgres(t, enginetest.Postgres(t)) })
}

func TestPostgresCrash(t *testing.T) {
	storetest.Crash(t, openAt, pgtest.Start(t))
}

// openAt opens an address as PostgreSQL, and a path as SQLite.
func openAt(ctx context.Context, location string) (store.Store, error) {
	if strings.HasPrefix(location, "postgres://") {
		return sqlstore.OpenPostgres(ctx, location, sqlstore.Options{})
	}
	return sqlstore.OpenSQLite(ctx, location, sqlstore.Options{})
}

// openPostgres opens a store for as long as a test runs.
func openPostgres(t testing.TB, dsn string) *sqlstore.Store {
	t.Helper()
	s, err := sqlstore.OpenPostgres(t.Context(), dsn, sqlstore.Options{})
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

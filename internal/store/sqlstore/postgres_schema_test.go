package sqlstore

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/store/pgtest"
)

// Both engines have the same tables, with the same columns in the same order.
func TestSchemasAgree(t *testing.T) {
	embedded, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer embedded.Close()
	shared, err := OpenPostgres(t.Context(), pgtest.Start(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	want := columnsOf(t, embedded, `SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid`)
	got := columnsOf(t, shared, `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = current_schema() ORDER BY table_name COLLATE "C", ordinal_position`)
	if len(want) < 90 || !slices.Equal(got, want) {
		t.Errorf("PostgreSQL has\n%s\nSQLite has\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// columnsOf lists the columns, but those that belong to the migration library.
func columnsOf(t *testing.T, s *Store, query string) []string {
	t.Helper()
	all, err := list(t.Context(), s.readers, readText, query)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(name string) bool { return strings.HasPrefix(name, "goose_") })
}

// A tenant's rows are found by a key that begins with the tenant: so a cluster can keep each tenant in one place.
func TestTenantLeadsEveryKey(t *testing.T) {
	s, err := OpenPostgres(t.Context(), pgtest.Start(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first := columnsOf(t, s, `SELECT c.relname || '.' || a.attname FROM pg_index i
		JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
		WHERE i.indisprimary AND c.relnamespace = current_schema()::regnamespace ORDER BY 1`)
	// What is looked up before the tenant is known, or belongs to none.
	service := []string{"app_user", "client", "epoch", "lease", "limit_draw", "login_tally", "revocation", "session", "signing_key"}
	for _, column := range first {
		table, name, _ := strings.Cut(column, ".")
		if name != "tenant_id" && !slices.Contains(service, table) {
			t.Errorf("the key of %s begins with %s", table, name)
		}
	}
	if len(first) < 15 {
		t.Errorf("only %d tables have keys: %q", len(first), first)
	}
}

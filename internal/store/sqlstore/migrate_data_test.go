package sqlstore_test

import (
	"bytes"
	"context"
	"database/sql"
	"io/fs"
	"regexp"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/pressly/goose/v3"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// changesData are the migrations that change or take away what is kept, and what tests them.
var changesData = map[string]string{
	"00006_packed.sql":       "TestOpeningMakesProjectionsThatAreMissing: they are made anew",
	"00015_login_tally.sql":  "none: it forgets failed log-ins, which expire within minutes",
	"00016_import_units.sql": "TestMigration16_FindsTheUnitsOfImports",
}

func TestMigrations_ThatChangeDataAreTested(t *testing.T) {
	change := regexp.MustCompile(`(?m)^\s*(UPDATE|DELETE|DROP TABLE|ALTER TABLE \w+ (DROP|RENAME|ALTER))`)
	for _, folder := range []string{"sqlite", "postgres"} {
		files, err := sqlstore.Migrations(folder)
		check(t, err)
		names, err := fs.Glob(files, "*.sql")
		check(t, err)
		for _, name := range names {
			text, err := fs.ReadFile(files, name)
			check(t, err)
			text = bytes.ReplaceAll(text, []byte("DELETE FROM sqlite_stat1"), nil) // what the planner goes by
			if _, listed := changesData[name]; listed != change.Match(text) {
				t.Errorf("%s/%s: it changes data: %t, it is listed: %t", folder, name, change.Match(text), listed)
			}
		}
	}
}

// oldDatabase is a database of an engine at a version of its schema.
type oldDatabase struct {
	*sql.DB
	location string
}

// eachOldDatabase runs a test on both engines.
func eachOldDatabase(t *testing.T, version int64, test func(*testing.T, oldDatabase)) {
	for name, engine := range map[string]struct {
		driver, folder string
		dialect        goose.Dialect
		make           func(testing.TB) string
	}{
		"SQLite":     {"sqlite3", "sqlite", goose.DialectSQLite3, newFile},
		"PostgreSQL": {"pgx", "postgres", goose.DialectPostgres, pgtest.Start},
	} {
		t.Run(name, func(t *testing.T) {
			location := engine.make(t)
			db, err := sql.Open(engine.driver, location)
			check(t, err)
			check(t, sqlstore.MigrateTo(t.Context(), db, engine.dialect, engine.folder, version))
			test(t, oldDatabase{db, location})
		})
	}
}

func newFile(t testing.TB) string { return t.TempDir() + "/daypart.db" }

func (d oldDatabase) exec(t *testing.T, statement string, args ...any) {
	t.Helper()
	_, err := d.ExecContext(t.Context(), statement, args...)
	check(t, err)
}

// open closes the database, and opens the store on it, which brings it up to date.
func (d oldDatabase) open(t *testing.T) store.Store {
	t.Helper()
	check(t, d.Close())
	s, err := openAt(context.WithoutCancel(t.Context()), d.location)
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

func TestMigration16_FindsTheUnitsOfImports(t *testing.T) {
	ids := make([]uuid.UUID, 3)
	for n := range ids {
		ids[n] = uuid.Must(uuid.NewV7())
	}
	eachOldDatabase(t, 15, func(t *testing.T, d oldDatabase) {
		imports := []struct {
			tenant tenant.ID
			id     uuid.UUID
			detail string
			days   []int64 // the unit of each
			want   []tenant.UnitID
		}{
			{1, ids[0], `{"name":"2025.csv"}`, []int64{10, 9, 10}, []tenant.UnitID{9, 10}},
			{2, ids[0], `{"name":"2025.csv"}`, []int64{2}, []tenant.UnitID{2}},
			{1, ids[1], `{"unit":7,"day":"2026-11-20"}`, nil, []tenant.UnitID{7}},
			{1, ids[2], `{"name":"bad.csv","badRows":3}`, nil, nil},
		}
		for _, i := range imports {
			d.exec(t, `INSERT INTO import (tenant_id, id, state, days, done, detail, client_id, username, created_at, changed_at)
				VALUES ($1, $2, 'previewed', $3, 0, $4, '', '', 0, 0)`, int64(i.tenant), i.id[:], len(i.days), []byte(i.detail))
			for n, unit := range i.days {
				d.exec(t, `INSERT INTO import_day (tenant_id, import_id, number, unit_id, business_day, entry, undo, content)
					VALUES ($1, $2, $3, $4, 0, $5, $5, $5)`, int64(i.tenant), i.id[:], n+1, unit, []byte{0})
			}
		}
		s := d.open(t)
		for _, i := range imports {
			got, err := s.Import(t.Context(), store.Background(i.tenant), i.id)
			check(t, err)
			slices.Sort(got.Units) // their order says nothing
			if !slices.Equal(got.Units, i.want) || string(got.Detail) != i.detail {
				t.Errorf("import %s of tenant %d is of the units %v, want %v", i.id, i.tenant, got.Units, i.want)
			}
		}
	})
}

package sqlstore_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// A node that is started again while its successor has changed the schema already must come up.
func TestSchemaOfTheNextReleaseWorks(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 1)
	appendAll(t, s, id, submission(0, 1))
	for _, table := range []string{"ledger", "ledger_head", "unit", "unit_day", "unit_month", "tenant"} {
		check(t, s.Damage(t.Context(), `ALTER TABLE `+table+` ADD COLUMN later TEXT`))
		check(t, s.Damage(t.Context(), `ALTER TABLE `+table+` ADD COLUMN later_count INTEGER NOT NULL DEFAULT 0`))
	}
	check(t, s.Damage(t.Context(), schemaVersion(199)))
	check(t, s.Close())
	again := open(t, path, sqlstore.Options{})
	appendAll(t, again, id, submission(1, 2))
	clean(t, again, id, 2)
}

func TestSchemaOfLaterReleasesIsRefused(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	check(t, s.Damage(t.Context(), schemaVersion(200)))
	check(t, s.Close())
	_, err := sqlstore.OpenSQLite(t.Context(), path, sqlstore.Options{})
	if err == nil || !strings.Contains(err.Error(), "schema version 200") || !strings.Contains(err.Error(), "use a newer daypart") {
		t.Fatalf("got %v", err)
	}
}

func schemaVersion(n int) string {
	return fmt.Sprintf(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (%d, 1)`, n)
}

func TestOpeningAgainKeepsAll(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 1)
	appendAll(t, s, id, submission(0, 1), submission(1, 2))
	check(t, s.Close())
	again := open(t, path, sqlstore.Options{})
	clean(t, again, id, 2)
	appendAll(t, again, id, submission(2, 3))
	clean(t, again, id, 3)
}

// A migration to packed projections leaves a ledger without any.
func TestOpeningMakesProjectionsThatAreMissing(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 2)
	other := submission(0, 5)
	other.Unit = 1
	appendAll(t, s, id, submission(0, 1), submission(1, 2), submission(1, 4), other)
	want, err := s.Figures(t.Context(), store.Background(id), store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday}})
	check(t, err)
	check(t, s.Damage(t.Context(), `DELETE FROM unit_day`))
	check(t, s.Damage(t.Context(), `DELETE FROM unit_month`))
	check(t, s.Close())
	again := open(t, path, sqlstore.Options{})
	clean(t, again, id, 4)
	got, err := again.Figures(t.Context(), store.Background(id), store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday}})
	check(t, err)
	if len(got) != 3 || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

package sqlstore_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

func TestNewerSchemaIsRefused(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	check(t, s.Damage(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`))
	check(t, s.Close())
	_, err := sqlstore.OpenSQLite(t.Context(), path, sqlstore.Options{})
	if err == nil || !strings.Contains(err.Error(), "schema version 99999") || !strings.Contains(err.Error(), "use a newer daypart") {
		t.Fatalf("got %v", err)
	}
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
	want, err := s.Figures(t.Context(), id, store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday}})
	check(t, err)
	check(t, s.Damage(t.Context(), `DELETE FROM unit_day`))
	check(t, s.Damage(t.Context(), `DELETE FROM unit_month`))
	check(t, s.Close())
	again := open(t, path, sqlstore.Options{})
	clean(t, again, id, 4)
	got, err := again.Figures(t.Context(), id, store.FigureQuery{DayQuery: store.DayQuery{From: monday, To: monday}})
	check(t, err)
	if len(got) != 3 || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

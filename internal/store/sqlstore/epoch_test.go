package sqlstore_test

import (
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

func TestEpoch_StaysWithTheDatabase(t *testing.T) {
	path, dsn := file(t), pgtest.Start(t)
	embedded := open(t, path, sqlstore.Options{}).Epoch()
	shared := openPostgres(t, dsn).Epoch()
	if again := open(t, path, sqlstore.Options{}).Epoch(); again != embedded {
		t.Errorf("SQLite: %q is %q when opened again", embedded, again)
	}
	if again := openPostgres(t, dsn).Epoch(); again != shared {
		t.Errorf("PostgreSQL: %q is %q when opened again", shared, again)
	}
	if embedded == shared {
		t.Errorf("two databases have the epoch %q", embedded)
	}
}

func TestDetachSQLite_EndsTheEpoch(t *testing.T) {
	original := open(t, file(t), sqlstore.Options{})
	copied := filepath.Join(t.TempDir(), "copy.db")
	check(t, original.Backup(t.Context(), copied, nil))
	check(t, sqlstore.DetachSQLite(t.Context(), copied))
	if epoch := open(t, copied, sqlstore.Options{}).Epoch(); epoch == "" || epoch == original.Epoch() {
		t.Errorf("the copy has epoch %q, the original %q", epoch, original.Epoch())
	}
}

// A server that is on another timeline, or in another cluster, makes one new epoch, however many
// nodes start.
func TestCheckOrigin_NoticesARestore(t *testing.T) {
	dsn := pgtest.Start(t)
	first := openPostgres(t, dsn)
	before := first.Epoch()
	checkOrigin(t, first, false)

	check(t, first.Damage(t.Context(), `UPDATE epoch
		SET origin = replace(origin, '/00000001/', '/00000009/')`))
	second := openPostgres(t, dsn)
	checkOrigin(t, first, true)
	checkOrigin(t, second, false)
	checkOrigin(t, first, false)
	after := first.Epoch()
	if after == before || second.Epoch() != after {
		t.Errorf("the epoch was %q, and is %q and %q", before, after, second.Epoch())
	}

	copied := openPostgres(t, closedCopy(t, dsn, first, second))
	checkOrigin(t, copied, true)
	if copied.Epoch() == after {
		t.Errorf("a database restored beside the first keeps the epoch %q", after)
	}
}

func checkOrigin(t *testing.T, s *sqlstore.Store, want bool) {
	t.Helper()
	renewed, err := s.CheckOrigin(t.Context())
	check(t, err)
	if renewed != want {
		t.Errorf("renewed: %t, want %t", renewed, want)
	}
}

// closedCopy closes stores and copies their database, as a dump does.
func closedCopy(t *testing.T, dsn string, stores ...*sqlstore.Store) string {
	t.Helper()
	for _, s := range stores {
		check(t, s.Close())
	}
	return pgtest.Copy(t, dsn)
}

// A role that may not ask which server it is on gets an error, and keeps the epoch.
func TestCheckOrigin_OfARoleThatMayNotAsk(t *testing.T) {
	dsn := pgtest.Start(t)
	address, err := url.Parse(dsn)
	check(t, err)
	database := strings.TrimPrefix(address.Path, "/")
	name := "limited_" + database
	conn, err := pgx.Connect(t.Context(), dsn)
	check(t, err)
	defer conn.Close(t.Context())
	_, err = conn.Exec(t.Context(), `CREATE ROLE `+name+` LOGIN;
		ALTER DATABASE `+database+` OWNER TO `+name)
	check(t, err)
	address.User = url.User(name)
	s := openPostgres(t, address.String())
	before := s.Epoch()
	checkOrigin(t, s, false) // every role may, unless it is revoked
	_, err = conn.Exec(t.Context(), `REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC`)
	check(t, err)
	if _, err := s.CheckOrigin(t.Context()); !errors.Is(err, store.ErrOriginUnknown) {
		t.Errorf("got %v", err)
	}
	if s.Epoch() != before {
		t.Errorf("the epoch %q became %q", before, s.Epoch())
	}
}

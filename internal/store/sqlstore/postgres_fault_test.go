package sqlstore_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/store/storetest"
	"github.com/daypart/daypart/internal/tenant"
)

func TestPostgresNodes(t *testing.T) {
	dsn := pgtest.Start(t)
	storetest.Nodes(t, openPostgres(t, dsn), openPostgres(t, dsn))
}

// What is acknowledged is there once, and what is said not to be stored is not there, whatever happens to connections.
func TestPostgresFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		fault func(t *testing.T, dsn string)
		times int
	}{
		{"connections are cut", cutConnections, 20},
		{"the server crashes", func(t *testing.T, _ string) { pgtest.Restart(t) }, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			dsn := pgtest.Start(t)
			a, b := openPostgres(t, dsn), openPostgres(t, dsn)
			id := applyUnits(t, a, 1)
			l := startLoad(t, id, a, b)
			for range c.times {
				l.await(200)
				c.fault(t, dsn)
			}
			l.await(200)
			l.end()
			l.check(t, a, id)
		})
	}
}

// A node that is stopped in the midst of a transaction keeps its locks for less time than others
// wait before they go on with its imports.
func TestPostgres_FrozenNodeHoldsUpNobody(t *testing.T) {
	dsn := enginetest.Postgres(t)
	frozen, other := openPostgres(t, dsn), openPostgres(t, dsn)
	id := applyUnits(t, other, 1)
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	i := store.ImportJob{ID: uuid.Must(uuid.NewV7()), State: "committing", Detail: []byte("{}"), ChangedAt: now}
	check(t, other.AddImport(t.Context(), store.Background(id), i, nil))
	thaws := []func() error{
		frozen.Freeze(t.Context(), `UPDATE import SET done = done`),
		frozen.Freeze(t.Context(), `UPDATE ledger_head SET mended = mended`),
	}
	await.Until(t, "another node goes on with the import", func() bool {
		claimed, err := other.ClaimImport(t.Context(), store.ImportRef{Tenant: id, ID: i.ID}, now.Add(time.Hour), time.Second)
		check(t, err)
		return claimed
	})
	appendAll(t, other, id, submission(0, 1))
	for _, thaw := range thaws {
		if err := thaw(); err == nil {
			t.Error("the frozen node was told that its transaction is stored")
		}
	}
	config, err := pgx.ParseConfig(dsn)
	check(t, err)
	if idle, err := sqlstore.IdleOfCommits(t.Context(), config); idle != "2s" || err != nil {
		t.Errorf("a commit may stand still for %s, %v", idle, err)
	}
}

func cutConnections(t *testing.T, dsn string) {
	conn, err := pgx.Connect(t.Context(), dsn)
	check(t, err)
	_, err = conn.Exec(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid()`)
	check(t, errors.Join(err, conn.Close(t.Context())))
}

// load has tills that append to nodes until it ends, and keeps what each was told.
type load struct {
	tills sync.WaitGroup

	mu           sync.Mutex
	changed      sync.Cond
	told         map[uuid.UUID]error
	acknowledged int
	ended        bool
}

func startLoad(t *testing.T, id tenant.ID, nodes ...*sqlstore.Store) *load {
	l := &load{told: map[uuid.UUID]error{}}
	l.changed.L = &l.mu
	for till := range 16 {
		l.tills.Go(func() {
			for n, ended := 0, false; !ended; n++ {
				s := submission(till, sales.Amount(n))
				_, err := nodes[n%len(nodes)].Append(t.Context(), store.Background(id), s)
				ended = l.note(s.ID, err)
			}
		})
	}
	return l
}

// note keeps what a till was told, and returns whether it may go home.
func (l *load) note(id uuid.UUID, err error) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.told[id] = err
	if err == nil {
		l.acknowledged++
		l.changed.Broadcast()
	}
	return l.ended
}

// await returns once n more submissions were acknowledged.
func (l *load) await(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for n += l.acknowledged; l.acknowledged < n; {
		l.changed.Wait()
	}
}

func (l *load) end() {
	l.mu.Lock()
	l.ended = true
	l.mu.Unlock()
	l.tills.Wait()
}

// check holds what tills were told to the ledger.
func (l *load) check(t *testing.T, s store.Store, id tenant.ID) {
	t.Helper()
	entries, err := s.EntriesAfter(t.Context(), store.Background(id), 0, len(l.told)+1)
	check(t, err)
	for _, e := range entries {
		if err, sent := l.told[e.ID]; !sent || err != nil {
			t.Errorf("entry %d is there: its till was told %v", e.Seq, err)
		}
	}
	if len(entries) != l.acknowledged {
		t.Errorf("%d entries, %d acknowledged", len(entries), l.acknowledged)
	}
	for submission, err := range l.told {
		if err != nil && !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%s: %v", submission, err)
		}
	}
	clean(t, s, id, int64(l.acknowledged))
	t.Logf("%d submissions acknowledged, %d refused for now", l.acknowledged, len(l.told)-l.acknowledged)
}

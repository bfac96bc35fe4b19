package cluster

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
)

// findings are what a run found.
type findings struct {
	acknowledged, lost, doubled        int
	kills, restarts, terminated, cut   int
	upgrades                           int
	operations, events, moves, revoked int
}

// String says it in one line.
func (f findings) String() string {
	return fmt.Sprintf("cluster: %d submissions acknowledged, %d lost, %d doubled, %d faults survived "+
		"(%d times one node or all were killed, %d crashes of PostgreSQL, %d times its connections ended, %d times those of the proxy, "+
		"%d change of the schema by the next release; %d operations on shared figures checked, %d events read on moving %d times, %d tokens revoked)",
		f.acknowledged, f.lost, f.doubled, f.kills+f.restarts+f.terminated+f.cut+f.upgrades,
		f.kills, f.restarts, f.terminated, f.cut, f.upgrades, f.operations, f.events, f.moves, f.revoked)
}

// disturb brings one fault after the other, each once everybody has got on since the last.
func (c *cluster) disturb() (f findings) {
	v := c.newVisitor()
	c.survive(&f.upgrades, c.upgrade)
	for begun := time.Now(); f.cut == 0 || time.Since(begun) < *lasts; {
		if n := f.kills % (len(c.nodes) + 1); n < len(c.nodes) {
			c.survive(&f.kills, c.nodes[n].kill)
			c.nodes[n].start()
		} else {
			c.survive(&f.kills, c.failAll)
		}
		c.survive(&f.terminated, c.terminate)
		c.survive(&f.restarts, c.restart)
		c.survive(&f.cut, c.balancer.cut)
		v.leave()
		f.revoked++
	}
	return f
}

// survive counts a fault. All senders get on before it and after it, or the test fails.
func (c *cluster) survive(count *int, fault func()) {
	c.t.Helper()
	eventually(c.t, "everybody gets on", c.journal.moving(3))
	<-time.After(time.Duration(rand.IntN(20_000)) * time.Microsecond) // not always at the same moment of a call
	fault()
	*count++
	eventually(c.t, "everybody gets on after a fault", c.journal.moving(1))
}

// failAll kills all nodes, and ends PostgreSQL as a crash does, and starts all of it again.
func (c *cluster) failAll() {
	for _, n := range c.nodes {
		n.kill()
	}
	c.restart()
	for _, n := range c.nodes {
		n.start()
	}
}

// restart ends PostgreSQL as a crash does, and starts it again.
func (c *cluster) restart() {
	if err := c.postgres.Restart(); err != nil {
		c.t.Fatal(err)
	}
}

// upgrade does to the schema what a node of the next release may do when it starts, while these work: every table has more columns, there
// is one more, and the version is of the next hundred. Nodes that are killed later come up on it.
func (c *cluster) upgrade() {
	c.t.Helper()
	conn, err := pgx.Connect(c.t.Context(), c.place.dsn)
	if err != nil {
		c.t.Fatal(err)
	}
	_, err = conn.Exec(c.t.Context(), `DO $$
		DECLARE name text;
		BEGIN
			FOR name IN SELECT table_name FROM information_schema.tables
				WHERE table_schema = current_schema() AND table_name NOT LIKE 'goose%'
			LOOP
				EXECUTE format('ALTER TABLE %I ADD COLUMN later TEXT, ADD COLUMN later_count BIGINT NOT NULL DEFAULT 0', name);
				COMMIT;
			END LOOP;
			CREATE TABLE later (tenant_id BIGINT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (tenant_id, id));
			INSERT INTO goose_db_version (version_id, is_applied) SELECT (max(version_id) / 100 + 1) * 100, TRUE FROM goose_db_version;
		END $$`)
	if err := errors.Join(err, conn.Close(c.t.Context())); err != nil {
		c.t.Fatal(err)
	}
}

// terminate ends all connections of the nodes to PostgreSQL.
func (c *cluster) terminate() {
	conn, err := pgx.Connect(c.t.Context(), c.place.dsn)
	if err != nil {
		c.t.Fatal(err)
	}
	_, err = conn.Exec(c.t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid()`)
	if err := errors.Join(err, conn.Close(c.t.Context())); err != nil {
		c.t.Fatal(err)
	}
}

package sqlstore

import (
	"errors"
	"sync"

	"github.com/ncruces/go-sqlite3"
)

// checkpointPages is how many pages SQLite's log (WAL) may hold before they are copied into the
// database: 16 MB.
const checkpointPages = 4096

// checkpointer copies SQLite's log into the database. In a commit, where SQLite does it by itself,
// whoever waits for the commit waits for the copy as well.
//
//  1. A commit that leaves more than checkpointPages in the log requests a checkpoint.
//  2. The checkpoint copies what the log holds, beside those who write.
//  3. It copies what they have added, in the writer's turn. That is little, and now all is copied:
//     the next commit begins the log again.
//
// Where a reader still needs pages of before, a part stays; the next commit requests it again.
// See https://sqlite.org/wal.html#avoiding_excessively_large_wal_files.
type checkpointer struct {
	conn      *sqlite3.Conn
	turn      chan struct{}
	requested chan struct{} // has room for one
	ended     chan struct{} // closed at the end
	running   sync.WaitGroup
}

func openCheckpointer(watch *health, uri string, turn chan struct{}) (*checkpointer, error) {
	conn, err := sqlite3.Open(uri)
	if err != nil {
		return nil, classify(err)
	}
	if err := watch.connection(conn); err != nil {
		return nil, errors.Join(classify(err), conn.Close())
	}
	c := &checkpointer{conn: conn, turn: turn, requested: make(chan struct{}, 1), ended: make(chan struct{})}
	c.running.Go(c.run)
	return c, nil
}

// observe has commits of a connection request checkpoints, in place of making them.
func (c *checkpointer) observe(conn *sqlite3.Conn) {
	conn.WALHook(func(_ *sqlite3.Conn, _ string, pages int) error {
		if pages >= checkpointPages {
			select {
			case c.requested <- struct{}{}:
			default: // it is
			}
		}
		return nil
	})
}

func (c *checkpointer) run() {
	for {
		select {
		case <-c.requested:
		case <-c.ended:
			return
		}
		c.copy()
		c.turn <- struct{}{}
		c.copy()
		<-c.turn
	}
}

// copy copies what no reader needs in the log. Where that fails, the log stays, and is whole.
func (c *checkpointer) copy() { _, _, _ = c.conn.WALCheckpoint("", sqlite3.CHECKPOINT_PASSIVE) }

// close ends it. What is committed later stays in the log until the database is opened again.
func (c *checkpointer) close() error {
	close(c.ended)
	c.running.Wait()
	return c.conn.Close()
}

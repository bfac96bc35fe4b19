package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/trace"
)

// How long a committer waits for an answer, and for a database that is away at the
// moment of a commit, until it gives up knowing what became of it.
const (
	answerWithin = 20 * time.Second
	settleWithin = 30 * time.Second
	settleAgain  = 100 * time.Millisecond
)

// postgresCommitter writes batches over a connection of its own. One goroutine uses it.
//
// A batch is of one tenant, and takes two round trips. The first begins a transaction, locks the head of the
// ledger and reads all that the batch can touch; then Go decides what each work does; the second writes
// and commits. The lock makes what was read stay true: whoever writes to a
// tenant's ledger or projections holds it.
//
// Where the committer knows all that the batch can touch, since it wrote it, there is one round trip: it locks the head and
// makes sure that it is where the committer left it, writes and commits.
type postgresCommitter struct {
	config   *pgx.ConnConfig
	conn     *pgx.Conn // nil before the first batch, and after it was lost
	announce *announcer
	memory   memory
}

func newPostgresCommitter(config *pgx.ConnConfig, announce *announcer) *postgresCommitter {
	config = writing(config)
	maps.Copy(config.RuntimeParams, map[string]string{
		// Rows are found by key however few or many the planner takes a table to have.
		"enable_hashjoin": "off", "enable_mergejoin": "off", "enable_seqscan": "off", "enable_bitmapscan": "off",
		"plan_cache_mode": "force_generic_plan",
	})
	return &postgresCommitter{config: config, announce: announce, memory: memory{}}
}

func (c *postgresCommitter) close() error {
	if c.conn == nil {
		return nil
	}
	return c.conn.Close(context.Background())
}

// commit sets the result of each work: its own, or that nothing could be stored.
func (c *postgresCommitter) commit(ctx context.Context, batch []*work) {
	err := c.attempt(ctx, batch)
	if err != nil && passing(err) {
		err = c.attempt(ctx, batch)
	}
	var said *pgconn.PgError
	switch {
	case err == nil:
	case len(batch) > 1 && errors.As(err, &said) && !passing(err):
		// Something in it cannot be stored: the rest can.
		for i := range batch {
			c.commit(ctx, batch[i:i+1])
		}
	default:
		failAll(batch, err)
	}
}

// passing reports whether an error says nothing of the batch: the connection was lost, or the
// transaction was in the way of another, or stood still for too long.
func passing(err error) bool {
	var said *pgconn.PgError
	if !errors.As(err, &said) {
		return isConnectionError(err)
	}
	return said.Code[:2] == "40" || said.Code[:2] == "57" || said.Code == idledTooLong
}

// attempt commits a batch. An error means that nothing was stored.
func (c *postgresCommitter) attempt(ctx context.Context, batch []*work) error {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	if err := c.connect(ctx); err != nil {
		return err
	}
	before := c.memory.take(batch[0].tenant)
	if done, err := c.fromMemory(ctx, batch, before); done {
		return err
	}
	t := newTransaction(batch)
	if err := t.read(ctx, c.conn); err != nil {
		return c.undo(err)
	}
	t.decide()
	return c.finish(t, before, t.write(ctx, c.conn))
}

// fromMemory commits a batch by what is known before it, in one round trip. It is not done, and nothing was stored, if that is not enough or holds no longer.
func (c *postgresCommitter) fromMemory(ctx context.Context, batch []*work, before *known) (done bool, err error) {
	t := newTransaction(batch)
	if !t.recall(before) {
		return false, nil
	}
	t.decide()
	if len(t.entries) == 0 {
		return false, nil // nothing would tell whether it was decided by what holds
	}
	err = t.writeAtOnce(ctx, c.conn)
	if headHasMoved(err) {
		_ = c.undo(err)
		return false, nil
	}
	return true, c.finish(t, before, err)
}

// finish ends a transaction that came to err when it was written.
func (c *postgresCommitter) finish(t *transaction, before *known, err error) error {
	if err != nil {
		if !c.conn.IsClosed() {
			return c.undo(err)
		}
		if err := c.settle(t, err); err != nil {
			return err
		}
	} else {
		c.memory.remember(t, before)
	}
	c.announce.announce(t.grown)
	return nil
}

// headHasMoved reports whether err says that another node has written since, or somebody mended what the ledger says.
func headHasMoved(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && said.Code == "22012" // division_by_zero, see moveHead
}

func (c *postgresCommitter) connect(ctx context.Context) (err error) {
	if c.conn != nil && !c.conn.IsClosed() {
		return nil
	}
	ctx, span := trace.Start(ctx, "connect")
	defer span.End()
	// Another database may answer than before: an older copy, or a replica that had not heard all.
	clear(c.memory)
	if c.conn, err = pgx.ConnectConfig(ctx, c.config); err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return nil
}

// undo ends a transaction that failed with err before it was to be committed.
func (c *postgresCommitter) undo(err error) error {
	ctx, cancel := context.WithTimeout(context.Background(), answerWithin)
	defer cancel()
	if _, failed := c.conn.Exec(ctx, "ROLLBACK"); failed != nil {
		_ = c.conn.Close(ctx) // which rolls back too
	}
	var said *pgconn.PgError
	if !errors.As(err, &said) {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return err
}

// settle finds out what became of a transaction whose commit was not answered because of
// cause. It returns nil if it was committed, and an error if nothing was stored. If that cannot be
// found out, all works are told so: they must not be told that nothing was stored.
func (c *postgresCommitter) settle(t *transaction, cause error) error {
	ctx, cancel := context.WithTimeout(context.Background(), settleWithin)
	defer cancel()
	for {
		stored, err := c.stored(ctx, t)
		if err == nil && stored {
			return nil
		}
		if err == nil {
			return fmt.Errorf("%w: %w", store.ErrUnavailable, cause)
		}
		select {
		case <-ctx.Done():
			for _, w := range t.batch {
				w.err = fmt.Errorf("whether it was stored is not known: %w", errors.Join(cause, err))
			}
			return nil
		case <-time.After(settleAgain):
		}
	}
}

// stored reports whether a transaction that wrote was committed. It takes the lock that the transaction held,
// so it waits until that has ended: what is not there then will never be.
func (c *postgresCommitter) stored(ctx context.Context, t *transaction) (stored bool, err error) {
	if err := c.connect(ctx); err != nil {
		return false, err
	}
	err = pgx.BeginFunc(ctx, c.conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, lockHead, t.tenant); err != nil {
			return err
		}
		table, id, submission := t.witness()
		return tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM `+table+` WHERE tenant_id = $1 AND id = $2)`,
			int64(id), submission[:]).Scan(&stored)
	})
	return stored, err
}

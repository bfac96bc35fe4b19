// Package sqlstore keeps everything in a SQL database: it implements
// store.Store for SQLite. It owns the schema, every statement, the group commit
// and the forms in which values are kept. What must be kept and how it may fail
// is package store's to say; no rule about sales is made here, but which of two
// observations is the later.
//
// Plain statements are written once, in the SQL that SQLite and PostgreSQL
// share; files whose name begins with sqlite or postgres hold what is an engine's own.
//
// How values are kept: money in ten-thousandths, business days as days since
// 1970-01-01, slot starts as Unix seconds, other times as Unix microseconds,
// truths as 0 and 1, lists as JSON.
package sqlstore

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/store"
)

// Options are what may be chosen on opening. The zero value is good.
type Options struct {
	// Now tells the time at which configurations are applied; nil is time.Now.
	Now func() time.Time
	// BusyTimeout is how long to wait for another process that is writing; 0 is five seconds.
	BusyTimeout time.Duration
	// OnDamage is called once a part of the database could not be read, with why. It must not
	// block; nil does nothing.
	OnDamage func(error)
	// Copying opens a database that is, or will be, copied into (see CopyTo). It is not fit for anything else until that is done.
	Copying bool
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.BusyTimeout == 0 {
		o.BusyTimeout = 5 * time.Second
	}
	return o
}

// Store keeps everything in one database. It is safe for concurrent use.
type Store struct {
	engine  engine
	options Options
	readers *sql.DB       // for what only reads
	writer  *sql.DB       // for plain statements that write
	turn    chan struct{} // held by each plain statement that writes: has room for as many as may at a time
	// snapshots is the isolation in which all statements of a transaction see the same moment.
	snapshots sql.IsolationLevel
	queue     *queue
	days      *dayCache
	health    *health
	wake      listeners
	zones     zones
	epoch     store.Epoch
	release   func() error
	closing   sync.Once
}

// engine is what a database does in its own way, beside opening and committing.
type engine interface {
	// alone makes a transaction wait until no other is alone for the same purpose. What it then
	// writes becomes visible in the order in which transactions were alone.
	alone(ctx context.Context, tx querier, purpose string) error
	// now is an expression for the time on the database's clock, in microseconds.
	now() string
	// backup does what Store.Backup says.
	backup(ctx context.Context, path string, progress store.Progress) error
	// checkIntegrity does what Store.CheckIntegrity says.
	checkIntegrity(ctx context.Context, s *Store) error
	// columns is a statement that lists the columns of all tables, in order, and the place of each in the primary key.
	columns() string
	// origin returns which server writes the database, empty if none does.
	// store.ErrOriginUnknown if it does not tell.
	origin(ctx context.Context, q querier) (string, error)
	// load inserts rows into a table, all or none.
	load(ctx context.Context, s *Store, t table, rows [][]any) error
}

var _ store.Store = (*Store)(nil)

// CheckIntegrity reads the whole database.
func (s *Store) CheckIntegrity(ctx context.Context) error { return s.engine.checkIntegrity(ctx, s) }

// Backup writes a consistent copy to path.
func (s *Store) Backup(ctx context.Context, path string, progress store.Progress) error {
	return s.engine.backup(ctx, path, progress)
}

// Close commits what waits, and releases everything. Closing again does nothing.
func (s *Store) Close() (err error) {
	s.closing.Do(func() {
		s.queue.close()
		err = s.release()
	})
	return err
}

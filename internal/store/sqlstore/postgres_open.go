package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/daypart/daypart/internal/store"
)

// How many connections a node has, beside one that listens and one that tells.
const (
	postgresReaders    = 8
	postgresWriters    = 4 // for plain statements
	postgresCommitters = 4 // each for a part of the tenants
)

// connectWithin bounds how long to wait for a connection.
const connectWithin = 5 * time.Second

// idleWithin bounds how long a transaction that writes may stand still between two statements, in
// milliseconds: then the database ends it. So a node that froze in the midst of one holds up others
// no longer than that, and less than they wait before they go on with its work (imports: 3 s).
const idleWithin = "2000"

// writing returns a copy of config for connections whose transactions hold locks.
func writing(config *pgx.ConnConfig) *pgx.ConnConfig {
	config = config.Copy()
	config.RuntimeParams["idle_in_transaction_session_timeout"] = idleWithin
	return config
}

// OpenPostgres opens the store in the database at dsn (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING)
// and brings its schema up to date. Any number of nodes may have it open.
func OpenPostgres(ctx context.Context, dsn string, options Options) (*Store, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("read the address of the database: %w", err) // pgx hides the password
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectWithin
	}
	s, err := openPostgres(ctx, config, options.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("open database %s on %s: %w", config.Database, config.Host, err)
	}
	return s, nil
}

func openPostgres(ctx context.Context, config *pgx.ConnConfig, options Options) (_ *Store, err error) {
	opened := &closers{}
	defer func() {
		if err != nil {
			err = errors.Join(err, opened.close())
		}
	}()
	writer := postgresPool(opened, writing(config), postgresWriters)
	if err := migratePostgres(ctx, writer); err != nil {
		return nil, err
	}
	s := &Store{
		engine: postgres{}, options: options, days: newDayCache(), health: &health{}, snapshots: sql.LevelRepeatableRead,
		readers: postgresPool(opened, config, postgresReaders), writer: writer,
		turn: make(chan struct{}, postgresWriters), release: opened.close,
	}
	announcer := newAnnouncer(&s.wake)
	opened.add(announcer.run(config))
	var commits []func(context.Context, []*work)
	for range postgresCommitters {
		c := newPostgresCommitter(config, announcer)
		opened.add(c.close)
		commits = append(commits, s.health.observed(c.commit))
	}
	s.queue = newQueue(true, commits...)
	return s, s.begin(ctx)
}

func postgresPool(opened *closers, config *pgx.ConnConfig, size int) *sql.DB {
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	opened.add(db.Close)
	return db
}

// migratePostgres migrates under a lock of a session, which ends with it: of many nodes that start, one migrates.
func migratePostgres(ctx context.Context, db *sql.DB) error {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // each second, for five minutes
	if err != nil {
		return err
	}
	return migrate(ctx, goose.DialectPostgres, "postgres", db, goose.WithSessionLocker(locker))
}

// postgres is the engine that shares a database with other nodes.
type postgres struct{}

// alone takes a lock that the transaction holds to its end.
func (postgres) alone(ctx context.Context, tx querier, purpose string) error {
	_, err := change(ctx, tx, `SELECT pg_advisory_xact_lock(hashtextextended('daypart: ' || $1, 0))`, purpose)
	return err
}

func (postgres) now() string { return `(extract(epoch FROM clock_timestamp()) * 1000000)::bigint` }

// errBackup says who can.
var errBackup = errors.New("a PostgreSQL database is backed up with its own tools: pg_dump for a copy, pg_basebackup and an archive of the write-ahead log for any point in time")

// checkIntegrity does nothing: PostgreSQL has checksums of its own, and pg_amcheck.
func (postgres) checkIntegrity(context.Context, *Store) error { return nil }

func (postgres) backup(context.Context, string, store.Progress) error { return errBackup }

package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
	"github.com/pressly/goose/v3"

	"github.com/daypart/daypart/internal/store"
)

// readers is how many connections read at a time. Each has a cache of its own.
const readers = 8

// OpenSQLite opens the store in the file at path, makes it where there is none,
// and brings its schema up to date. Other processes may have it open too.
//
// A receipt is durable: the write-ahead log is synced at each commit
// (https://sqlite.org/pragma.html#pragma_synchronous).
func OpenSQLite(ctx context.Context, path string, options Options) (*Store, error) {
	s, err := openSQLite(ctx, path, options.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

func openSQLite(ctx context.Context, path string, options Options) (_ *Store, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{path, path + "-shm"} {
		if err := createPrivate(name); err != nil {
			return nil, err
		}
	}
	opened := &closers{}
	defer func() {
		if err != nil {
			opened.close()
		}
	}()
	watch, turn := &health{onDamage: options.OnDamage}, make(chan struct{}, 1)
	checkpoints, err := openCheckpointer(watch, sqliteURI(path, options, "journal_mode(wal)", "synchronous(full)"), turn)
	if err != nil {
		return nil, err
	}
	opened.add(checkpoints.close)
	prepare := func(conn *sqlite3.Conn) error {
		checkpoints.observe(conn)
		return watch.connection(conn)
	}
	writer, err := pool(opened, prepare, sqliteURI(path, options, "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)"), 1)
	if err != nil {
		return nil, err
	}
	if err := migrateSQLite(ctx, path, options, writer); err != nil {
		return nil, err
	}
	reading, err := pool(opened, watch.connection, sqliteURI(path, options, "query_only(on)"), readers)
	if err != nil {
		return nil, err
	}
	committer, err := openCommitter(prepare, sqliteURI(path, options, "synchronous(full)", "cache_size(-65536)"))
	if err != nil {
		return nil, classify(err)
	}
	opened.add(committer.close)
	s := &Store{options: options, days: newDayCache(), health: watch, readers: reading, writer: writer, turn: turn, release: opened.close}
	engine := &sqlite{path: path, options: options, committer: committer, turn: turn, wake: &s.wake}
	s.engine, s.queue = engine, newQueue(false, watch.observed(engine.commit))
	return s, s.begin(ctx)
}

// sqlite is the engine that keeps everything in a file.
type sqlite struct {
	path      string
	options   Options
	committer *committer
	// turn has room for one. SQLite lets one connection write at a time and has the others
	// poll; a channel hands over at once, and first come, first served.
	turn chan struct{}
	wake *listeners
}

// alone does nothing: whoever writes is alone.
func (e *sqlite) alone(context.Context, querier, string) error { return nil }

// createPrivate makes the file, and its directory, for the owner alone. Files
// that are there stay as they are.
func createPrivate(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// sqliteURI names the file as SQLite's URIs do (https://sqlite.org/uri.html), with
// what each connection to it sets.
func sqliteURI(path string, options Options, pragmas ...string) string {
	parameters := url.Values{
		"modeof":  {path}, // whose permissions the files beside it have
		"_pragma": append([]string{fmt.Sprintf("busy_timeout(%d)", options.BusyTimeout.Milliseconds())}, pragmas...),
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	// SQLite does not read + as a space.
	uri := url.URL{Scheme: "file", Path: slashed, RawQuery: strings.ReplaceAll(parameters.Encode(), "+", "%20")}
	return uri.String()
}

func pool(opened *closers, prepare func(*sqlite3.Conn) error, uri string, size int) (*sql.DB, error) {
	db, err := driver.Open(uri, prepare)
	if err != nil {
		return nil, classify(err)
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	opened.add(db.Close)
	return db, nil
}

// migrateSQLite migrates under a lock that other processes respect.
func migrateSQLite(ctx context.Context, path string, options Options, db *sql.DB) (err error) {
	release, err := lockFile(ctx, path+".lock", options.BusyTimeout)
	if err != nil {
		return fmt.Errorf("wait for another process that migrates: %w", err)
	}
	defer func() { err = errors.Join(err, release()) }()
	return migrate(ctx, goose.DialectSQLite3, "sqlite", db)
}

// LockSQLite takes the right to serve from the database at path, which one process has at a time:
// it returns an error that wraps store.ErrConflict if another has it. Verbs that work beside a
// server need no lock.
func LockSQLite(ctx context.Context, path string) (release func() error, err error) {
	release, err = lockFile(ctx, path+".serving", 0)
	if errors.Is(err, store.ErrUnavailable) {
		err = fmt.Errorf("%w: %s is being served from", store.ErrConflict, path)
	}
	return release, err
}

// lockRetry is how often a lock that another process has is tried again.
const lockRetry = 20 * time.Millisecond

// lockFile takes a lock that other processes respect, and that the system ends should we die. It
// needs no room on the disk. Who cannot have it within a time gets store.ErrUnavailable.
func lockFile(ctx context.Context, path string, within time.Duration) (release func() error, err error) {
	if err := createPrivate(path); err != nil {
		return nil, err
	}
	lock := flock.New(path)
	taken, err := lock.TryLock()
	if err == nil && !taken && within > 0 {
		waiting, cancel := context.WithTimeout(ctx, within)
		defer cancel()
		taken, err = lock.TryLockContext(waiting, lockRetry)
	}
	if taken {
		return lock.Close, nil
	}
	if err == nil || errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		err = fmt.Errorf("%w: another process has locked %s", store.ErrUnavailable, path)
	}
	return nil, errors.Join(err, lock.Close())
}

// syncDirectory makes the names in a directory durable. Windows has no need of it, and no way.
func syncDirectory(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// closers are what has been opened, to be closed last first.
type closers struct{ all []func() error }

func (c *closers) add(f func() error) { c.all = append(c.all, f) }

func (c *closers) close() error {
	var errs []error
	for i := len(c.all) - 1; i >= 0; i-- {
		errs = append(errs, c.all[i]())
	}
	c.all = nil
	return errors.Join(errs...)
}

func (*sqlite) now() string { return `CAST(unixepoch('subsec') * 1000000 AS INTEGER)` }

package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"github.com/daypart/daypart/internal/store"
)

// connection has the connections of the database tell when a page of it cannot be read, whoever
// reads it (https://sqlite.org/errlog.html).
func (h *health) connection(c *sqlite3.Conn) error {
	return c.ConfigLog(func(code sqlite3.ExtendedErrorCode, message string) {
		if primary := code.Code(); primary == sqlite3.CORRUPT || primary == sqlite3.NOTADB {
			h.damaged(fmt.Errorf("%w: %s", store.ErrCorrupt, message))
		}
	})
}

// CheckSQLite reads the whole file at path and returns an error that wraps
// store.ErrCorrupt if it is not a sound database.
func CheckSQLite(ctx context.Context, path string) error {
	return withSQLite(path, func(db *sql.DB) error { return checkIntegrity(ctx, db, path) })
}

func (e *sqlite) checkIntegrity(ctx context.Context, s *Store) error {
	return checkIntegrity(ctx, s.readers, e.path)
}

// checkIntegrity has SQLite look at every page, and at what each index has of its table
// (https://sqlite.org/pragma.html#pragma_integrity_check).
func checkIntegrity(ctx context.Context, db *sql.DB, path string) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("%w: %s: %w", store.ErrCorrupt, path, err)
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s: %s", store.ErrCorrupt, path, verdict)
	}
	return nil
}

// SettleSQLite brings everything of the database at path into that one file, so that
// it can be moved. It returns an error that wraps store.ErrUnavailable if a process has it open.
func SettleSQLite(ctx context.Context, path string) error {
	return withSQLite(path, func(db *sql.DB) error {
		var mode string // leaving the write-ahead log takes that nobody else is connected
		if err := db.QueryRowContext(ctx, "PRAGMA journal_mode(delete)").Scan(&mode); err != nil {
			return classify(err)
		}
		if mode != "delete" {
			return fmt.Errorf("%w: %s is in use", store.ErrUnavailable, path)
		}
		return nil
	})
}

func withSQLite(path string, work func(*sql.DB) error) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	db, err := driver.Open(sqliteURI(path, Options{}))
	if err != nil {
		return classify(err)
	}
	db.SetMaxOpenConns(1)
	return errors.Join(work(db), db.Close())
}

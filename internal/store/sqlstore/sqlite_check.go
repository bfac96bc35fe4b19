package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/ncruces/go-sqlite3/driver"

	"github.com/daypart/daypart/internal/store"
)

// CheckSQLite reads the whole file at path and returns an error that wraps
// store.ErrCorrupt if it is not a sound database.
func CheckSQLite(ctx context.Context, path string) error {
	return withSQLite(path, func(db *sql.DB) error {
		var verdict string
		if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
			return fmt.Errorf("%w: %s: %w", store.ErrCorrupt, path, err)
		}
		if verdict != "ok" {
			return fmt.Errorf("%w: %s: %s", store.ErrCorrupt, path, verdict)
		}
		return nil
	})
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

package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ncruces/go-sqlite3"

	"github.com/daypart/daypart/internal/store"
)

// classify says which of the store's errors a database's error is, and keeps
// it as the cause. What it does not know it returns as it is.
func classify(err error) error {
	if err == nil {
		return nil
	}
	if kind := kindOf(err); kind != nil {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}

func kindOf(err error) error {
	// database/sql does not export the error of a pool that is closed.
	if errors.Is(err, sql.ErrConnDone) || err.Error() == "sql: database is closed" {
		return store.ErrUnavailable
	}
	var code sqlite3.ErrorCode
	if !errors.As(err, &code) {
		return nil
	}
	switch code {
	case sqlite3.CONSTRAINT:
		return store.ErrConflict
	case sqlite3.FULL, sqlite3.BUSY, sqlite3.LOCKED, sqlite3.IOERR, sqlite3.CANTOPEN,
		sqlite3.READONLY, sqlite3.NOMEM, sqlite3.PROTOCOL:
		return store.ErrUnavailable
	case sqlite3.CORRUPT, sqlite3.NOTADB:
		return store.ErrCorrupt
	case sqlite3.INTERRUPT:
		return context.Canceled
	}
	return nil
}

// corrupt says that what is kept in a place cannot be what was put there.
func corrupt(place string, err error) error {
	return fmt.Errorf("%w: %s: %w", store.ErrCorrupt, place, err)
}

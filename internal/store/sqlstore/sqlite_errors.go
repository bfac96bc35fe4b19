package sqlstore

import (
	"context"
	"errors"

	"github.com/ncruces/go-sqlite3"

	"github.com/daypart/daypart/internal/store"
)

// kindOfSQLite returns which of the store's errors an error of SQLite is, nil if none.
func kindOfSQLite(err error) error {
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

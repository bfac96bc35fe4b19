package sqlstore

import (
	"database/sql"
	"errors"
	"fmt"

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
	if kind := kindOfSQLite(err); kind != nil {
		return kind
	}
	return kindOfPostgres(err)
}

// corrupt says that what is kept in a place cannot be what was put there.
func corrupt(place string, err error) error {
	return fmt.Errorf("%w: %s: %w", store.ErrCorrupt, place, err)
}

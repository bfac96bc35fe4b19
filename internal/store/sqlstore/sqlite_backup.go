package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ncruces/go-sqlite3"

	"github.com/daypart/daypart/internal/store"
)

// backupPages is how many pages are copied between two reports of progress.
const backupPages = 1024

// backup writes a consistent copy to path. It is copied beside it first, and
// gets its name once it is whole and on the disk.
func (e *sqlite) backup(ctx context.Context, path string, progress store.Progress) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%w: %s exists", store.ErrConflict, path)
	}
	partial, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.partial")
	if err != nil {
		return err
	}
	defer os.Remove(partial.Name())
	err = errors.Join(e.copyTo(ctx, partial.Name(), progress), partial.Sync(), partial.Close())
	if err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	if err := os.Rename(partial.Name(), path); err != nil {
		return err
	}
	return syncDirectory(filepath.Dir(path))
}

// copyTo copies the database as it is now, over a connection of its own. The
// transaction it reads in keeps the copy from beginning anew with each commit of others.
func (e *sqlite) copyTo(ctx context.Context, path string, progress store.Progress) (err error) {
	conn, err := sqlite3.OpenContext(ctx, sqliteURI(e.path, e.options, "query_only(on)"))
	if err != nil {
		return classify(err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := conn.Exec(`BEGIN; SELECT count(*) FROM sqlite_schema`); err != nil {
		return classify(err)
	}
	backup, err := conn.BackupInit("main", sqliteURI(path, e.options))
	if err != nil {
		return classify(err)
	}
	defer func() { err = errors.Join(err, classify(backup.Close())) }()
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return err
		}
		if done, err = backup.Step(backupPages); err != nil {
			return classify(err)
		}
		if progress != nil {
			total := int64(backup.PageCount())
			progress(total-int64(backup.Remaining()), total)
		}
	}
	return nil
}

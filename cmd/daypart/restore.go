package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// restoreCommand puts a copy in place of the database.
type restoreCommand struct {
	File  string `arg:"" help:"Copy made by daypart backup." type:"existingfile"`
	Force bool   `help:"Also where there is a database already: it is set aside, not deleted."`
}

// Help says how it goes.
func (r *restoreCommand) Help() string {
	return `Stop the server first. The copy is checked as a whole, and held to its own ledger, before anything is replaced.

Every token and session ends, since the copy does not know which were revoked after it was made: programs get new tokens by themselves, people log in
again. Users and clients are what they were then: disable again who was disabled since.

Subscribers to events get a reset and read everything again: the copy gets a new epoch.

Exit codes: 0 restored, 1 failed, 3 the copy is not what its own ledger says; in both of these nothing was changed.`
}

// Run checks the copy and puts it in place.
func (r *restoreCommand) Run(ctx context.Context, c *console, root *cli) error {
	if root.Database != "" {
		return errors.New("a PostgreSQL database is restored with its own tools: pg_restore, or its archive of the write-ahead log")
	}
	target := databaseFile(root.Data)
	_, err := os.Stat(target)
	there := err == nil
	if there && !r.Force {
		return fmt.Errorf("there is a database in %s: with --force it is set aside", root.Data)
	}
	if err := os.MkdirAll(root.Data, 0o700); err != nil {
		return err
	}
	checking, err := os.MkdirTemp(root.Data, "restoring-") // beside the target, so that it can be renamed
	if err != nil {
		return err
	}
	defer os.RemoveAll(checking)
	if err := copyFile(r.File, databaseFile(checking)); err != nil {
		return fmt.Errorf("copy %s: %w", r.File, err)
	}
	if err := checkCopy(ctx, c, checking); err != nil {
		return err
	}
	if err := sqlstore.DetachSQLite(ctx, databaseFile(checking)); err != nil {
		return fmt.Errorf("end the tokens, sessions and epoch of the copy: %w", err)
	}
	if there {
		if err := setAside(ctx, c, target); err != nil {
			return err
		}
	}
	if err := os.Rename(databaseFile(checking), target); err != nil {
		return err
	}
	if err := syncDir(root.Data); err != nil {
		return err
	}
	c.line("restored %s from %s", target, r.File)
	return nil
}

// checkCopy reads all of the database in dir, brings it up to date, and replays its ledgers.
func checkCopy(ctx context.Context, c *console, dir string) error {
	path := databaseFile(dir)
	if err := sqlstore.CheckSQLite(ctx, path); err != nil {
		return fmt.Errorf("the copy is damaged, nothing was changed: %w", err)
	}
	err := withStore(ctx, place{Data: dir}, func(s *sqlstore.Store) error {
		found, err := (&verifyCommand{}).verify(ctx, c, s)
		if err != nil {
			return err
		}
		printVerified(c, found)
		return different(found)
	})
	return errors.Join(err, sqlstore.SettleSQLite(ctx, path))
}

// setAside renames the database, unless a server has it open.
func setAside(ctx context.Context, c *console, path string) error {
	err := sqlstore.SettleSQLite(ctx, path)
	if errors.Is(err, store.ErrUnavailable) {
		return fmt.Errorf("a server, or another verb, uses the database: stop it first: %w", err)
	}
	if err != nil {
		c.note("the database in place cannot be read (%v); it is set aside as it is", err)
	}
	aside := path + now().UTC().Format(".replaced-20060102T150405.000Z")
	if err := os.Rename(path, aside); err != nil {
		return err
	}
	for _, suffix := range []string{"-wal", "-shm"} { // left by a database that could not be read
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	c.line("set aside %s", aside)
	return nil
}

func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Sync(), target.Close())
}

// syncDir makes the names in a directory durable.
func syncDir(path string) error {
	dir, err := os.Open(filepath.Clean(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

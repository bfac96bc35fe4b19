package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
)

// keyFile returns where the key-encryption key of a data directory is, unless it is named
// elsewhere.
func keyFile(data string) string { return filepath.Join(data, "key") }

// checkNotLost refuses to make a new database where there was one: its key and its lock file exist,
// and it does not. A key alone may have been placed for a first start.
func checkNotLost(data string) error {
	if _, err := os.Stat(keyFile(data)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	database, err := os.Stat(databaseFile(data))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(databaseFile(data) + ".lock"); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	case err != nil:
		return err
	case database.Size() > 0:
		return nil
	}
	return fmt.Errorf("%s has a key, and no database or an empty one: put the database back (daypart restore), "+
		"name its PostgreSQL with --database, or move %s away to make a new database", data, keyFile(data))
}

// othersMay is what everybody on the machine may do to a file: read it, write it, enter it.
const othersMay = 0o007

// isOpenToAll reports whether everybody on the machine may use what is at path. What is not there
// is not. Windows keeps permissions in another way.
func isOpenToAll(path string) bool {
	info, err := os.Stat(path)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&othersMay != 0
}

// warnOfOpenData says what of a data directory everybody on the machine may read or change.
func warnOfOpenData(data string, log *slog.Logger) {
	database := databaseFile(data)
	for _, path := range []string{data, database, database + "-wal"} {
		if isOpenToAll(path) {
			log.Warn("everybody on this machine may read or change it: chmod o= takes that away", "path", path)
		}
	}
}

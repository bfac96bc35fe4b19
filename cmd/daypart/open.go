package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// databaseFile returns where the store of a data directory is.
func databaseFile(data string) string { return filepath.Join(data, "daypart.db") }

// openStore opens the store of a data directory, and makes it where there is none.
func openStore(ctx context.Context, data string) (*sqlstore.Store, error) {
	return sqlstore.OpenSQLite(ctx, databaseFile(data), sqlstore.Options{})
}

// withStore does work on the store that is in the data directory already: a verb
// on the wrong directory says so, instead of looking at an empty one.
func withStore(ctx context.Context, data string, work func(*sqlstore.Store) error) error {
	if _, err := os.Stat(databaseFile(data)); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database in %s: name the data directory of the server with --data", data)
	}
	return withNewStore(ctx, data, work)
}

// withNewStore is withStore for verbs that may come before the first start of the server.
func withNewStore(ctx context.Context, data string, work func(*sqlstore.Store) error) error {
	s, err := openStore(ctx, data)
	if err != nil {
		return err
	}
	return errors.Join(work(s), s.Close())
}

// companyNamed returns a company by its slug.
func companyNamed(ctx context.Context, s store.Tenants, slug string) (tenant.Company, error) {
	company, err := s.CompanyBySlug(ctx, tenant.Slug(slug))
	if errors.Is(err, store.ErrNotFound) {
		return company, fmt.Errorf("there is no tenant %q: daypart tenant list shows those there are", slug)
	}
	return company, err
}

// newHasher hashes one password per processor at a time.
func newHasher() *password.Hasher {
	processors := runtime.GOMAXPROCS(0)
	return password.New(processors, 64*processors)
}

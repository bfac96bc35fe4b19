package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/priority"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// place says where a server keeps everything.
type place struct {
	Data     string `help:"Directory that holds the database, keys and certificates; data if not given." default:"${default_data}" placeholder:"DIR" config:""`
	Database string `help:"PostgreSQL in place of a database in the data directory, such as postgres://daypart@db.example.com/daypart." placeholder:"URL" config:""`
}

// databaseFile returns where the store of a data directory is.
func databaseFile(data string) string { return filepath.Join(data, "daypart.db") }

// openStore opens the store of a place, and makes what is not there but a PostgreSQL database.
func openStore(ctx context.Context, at place, options sqlstore.Options) (*sqlstore.Store, error) {
	options.Now = now
	if at.Database == "" {
		if err := checkNotLost(at.Data); err != nil {
			return nil, err
		}
		return sqlstore.OpenSQLite(ctx, databaseFile(at.Data), options)
	}
	if err := os.MkdirAll(at.Data, 0o700); err != nil { // for keys and certificates
		return nil, err
	}
	return sqlstore.OpenPostgres(ctx, at.Database, options)
}

// withStore does work on the store that is in a place already: a verb
// on the wrong directory says so, instead of looking at an empty one.
func withStore(ctx context.Context, at place, work func(*sqlstore.Store) error) error {
	if _, err := os.Stat(databaseFile(at.Data)); at.Database == "" && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database in %s: name the data directory of the server with --data, or its PostgreSQL with --database", at.Data)
	}
	return withNewStore(ctx, at, work)
}

// withNewStore is withStore for verbs that may come before the first start of the server.
func withNewStore(ctx context.Context, at place, work func(*sqlstore.Store) error) error {
	s, err := openStore(ctx, at, sqlstore.Options{})
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

// newHasher hashes one password per processor at a time, and two on one processor: one place is kept for
// callers who are known.
func newHasher() *password.Hasher {
	places := max(2, priority.Processors())
	return password.New(places, 64*places)
}

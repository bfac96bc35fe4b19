package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/pressly/goose/v3"
)

// LimitPages lets the file grow to that many pages and no further: it is as if the disk were full.
func (s *Store) LimitPages(pages int) error {
	limit := fmt.Sprintf("PRAGMA max_page_count = %d", pages)
	if _, err := s.writer.ExecContext(context.Background(), limit); err != nil {
		return err
	}
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	return s.engine.(*sqlite).committer.conn.Exec(limit)
}

// Damage runs a statement on the tables.
func (s *Store) Damage(ctx context.Context, statement string) error {
	_, err := s.write(ctx, statement)
	return err
}

// Same returns an error unless both stores hold the same rows, but for their epochs.
func (s *Store) Same(ctx context.Context, other *Store) error {
	tables, err := s.copiedTables(ctx)
	if err != nil {
		return err
	}
	return s.same(ctx, other, tables)
}

// FollowDays lets so many changes be followed before all that is known of days is forgotten.
func (s *Store) FollowDays(most int) { s.days.most = most }

// Freeze runs a statement in a transaction that stands still from then on, as that of a node that
// is stopped, until thaw is called.
func (s *Store) Freeze(ctx context.Context, statement string) (thaw func() error) {
	held, goOn, ended := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- s.transact(ctx, func(ctx context.Context, tx querier) error {
			_, err := change(ctx, tx, statement)
			close(held)
			<-goOn
			return err
		})
	}()
	<-held
	return func() error {
		close(goOn)
		return <-ended
	}
}

// IdleOfCommits returns for how long a transaction of a committer may stand still, as PostgreSQL
// says it.
func IdleOfCommits(ctx context.Context, config *pgx.ConnConfig) (idle string, err error) {
	c := newPostgresCommitter(config, nil)
	if err := c.connect(ctx); err != nil {
		return "", err
	}
	defer c.close()
	err = c.conn.QueryRow(ctx, `SHOW idle_in_transaction_session_timeout`).Scan(&idle)
	return idle, err
}

// MigrateTo brings the schema of an empty database up to a version.
func MigrateTo(ctx context.Context, db *sql.DB, dialect goose.Dialect, folder string, version int64) error {
	files, err := Migrations(folder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, files, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return err
	}
	_, err = provider.UpTo(ctx, version)
	return err
}

// Migrations returns the migrations of an engine.
func Migrations(folder string) (fs.FS, error) { return fs.Sub(migrations, "migrations/"+folder) }

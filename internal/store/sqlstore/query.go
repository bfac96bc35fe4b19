package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/daypart/daypart/internal/priority"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/trace"
)

// querier runs statements: a pool of connections, or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// scanner is a row of a result, standing open.
type scanner interface{ Scan(dest ...any) error }

// list reads all rows of a result.
func list[T any](ctx context.Context, q querier, read func(scanner) (T, error), query string, args ...any) ([]T, error) {
	ctx, span := startStatement(ctx, query)
	defer span.End()
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		record, err := read(rows)
		if err != nil {
			return nil, classify(err)
		}
		all = append(all, record)
	}
	return all, classify(rows.Err())
}

// one reads the only row of a result. ErrNotFound if it has none.
func one[T any](ctx context.Context, q querier, read func(scanner) (T, error), query string, args ...any) (T, error) {
	all, err := list(ctx, q, read, query, args...)
	if err == nil && len(all) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		var none T
		return none, err
	}
	return all[0], nil
}

// change runs a statement that writes, and returns how many rows it touched.
func change(ctx context.Context, q querier, query string, args ...any) (int64, error) {
	ctx, span := startStatement(ctx, query)
	defer span.End()
	result, err := q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, classify(err)
	}
	n, err := result.RowsAffected()
	return n, classify(err)
}

// changeOne is change for a statement that must touch a row: it returns missing where it does not.
func changeOne(ctx context.Context, q querier, missing error, query string, args ...any) error {
	n, err := change(ctx, q, query, args...)
	if err == nil && n == 0 {
		err = missing
	}
	return err
}

// write runs one statement that writes, in a transaction of its own.
func (s *Store) write(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = s.transact(ctx, func(ctx context.Context, tx querier) error {
		n, err = change(ctx, tx, query, args...)
		return err
	})
	return n, err
}

// writeOne is write for a statement that must touch a row: it returns missing where it does not.
func (s *Store) writeOne(ctx context.Context, missing error, query string, args ...any) error {
	n, err := s.write(ctx, query, args...)
	if err == nil && n == 0 {
		err = missing
	}
	return err
}

// transact runs work in a transaction that writes, and commits it unless work fails.
func (s *Store) transact(ctx context.Context, work func(ctx context.Context, tx querier) error) error {
	ctx, span := trace.Start(ctx, "transaction")
	defer span.End()
	// Others wait for the turn of a thread of low priority, too: that takes it and gives it back
	// at normal priority.
	return priority.RunNormal(func() error {
		if err := s.takeTurn(ctx); err != nil {
			return err
		}
		defer func() { <-s.turn }()
		// It is short, and whether it was committed must never be in doubt: so it runs to its end.
		return s.inTransaction(context.WithoutCancel(ctx), work)
	})
}

func (s *Store) inTransaction(ctx context.Context, work func(ctx context.Context, tx querier) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return classify(err)
	}
	if err := work(ctx, tx); err != nil {
		return errors.Join(err, classify(tx.Rollback()))
	}
	err = tx.Commit()
	if err != nil && isConnectionError(err) {
		// No kind of error: ErrUnavailable would say that nothing was stored.
		return fmt.Errorf("commit: whether it was stored is not known: %w", err)
	}
	return classify(err)
}

// takeTurn waits until this statement may write.
func (s *Store) takeTurn(ctx context.Context) error {
	_, span := trace.Start(ctx, "wait for the writer")
	defer span.End()
	select {
	case s.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// snapshot runs work in a transaction that only reads: all it sees is of one moment.
func (s *Store) snapshot(ctx context.Context, work func(tx querier) error) error {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: s.snapshots})
	if err != nil {
		return classify(err)
	}
	defer tx.Rollback()
	return work(tx)
}

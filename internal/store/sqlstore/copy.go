package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/store"
)

// A chunk of a copy is a transaction of its own: so many rows, or fewer if they are large.
const (
	copyRows  = 500
	copyBytes = 16 << 20
)

// copying is the table that is there while a copy into the database is not whole. It holds what the source held when the copy began.
const copying = "copying"

var errHalfCopied = errors.New("a copy into this database was not finished: run daypart copy from the same source again, or begin anew with an empty database")

// CopyTo copies everything kept here into another store, which was opened with Options.Copying. It
// goes by table, in order of the key, so what is there already says where to go on: a copy that was
// ended in the middle is continued by calling again. At the end every row is compared. Only the
// epoch is not copied: the copy gets a new one. Nobody may write to either store meanwhile.
// ErrConflict if the other store holds anything else, or this one has changed since the copy began.
// progress may be nil and counts rows.
func (s *Store) CopyTo(ctx context.Context, to *Store, progress store.Progress) error {
	tables, err := s.copiedTables(ctx)
	if err != nil {
		return err
	}
	c := &copier{from: s, to: to, progress: progress}
	state, total, err := s.state(ctx, tables)
	if err != nil {
		return err
	}
	c.total = total
	if err := c.begin(ctx, tables, state); err != nil {
		return err
	}
	for _, t := range tables {
		if err := c.copy(ctx, t); err != nil {
			return fmt.Errorf("copy %s: %w", t.name, err)
		}
	}
	if err := s.same(ctx, to, tables); err != nil {
		return err
	}
	return to.finishCopy(ctx)
}

// finishCopy makes a whole copy fit for use. Its next opening makes an epoch, also where it had
// one when it was empty.
func (s *Store) finishCopy(ctx context.Context) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		if _, err := change(ctx, tx, `DELETE FROM epoch`); err != nil {
			return err
		}
		_, err := change(ctx, tx, `DROP TABLE `+copying)
		return err
	})
}

// copier is a copy under way.
type copier struct {
	from, to    *Store
	progress    store.Progress
	done, total int64
}

// begin marks the target as half copied, or finds it marked by a copy of the same rows.
func (c *copier) begin(ctx context.Context, tables []table, state string) error {
	there, rows, err := c.to.state(ctx, tables)
	if err != nil {
		return err
	}
	half, err := c.to.halfCopied(ctx)
	switch {
	case err != nil:
		return err
	case !half && rows > 0:
		return fmt.Errorf("%w: the target holds data already (%s): name an empty database; whether it is a whole copy, daypart verify tells", store.ErrConflict, there)
	case !half:
		return c.mark(ctx, state)
	}
	c.done = rows
	began, err := one(ctx, c.to.readers, readText, `SELECT source FROM `+copying)
	if errors.Is(err, store.ErrNotFound) {
		return c.mark(ctx, state)
	}
	if err == nil && began != state {
		err = fmt.Errorf("%w: the source is not what it was when the copy began: stop its servers, and copy into an empty database", store.ErrConflict)
	}
	return err
}

func (c *copier) mark(ctx context.Context, state string) error {
	return c.to.transact(ctx, func(ctx context.Context, tx querier) error {
		if _, err := change(ctx, tx, `CREATE TABLE IF NOT EXISTS `+copying+` (source TEXT NOT NULL)`); err != nil {
			return err
		}
		_, err := change(ctx, tx, `INSERT INTO `+copying+` (source) VALUES ($1)`, state)
		return err
	})
}

// copy copies what the target does not have of a table.
func (c *copier) copy(ctx context.Context, t table) error {
	last, err := c.to.lastKey(ctx, t)
	for err == nil {
		c.tell()
		var rows [][]any
		if rows, err = c.from.rowsAfter(ctx, t, last); err != nil || len(rows) == 0 {
			return err
		}
		if err = c.to.engine.load(ctx, c.to, t, rows); err == nil {
			last = t.keyOf(rows[len(rows)-1])
			c.done += int64(len(rows))
			err = ctx.Err()
		}
	}
	return err
}

func (c *copier) tell() {
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
}

// lastKey returns the greatest key of a table, nil if it has no rows.
func (s *Store) lastKey(ctx context.Context, t table) ([]any, error) {
	read := func(row scanner) ([]any, error) { return scanRow(row, len(t.key)) }
	keys, err := list(ctx, s.readers, read, fmt.Sprintf(`SELECT %s FROM %s ORDER BY %s LIMIT 1`,
		quotedNames(t.key, ""), t.name, quotedNames(t.key, " DESC")))
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	return keys[0], nil
}

// rowsAfter returns the next rows of a table, in order of the key.
func (s *Store) rowsAfter(ctx context.Context, t table, last []any) (rows [][]any, err error) {
	where := ""
	if last != nil {
		marks := make([]string, len(last))
		for i := range last {
			marks[i] = fmt.Sprintf("$%d", i+1)
		}
		where = fmt.Sprintf("WHERE (%s) > (%s) ", quotedNames(t.key, ""), strings.Join(marks, ", "))
	}
	size := 0
	err = s.eachRow(ctx, s.readers, t, where, fmt.Sprintf(" LIMIT %d", copyRows), last, func(row []any) error {
		rows = append(rows, row)
		for _, value := range row {
			if bytes, ok := value.([]byte); ok {
				size += len(bytes)
			}
		}
		if size > copyBytes {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return rows, err
}

var errEnough = errors.New("enough rows")

// eachRow hands each row of a table to visit, in order of the key.
func (s *Store) eachRow(ctx context.Context, q querier, t table, where, limit string, args []any, visit func([]any) error) error {
	rows, err := q.QueryContext(ctx, fmt.Sprintf(`SELECT %s FROM %s %sORDER BY %s%s`, quotedNames(t.columns, ""), t.name, where, quotedNames(t.key, ""), limit), args...)
	if err != nil {
		return classify(err)
	}
	defer rows.Close()
	for rows.Next() {
		row, err := scanRow(rows, len(t.columns))
		if err != nil {
			return classify(err)
		}
		if err := visit(row); err != nil {
			return err
		}
	}
	return classify(rows.Err())
}

// scanRow reads a row as the database has it: integers, texts, bytes and nulls.
func scanRow(row scanner, columns int) ([]any, error) {
	values, into := make([]any, columns), make([]any, columns)
	for i := range values {
		into[i] = &values[i]
	}
	err := row.Scan(into...)
	for i, value := range values {
		if bytes, ok := value.([]byte); ok {
			values[i] = blob(slices.Clone(bytes))
		}
	}
	return values, err
}

package sqlstore

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// columns asks for each table's columns, and their places in its key.
func (postgres) columns() string {
	return `SELECT c.relname, a.attname, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
		WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY c.relname COLLATE "C", a.attnum`
}

// nextRevocation lets numbers go on behind those that were loaded.
const nextRevocation = `SELECT setval(pg_get_serial_sequence('revocation', 'number'), max(number)) FROM revocation HAVING max(number) IS NOT NULL`

// load is one COPY, which stores all rows or none.
func (postgres) load(ctx context.Context, s *Store, t table, rows [][]any) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return classify(err)
	}
	err = conn.Raw(func(driver any) error {
		raw := driver.(*stdlib.Conn).Conn()
		_, err := raw.CopyFrom(ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromRows(rows))
		if err == nil && t.name == "revocation" {
			_, err = raw.Exec(ctx, nextRevocation)
		}
		return classify(err)
	})
	return errors.Join(err, conn.Close())
}

package sqlstore

import (
	"context"
	"fmt"
	"strings"
)

// columns asks for each table's columns, and their places in its key.
func (*sqlite) columns() string {
	return `SELECT m.name, c.name, c.pk FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid`
}

func (*sqlite) load(ctx context.Context, s *Store, t table, rows [][]any) error {
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(t.columns)), ", ")
	insert := fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s)`, t.name, quotedNames(t.columns, ""), marks)
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		for _, row := range rows {
			if _, err := change(ctx, tx, insert, row...); err != nil {
				return err
			}
		}
		return nil
	})
}

package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// ErrNoCitus says how to mend it.
var ErrNoCitus = errors.New("the database has no extension citus: install it on every server of the cluster, add it to shared_preload_libraries, " +
	"restart them, and run CREATE EXTENSION citus in this database (https://docs.citusdata.com/en/stable/installation/multi_node.html); nothing was changed")

// A Distribution says where the rows of a table are kept in a cluster.
type Distribution struct {
	Table string
	// ByTenant tables have the rows of each tenant on one shard, all of them on the same; the others are small, and whole on every server.
	ByTenant bool
}

// statement returns what distributes the table. All tables of tenants are kept together with the heads of the ledgers.
func (d Distribution) statement() string {
	if !d.ByTenant {
		return fmt.Sprintf(`SELECT create_reference_table('%s')`, d.Table)
	}
	if d.Table == "ledger_head" {
		return `SELECT create_distributed_table('ledger_head', 'tenant_id')`
	}
	return fmt.Sprintf(`SELECT create_distributed_table('%s', 'tenant_id', colocate_with => 'ledger_head')`, d.Table)
}

// Distribute brings the schema at dsn up to date and spreads its tables over a Citus cluster, in one transaction. Tables that are spread already
// stay as they are. It returns where each is; ErrNoCitus where the database cannot do it. No node may be running.
func Distribute(ctx context.Context, dsn string) (plan []Distribution, err error) {
	s, err := OpenPostgres(ctx, dsn, Options{})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	have, err := one(ctx, s.readers, readInt, `SELECT count(*) FROM pg_extension WHERE extname = 'citus'`)
	if err != nil {
		return nil, err
	}
	if have == 0 {
		return nil, ErrNoCitus
	}
	if plan, err = s.distribution(ctx); err != nil {
		return nil, err
	}
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	return plan, pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error { return distribute(ctx, tx, plan) })
}

func distribute(ctx context.Context, tx pgx.Tx, plan []Distribution) error {
	for _, d := range plan {
		var done bool
		err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = $1::text::regclass)`, d.Table).Scan(&done)
		if err == nil && !done {
			_, err = tx.Exec(ctx, d.statement())
		}
		if err != nil {
			return fmt.Errorf("spread table %s: %w", d.Table, err)
		}
	}
	return nil
}

// distribution returns where each table belongs, in an order in which it can be brought there: those that others refer to first.
func (s *Store) distribution(ctx context.Context) ([]Distribution, error) {
	tables, err := s.tables(ctx)
	var small, heads, others []Distribution
	for _, t := range tables {
		// Companies are looked up by slug too, which must be unique among all of them.
		byTenant := t.name != "tenant" && len(t.key) > 0 && strings.HasPrefix(t.key[0], "tenant_id")
		switch d := (Distribution{t.name, byTenant}); {
		case !byTenant:
			small = append(small, d)
		case t.name == "ledger_head":
			heads = append(heads, d)
		default:
			others = append(others, d)
		}
	}
	return append(append(small, heads...), others...), err
}

package main

import (
	"context"
	"fmt"

	"github.com/daypart/daypart/internal/store/sqlstore"
)

// migrateCommand brings the schema up to date, which the server does at its start too.
type migrateCommand struct {
	Distribute bool `help:"Spread the tables over a Citus cluster: those of companies by company, small ones whole to every server."`
}

// Help says when it is needed.
func (*migrateCommand) Help() string {
	return `The server migrates at its start; this does it before, so that a node starts at once.

With --distribute, stop all nodes first. It is one transaction, and tables that are spread already stay as they are:

  daypart migrate --database postgres://daypart@coordinator.example.com/daypart --distribute

Exit codes: 0 done, 1 failed, as where the database has no extension citus: nothing was changed then.`
}

// Run migrates.
func (m *migrateCommand) Run(ctx context.Context, c *console, root *cli) error {
	if !m.Distribute {
		s, err := openStore(ctx, root.place, sqlstore.Options{})
		if err != nil {
			return err
		}
		c.line("the schema is up to date")
		return s.Close()
	}
	if root.Database == "" {
		return usagef("--distribute needs --database: the database of the cluster's coordinator")
	}
	plan, err := sqlstore.Distribute(ctx, root.Database)
	if err != nil {
		return fmt.Errorf("distribute: %w", err)
	}
	for _, d := range plan {
		where := "whole on every server"
		if d.ByTenant {
			where = "by company"
		}
		c.line("%s: %s", d.Table, where)
	}
	return nil
}

package main

import (
	"context"

	"github.com/daypart/daypart/internal/store/sqlstore"
)

// restoredCommand makes a new epoch by hand.
type restoredCommand struct{}

// Help says when it is needed.
func (*restoredCommand) Help() string {
	return `Run it after you put back an older state of the database without daypart restore: with a
snapshot of the disk or the machine, by copying files, or with pg_restore into the same database.
Stop all servers first, and start them afterwards: they read the epoch at their start.

Numbers of events are given again after such a restore. The epoch in the id of each event changes,
so that subscribers get a reset and read everything again, instead of missing what is new. Too often does no harm but that.

daypart restore and daypart copy do it themselves. So does a server on PostgreSQL whose database is
in another cluster than before, or on another timeline, as after recovery to a point in time or a
failover.

Exit codes: 0 done, 1 failed.`
}

// Run makes it.
func (*restoredCommand) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		before := s.Epoch()
		epoch, err := s.RenewEpoch(ctx)
		if err != nil {
			return err
		}
		c.line("new epoch %s, after %s: start all servers again", epoch, before)
		return nil
	})
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// copyCommand moves everything to another database.
type copyCommand struct {
	From   string `required:"" help:"Database to copy: sqlite:FILE, or postgres://…" placeholder:"DATABASE"`
	To     string `required:"" help:"Database to copy into, empty or half copied: sqlite:FILE, or postgres://…" placeholder:"DATABASE"`
	Verify bool   `default:"true" negatable:"" help:"Hold both to their ledgers at the end, as daypart verify does."`
}

// Help says how it goes.
func (*copyCommand) Help() string {
	return `Copies everything: companies, units, users, clients, keys, ledger, projections, revocations, idempotency records. Stop all servers first.

  daypart copy --from sqlite:/var/lib/daypart/daypart.db --to postgres://daypart@db.example.com/daypart

What is copied is committed in pieces. If it is ended in the middle, the same command goes on from there; until it is done, no server starts on the half.
At the end every row is compared. Only the epoch in the ids of events is new: subscribers get
a reset and read again. A password can come from PGPASSWORD or ~/.pgpass. The key-encryption key is not in the database: the new servers need the
same one.

Exit codes: 0 copied, 1 failed, 3 copied, but one of them is not what its own ledger says.`
}

// Run copies and verifies.
func (k *copyCommand) Run(ctx context.Context, c *console) error {
	from, err := openLocation(ctx, k.From, false)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := openLocation(ctx, k.To, true)
	if err != nil {
		return err
	}
	if err := errors.Join(from.CopyTo(ctx, to, c.progress("Copying")), to.Close()); err != nil {
		if ctx.Err() != nil {
			c.note("the same command goes on from here")
		}
		return err
	}
	c.line("copied: every row is the same")
	if !k.Verify {
		return nil
	}
	return errors.Join(verifyLocation(ctx, c, k.From), verifyLocation(ctx, c, k.To))
}

func verifyLocation(ctx context.Context, c *console, location string) error {
	s, err := openLocation(ctx, location, false)
	if err != nil {
		return err
	}
	defer s.Close()
	found, err := (&verifyCommand{}).verify(ctx, c, s)
	if err != nil {
		return err
	}
	scheme, _, _ := strings.Cut(location, ":") // the rest may hold a password
	c.line("%s:", scheme)
	printVerified(c, found)
	return different(found)
}

// openLocation opens a database that a command line names, for reading or to be copied into.
func openLocation(ctx context.Context, location string, copying bool) (*sqlstore.Store, error) {
	options := sqlstore.Options{Copying: copying, Now: now}
	file, embedded := strings.CutPrefix(location, "sqlite:")
	if !embedded {
		if !strings.HasPrefix(location, "postgres://") && !strings.HasPrefix(location, "postgresql://") {
			return nil, usagef("a database is named sqlite:FILE or postgres://…, such as sqlite:data/daypart.db")
		}
		return sqlstore.OpenPostgres(ctx, location, options)
	}
	if _, err := os.Stat(file); !copying && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: there is no database %s", store.ErrNotFound, file)
	}
	return sqlstore.OpenSQLite(ctx, file, options)
}

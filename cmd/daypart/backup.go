package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// backupCommand writes a copy of the database.
type backupCommand struct {
	File string `arg:"" help:"Where to write the copy. It must not exist." type:"path"`
	JSON bool   `name:"json" help:"Print JSON."`
}

// Help says what else must be kept.
func (b *backupCommand) Help() string {
	return `The copy is the database as it was at one moment, whatever the server does meanwhile. It is whole as soon as it has its name.

Whoever has both the copy and the key-encryption key (the file "key" in the data directory, unless --key-file or DAYPART_KEY says otherwise) can sign
tokens: keep them apart. daypart restore does not need the key.`
}

// Run writes the copy.
func (b *backupCommand) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		err := s.Backup(ctx, b.File, c.progress("Copying"))
		if errors.Is(err, store.ErrConflict) {
			return fmt.Errorf("%s is there already: name a new file", b.File)
		}
		if err != nil {
			return err
		}
		info, err := os.Stat(b.File)
		if err != nil {
			return err
		}
		if b.JSON {
			return c.json(struct {
				File  string `json:"file"`
				Bytes int64  `json:"bytes"`
			}{b.File, info.Size()})
		}
		c.line("wrote %s, %d bytes", b.File, info.Size())
		return nil
	})
}

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// keyCommand is about the keys that sign tokens.
type keyCommand struct {
	List   keyList   `cmd:"" help:"List the keys."`
	Rotate keyRotate `cmd:"" help:"Make a new key. It signs once clients have had the time to see it."`
}

type keyList struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// keyView is a key as it is shown: without anything secret.
type keyView struct {
	ID         string `json:"kid"`
	CreatedAt  string `json:"createdAt"`
	ActiveFrom string `json:"activeFrom"`
	ExpiresAt  string `json:"expiresAt,omitempty"`
}

func viewKey(k auth.SigningKey) keyView {
	return keyView{k.ID, instantText(k.CreatedAt), instantText(k.ActiveFrom), instantText(k.ExpiresAt)}
}

// Run lists the keys, oldest first.
func (k *keyList) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		keys, err := s.SigningKeys(ctx)
		if err != nil {
			return err
		}
		views := []keyView{}
		for _, key := range keys {
			views = append(views, viewKey(key))
		}
		if k.JSON {
			return c.json(views)
		}
		return writeTable(c, "KEY\tMADE\tSIGNS FROM\tPUBLISHED UNTIL", views, func(v keyView) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s", v.ID, v.CreatedAt, v.ActiveFrom, orDash(v.ExpiresAt))
		})
	})
}

type keyRotate struct {
	tokenFlags
	Now  bool `help:"Sign with it at once: after a key got out. Clients that hold on to the old keys fail until they look again."`
	JSON bool `name:"json" help:"Print JSON."`
}

// Run makes the next key.
func (k *keyRotate) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		tokens, err := k.open(ctx, c, root.Data, s)
		if err != nil {
			return err
		}
		key, err := tokens.Rotate(ctx, k.Now)
		if errors.Is(err, store.ErrConflict) {
			return fmt.Errorf("another key was made at the same moment: daypart key list shows it: %w", err)
		}
		if err != nil {
			return err
		}
		if k.JSON {
			return c.json(viewKey(key))
		}
		c.line("key %s signs from %s", key.ID, key.ActiveFrom.UTC().Format(time.RFC3339))
		return nil
	})
}

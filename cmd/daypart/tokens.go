package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// tokenFlags are what the server and the verbs that touch tokens must agree on.
type tokenFlags struct {
	KeyFile     string        `help:"File with the key that encrypts the signing keys; made at first start. Default key in the data directory. The variable DAYPART_KEY can hold the key itself." type:"path" placeholder:"FILE" group:"tokens" config:""`
	AccessLife  time.Duration `help:"How long an access token lives." default:"1h" group:"tokens" config:""`
	RefreshLife time.Duration `help:"How long a refresh token lives unused." default:"720h" group:"tokens" config:""`
	RotateEvery time.Duration `help:"How long a key signs tokens." default:"2160h" group:"tokens" config:""`
	PublishLead time.Duration `help:"How long a key is published before it signs." default:"10m" group:"tokens" config:""`
}

// maxRefreshLife bounds how long a revocation must be kept.
const maxRefreshLife = 366 * 24 * time.Hour

func (t *tokenFlags) check(f *faults) {
	if t.AccessLife < time.Second {
		f.add("--access-life", "must be a second or more")
	}
	if t.RefreshLife < t.AccessLife || t.RefreshLife > maxRefreshLife {
		f.add("--refresh-life", "must not be shorter than --access-life, nor longer than %s", maxRefreshLife)
	}
	if t.PublishLead < time.Second || t.RotateEvery <= t.PublishLead {
		f.add("--rotate-every", "must be longer than --publish-lead, which must be a second or more")
	}
}

// open returns a token service on the store of a server that may be running. It
// rotates keys and revokes; it must not issue: who its issuer is, it does not know.
func (t *tokenFlags) open(ctx context.Context, c *console, data string, s *sqlstore.Store) (*token.Service, error) {
	source := newKeySource(c, t.KeyFile, data)
	kek, err := source.load(ctx, s)
	if err != nil {
		return nil, err
	}
	return token.Open(ctx, token.Config{
		Issuer: "https://localhost", KEK: kek, KEKSource: source.String(),
		AccessLife: t.AccessLife, RefreshLife: t.RefreshLife,
		RotateEvery: t.RotateEvery, PublishLead: t.PublishLead,
	}, token.Deps{
		Access:    s,
		Companies: directory.New(s, now),
		Desk:      login.New(s, newHasher(), now),
		Log:       slog.New(slog.DiscardHandler),
		Now:       now,
	})
}

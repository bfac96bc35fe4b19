package token

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
)

// maxRecords bounds how many users, and how many clients, a generation holds.
const maxRecords = 10_000

// dated is a record and when it was read.
type dated[V any] struct {
	value V
	at    time.Time
}

// records reads users and clients, and holds each for recordAge: long enough for
// a busy till, short enough that a change takes effect within a second.
type records struct {
	deps    Deps
	users   *generations[string, dated[auth.User]]
	clients *generations[string, dated[auth.Client]]
}

func newRecords(deps Deps) records {
	return records{
		deps:    deps,
		users:   newGenerations[string, dated[auth.User]](maxRecords),
		clients: newGenerations[string, dated[auth.Client]](maxRecords),
	}
}

func (r records) user(ctx context.Context, username string) (auth.User, error) {
	return recent(ctx, r.users, username, r.deps.Now, r.deps.Access.User)
}

func (r records) client(ctx context.Context, id string) (auth.Client, error) {
	return recent(ctx, r.clients, id, r.deps.Now, r.deps.Access.Client)
}

func recent[V any](ctx context.Context, held *generations[string, dated[V]], key string, now func() time.Time,
	read func(context.Context, string) (V, error)) (V, error) {
	at := now()
	if d, ok := held.get(key); ok && at.Sub(d.at) < recordAge {
		return d.value, nil
	}
	value, err := read(ctx, key)
	if err == nil {
		held.put(key, dated[V]{value, at})
	}
	return value, err
}

package sqlstore

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/tenant"
)

// maxTold is how many tenants a message names: PostgreSQL takes less than 8000 bytes.
const maxTold = 256

// tellAgain is how long to wait after a message: what is committed meanwhile goes into the next.
const tellAgain = 10 * time.Millisecond

// announce tells those who listen here, and soon other nodes, that tenants' ledgers have grown. No commit waits for
// that: a notice is a transaction too, with a wait for the disk of its own, and what several commits have
// to say while one is on its way goes into the next.
func (a *announcer) announce(grown map[tenant.ID]struct{}) {
	if len(grown) == 0 {
		return
	}
	for id := range grown {
		a.wake.tell(id)
	}
	a.mu.Lock()
	maps.Copy(a.unsaid, grown)
	a.mu.Unlock()
	a.signal()
}

func (a *announcer) signal() {
	select {
	case a.news <- struct{}{}:
	default:
	}
}

// speak tells other nodes until the connection is lost. What it could not say stays unsaid.
func (a *announcer) speak(ctx context.Context, config *pgx.ConnConfig) {
	config = config.Copy()
	config.RuntimeParams["synchronous_commit"] = "off" // a notice that a crash takes away costs latency only
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for {
		select {
		case <-ctx.Done():
			return
		case <-a.news:
		}
		told := a.take()
		if _, err := conn.Exec(ctx, `SELECT pg_notify($1, $2)`, channel, a.message(told)); err != nil {
			a.mu.Lock()
			maps.Copy(a.unsaid, told)
			a.mu.Unlock()
			a.signal()
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(tellAgain):
		}
	}
}

// take takes what a message has room for.
func (a *announcer) take() map[tenant.ID]struct{} {
	a.mu.Lock()
	defer a.mu.Unlock()
	told := map[tenant.ID]struct{}{}
	for id := range a.unsaid {
		if len(told) == maxTold {
			a.signal()
			break
		}
		told[id] = struct{}{}
		delete(a.unsaid, id)
	}
	return told
}

// message is what other nodes are told.
func (a *announcer) message(told map[tenant.ID]struct{}) string {
	var b strings.Builder
	b.WriteString(a.node)
	for id := range told {
		fmt.Fprintf(&b, " %d", id)
	}
	return b.String()
}

package sqlstore

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/daypart/daypart/internal/tenant"
)

// channel is where nodes tell each other of commits: who committed, then the tenants.
const channel = "daypart_commit"

// listenAgain is how long to wait after the connection that listens was lost. Who wants to know
// looks on its own meanwhile.
const listenAgain = time.Second

// announcer tells those who listen, here and on other nodes, of commits.
type announcer struct {
	node string // so that a node does not tell itself twice
	wake *listeners

	mu     sync.Mutex
	unsaid map[tenant.ID]struct{} // what other nodes have not been told yet
	news   chan struct{}          // has room for one: there is something unsaid
}

func newAnnouncer(wake *listeners) *announcer {
	return &announcer{node: uuid.NewString(), wake: wake, unsaid: map[tenant.ID]struct{}{}, news: make(chan struct{}, 1)}
}

// hear tells those who listen here what another node said.
func (a *announcer) hear(message string) {
	node, tenants, _ := strings.Cut(message, " ")
	if node == a.node {
		return
	}
	for text := range strings.FieldsSeq(tenants) {
		if id, err := strconv.ParseInt(text, 10, 64); err == nil {
			a.wake.tell(tenant.ID(id))
		}
	}
}

// run keeps the connections of the announcer, one to listen and one to speak, until stop is called. One that was lost is replaced.
func (a *announcer) run(config *pgx.ConnConfig) (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	for _, work := range []func(context.Context, *pgx.ConnConfig){a.follow, a.speak} {
		running.Go(func() {
			for ctx.Err() == nil {
				work(ctx, config)
				select {
				case <-ctx.Done():
				case <-time.After(listenAgain):
				}
			}
		})
	}
	return func() error {
		cancel()
		running.Wait()
		return nil
	}
}

// follow listens until the connection is lost. Why it was lost, the next statement of others will tell.
func (a *announcer) follow(ctx context.Context, config *pgx.ConnConfig) {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return
	}
	for {
		said, err := conn.WaitForNotification(ctx)
		if err != nil {
			return
		}
		a.hear(said.Payload)
	}
}

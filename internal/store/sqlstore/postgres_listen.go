package sqlstore

import (
	"context"
	"fmt"
	"strconv"
	"strings"
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

// announcer tells those who listen here of commits of any node.
type announcer struct {
	node string // so that a node does not tell itself twice
	wake *listeners
}

func newAnnouncer(wake *listeners) *announcer {
	return &announcer{node: uuid.NewString(), wake: wake}
}

// message is what other nodes are told of a commit.
func (a *announcer) message(grown map[tenant.ID]struct{}) string {
	var b strings.Builder
	b.WriteString(a.node)
	for id := range grown {
		fmt.Fprintf(&b, " %d", id)
	}
	return b.String()
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

// listen listens on a connection of its own, and on another when that is lost, until stop is called.
func (a *announcer) listen(config *pgx.ConnConfig) (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			a.follow(ctx, config)
			select {
			case <-ctx.Done():
			case <-time.After(listenAgain):
			}
		}
	}()
	return func() error {
		cancel()
		<-ended
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

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/store/pgserver"
)

const (
	// busyCompany is busy while another sends.
	busyCompany = "chain"
	// listenersPerClient is how many streams a client may have open.
	listenersPerClient = 100
)

// busySize says how large the busy company is, and how much it does at once.
type busySize struct{ Units, Days, Exporters, Importers, Listeners, Lines int }

var largeBusy = busySize{
	Units: 500, Days: 40, Exporters: 24, Importers: 4, Listeners: 300, Lines: 600_000,
}

// What must hold for the one that sends, and for the server.
const (
	maxSlowdown = 3         // times the 99th percentile alone
	maxMemory   = 400 << 20 // bytes
)

var errUnfair = errors.New("submissions suffer from what another company does, or memory does")

// busy is a server with the history of the busy company.
type busy struct {
	chain
	size    busySize
	data    string
	secret  string   // of the client of the company that sends
	clients []string // the secrets of those of the busy company, by number
}

// measureFairness measures submissions of one company, alone and while another is busy.
func measureFairness(ctx context.Context, s settings, size busySize) (err error) {
	dir, err := os.MkdirTemp(s.dir, "daypart-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if s.postgres {
		database, err := startDatabase(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, database.Stop()) }()
	}
	b, err := prepareBusy(ctx, s, size, filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	server, stop, err := serve(running, s.binary, b.data, b.secret)
	defer stop()
	defer cancel()
	if err != nil {
		return err
	}
	fmt.Printf("%s; %s\n\n", machine(dir), busyness())
	return b.measure(ctx, server, time.Duration(s.seconds)*time.Second)
}

// startDatabase starts a PostgreSQL for the server, and for the verbs that set it up.
func startDatabase(ctx context.Context) (*pgserver.Server, error) {
	database, err := pgserver.New()
	if err != nil {
		return nil, err
	}
	dsn, err := database.CreateDatabase(ctx, "daypart", "template0")
	if err == nil {
		err = os.Setenv("DAYPART_DATABASE", dsn)
	}
	if err != nil {
		return nil, errors.Join(err, database.Stop())
	}
	return database, nil
}

// prepareBusy makes both companies, and the history of the busy one by the API: so any version of
// the server can be measured. The server that takes it in is stopped then.
func prepareBusy(
	ctx context.Context, s settings, size busySize, data string,
) (b busy, err error) {
	if b.chain, err = newChain(size.Units, size.Days+1); err != nil {
		return b, err
	}
	b.size, b.data = size, data
	if b.secret, err = setUp(ctx, s.binary, data, describe(steadyConnections)); err != nil {
		return b, err
	}
	if err = applyCompany(ctx, s.binary, data, busyCompany, b.describe(busyCompany)); err != nil {
		return b, err
	}
	for n := range 1 + (size.Listeners-1)/listenersPerClient {
		secret, err := addClient(ctx, s.binary, data, busyCompany, busyClient(n))
		if err != nil {
			return b, err
		}
		b.clients = append(b.clients, secret)
	}
	running, cancel := context.WithCancel(ctx)
	server, stop, err := serve(running, s.binary, data, b.secret)
	defer stop()
	defer cancel()
	if err != nil {
		return b, err
	}
	begun := time.Now()
	if server.token, err = b.token(ctx, server, 0); err == nil {
		err = b.sendHistory(ctx, server)
	}
	took := time.Since(begun).Round(time.Second)
	fmt.Fprintf(os.Stderr, "sent %d business days in %s\n", size.Units*size.Days, took)
	return b, err
}

// busyClient returns the id of a client of the busy company.
func busyClient(n int) string { return fmt.Sprintf("%s-%d", busyCompany, n) }

// token returns a token of a client of the busy company.
func (b busy) token(ctx context.Context, server target, client int) (string, error) {
	return requestToken(ctx, server, busyClient(client), b.clients[client])
}

// sendHistory sends all slots of every unit and every day but today's.
func (b busy) sendHistory(ctx context.Context, server target) error {
	types := []string{string(chainTypes[0]), string(chainTypes[1])}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(32) // they share commits
	for unit := range b.units {
		group.Go(func() error {
			t, err := connect(ctx, server, unit+1, nil)
			if err != nil {
				return err
			}
			defer t.close()
			for back := 1; back < b.days && ctx.Err() == nil; back++ {
				day := b.today.AddDays(-back)
				opens, rows := b.at(day, chainOpens), chainSlots*len(types)
				if err := t.sendText(text(day.String(), opens, types, rows, state.Add(1))); err != nil {
					return err
				}
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// measure prints how long submissions take alone and beside the busy company, and whether that and
// the memory of the server are within the limits.
func (b busy) measure(ctx context.Context, server target, length time.Duration) error {
	if _, err := submitAtRate(ctx, server, length/5); err != nil { // to warm up
		return err
	}
	alone, err := submitAtRate(ctx, server, length)
	if err != nil {
		return err
	}
	others, err := b.startClients(ctx, server)
	if err != nil {
		return err
	}
	beside, err := submitAtRate(ctx, server, length)
	summary, failed := others.stop()
	if err = errors.Join(err, failed); err != nil {
		return err
	}
	memory, err := peakMemory(server.process)
	if err != nil {
		return err
	}
	fmt.Printf("| %d submissions/s | p50, ms | p99, ms | longest, ms |\n", submissionsPerSecond)
	fmt.Println("|---|---:|---:|---:|")
	fmt.Println(alone.line("alone"))
	fmt.Println(beside.line("while another is busy"))
	slowdown := beside.quantile(0.99).Seconds() / alone.quantile(0.99).Seconds()
	fmt.Printf("\n%s\n\n99th percentile: %.1f times, at most %d; memory at most: %d MB, limit %d MB: ",
		summary, slowdown, maxSlowdown, memory>>20, maxMemory>>20)
	if slowdown > maxSlowdown || memory > maxMemory {
		fmt.Println("FAIL")
		return errUnfair
	}
	fmt.Println("PASS")
	return nil
}

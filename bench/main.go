// Command bench measures how many submissions a second the server takes: the
// built binary with everything on (TLS, tokens, all rules, a durable commit for
// each receipt), beside a bare handler on the same TLS and HTTP stack that reads
// the body and answers. What is left of the bare handler's rate is what the
// service costs.
//
// Both run as processes of their own, on this machine, and take turns, so that
// whatever else the machine does hits them alike. Every request changes every
// one of its rows.
//
// With -postgres it measures the server on PostgreSQL, beside plain handlers that put
// the same rows into the same PostgreSQL.
//
// With -reports it measures instead how long reports over a year of a thousand
// units take, while submissions come in. With -forecast, how long fits and
// answers of the forecast take on the real store; with -logins, how long a right log-in takes
// while others guess; with -fairness, how long submissions of one company take while another
// exports, imports and listens.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"time"
)

// settings are what the command line can say.
type settings struct {
	binary      string
	dir         string
	seconds     int
	rounds      int
	connections int
	bare        string
	plain       string
	database    string
	postgres    bool
	reports     string
	forecast    bool
	logins      bool
	fairness    bool
	busyClients bool
	refits      int
	units, days int
	asks        int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, parse()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parse() settings {
	var s settings
	flag.StringVar(&s.binary, "binary", "bin/daypart", "the server to measure")
	flag.StringVar(&s.dir, "dir", "", "where the server keeps its data: the disk to measure (default: a temporary directory)")
	flag.IntVar(&s.seconds, "seconds", 10, "how long to measure each server in each case")
	flag.IntVar(&s.rounds, "rounds", 5, "in how many turns")
	flag.IntVar(&s.connections, "connections", 64, "how many tills send at the same time")
	flag.StringVar(&s.bare, "bare", "", "serve the bare handler with certificates in this directory (bench starts itself so)")
	flag.StringVar(&s.plain, "plain", "", "with -bare: serve a plain handler that writes by \"rows\" or \"arrays\"")
	flag.StringVar(&s.database, "plain-database", "", "the PostgreSQL of the plain handler")
	flag.BoolVar(&s.postgres, "postgres", false, "measure on PostgreSQL, beside plain handlers on the same one, made from the installed binaries")
	flag.StringVar(&s.reports, "reports", "", "measure reports in place of submissions, over a generated chain that is kept in this directory")
	flag.BoolVar(&s.forecast, "forecast", false, "measure the forecast in place of submissions: fits, many units together, a running day")
	flag.BoolVar(&s.logins, "logins", false, "measure right log-ins in place of submissions, while others guess")
	flag.BoolVar(&s.fairness, "fairness", false, "measure submissions beside exports, imports and event streams of another company; with -postgres on PostgreSQL")
	flag.BoolVar(&s.busyClients, "busy-clients", false, "be the clients of the busy company that the input names (bench starts itself so)")
	flag.IntVar(&s.refits, "refits", nightUnits, "with -forecast: how many units to refit in one night")
	flag.IntVar(&s.units, "units", 1000, "how many units the chain has")
	flag.IntVar(&s.days, "days", 366, "how many days of history each unit has, today included")
	flag.IntVar(&s.asks, "asks", 300, "how many times to ask for each view")
	flag.Parse()
	return s
}

func run(ctx context.Context, s settings) error {
	if s.bare != "" {
		return serveOther(ctx, s)
	}
	if s.busyClients {
		return beBusy(ctx, os.Stdin, os.Stdout)
	}
	if s.fairness {
		return measureFairness(ctx, s, largeBusy)
	}
	if s.postgres {
		return measurePostgres(ctx, s)
	}
	if s.reports != "" {
		return measureReports(ctx, s)
	}
	if s.forecast {
		return measureForecast(ctx, s)
	}
	dir, err := os.MkdirTemp(s.dir, "daypart-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	if s.logins {
		return measureLogins(ctx, s, dir)
	}
	servers, stop, err := start(ctx, s, dir)
	defer stop()
	if err != nil {
		return err
	}
	fmt.Println(machine(dir))
	fmt.Println()
	fmt.Println(heading)
	for _, rows := range []int{4, 20, 96} {
		rates, err := compare(ctx, s, servers, rows)
		if err != nil {
			return err
		}
		fmt.Println(line(rows, rates))
	}
	return nil
}

// serveOther serves what the server is held against.
func serveOther(ctx context.Context, s settings) error {
	if s.plain == "" {
		return serveHandler(ctx, s.bare, http.HandlerFunc(readOnly))
	}
	handler, err := openPlain(ctx, s.plain, s.database)
	if err != nil {
		return err
	}
	return serveHandler(ctx, s.bare, handler)
}

// stops end what was started, the first started first.
type stops struct {
	cancel context.CancelFunc
	ends   []func()
}

// stopping returns the context of what runs until all is called.
func stopping(ctx context.Context) (context.Context, *stops) {
	running, cancel := context.WithCancel(ctx)
	return running, &stops{cancel: cancel}
}

func (s *stops) add(end func()) { s.ends = append(s.ends, end) }

func (s *stops) all() {
	s.cancel()
	for _, end := range s.ends {
		end()
	}
}

// start starts both servers. stop ends what was started, also after an error.
func start(ctx context.Context, s settings, dir string) (servers []target, stop func(), err error) {
	running, ends := stopping(ctx)
	daypart, end, err := startDaypart(running, s, dir)
	ends.add(end)
	if err != nil {
		return nil, ends.all, fmt.Errorf("start %s: %w", s.binary, err)
	}
	bare, end, err := startHandler(running, dir, "bare handler")
	ends.add(end)
	if err != nil {
		return nil, ends.all, fmt.Errorf("start the bare handler: %w", err)
	}
	return []target{daypart, bare}, ends.all, nil
}

// compare measures servers in turns and returns the rate of each.
func compare(ctx context.Context, s settings, servers []target, rows int) ([]rate, error) {
	rates := make([]rate, len(servers))
	slice := time.Duration(s.seconds) * time.Second / time.Duration(s.rounds)
	for i, server := range servers {
		if _, err := load(ctx, server, rows, s.connections, slice/2); err != nil { // to warm up
			return rates, fmt.Errorf("%s, %d rows: %w", servers[i].name, rows, err)
		}
	}
	for range s.rounds {
		for i, server := range servers {
			measured, err := load(ctx, server, rows, s.connections, slice)
			if err != nil {
				return rates, fmt.Errorf("%s, %d rows: %w", server.name, rows, err)
			}
			rates[i].perSecond += measured.perSecond / float64(s.rounds)
			rates[i].work += measured.work / time.Duration(s.rounds)
		}
	}
	return rates, nil
}

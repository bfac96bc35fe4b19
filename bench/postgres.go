package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/daypart/daypart/internal/store/pgserver"
)

// needed is how many times the rate of each plain handler the server must reach, by rows of a submission.
var needed = []struct {
	rows             int
	byRows, byArrays float64
}{{4, 3, 1.5}, {20, 5, 1.2}, {96, 5, 1.0}}

const postgresHeading = `| rows | Daypart, submissions/s | row by row, requests/s | ratio | needed | arrays, requests/s | ratio | needed | | processor time of each, µs |
|---:|---:|---:|---:|---:|---:|---:|---:|---|---|`

var errTooSlow = errors.New("it is slower than it must be")

// measurePostgres measures the server on PostgreSQL beside plain handlers on the same PostgreSQL.
func measurePostgres(ctx context.Context, s settings) (err error) {
	dir, err := os.MkdirTemp(s.dir, "daypart-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	database, err := pgserver.New()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Stop()) }()
	servers, stop, err := startOnPostgres(ctx, s, dir, database)
	defer stop()
	if err != nil {
		return err
	}
	fmt.Println(machine(dir))
	fmt.Println()
	fmt.Println(postgresHeading)
	enough := true
	for _, want := range needed {
		rates, err := compare(ctx, s, servers, want.rows)
		if err != nil {
			return err
		}
		byRows, byArrays := rates[0].perSecond/rates[1].perSecond, rates[0].perSecond/rates[2].perSecond
		verdict := "PASS"
		if byRows < want.byRows || byArrays < want.byArrays {
			verdict, enough = "FAIL", false
		}
		fmt.Printf("| %d | %.0f | %.0f | %.2f | %.1f | %.0f | %.2f | %.1f | %s | %d, %d, %d |\n",
			want.rows, rates[0].perSecond, rates[1].perSecond, byRows, want.byRows, rates[2].perSecond, byArrays, want.byArrays, verdict,
			rates[0].work.Microseconds(), rates[1].work.Microseconds(), rates[2].work.Microseconds())
	}
	if !enough {
		return errTooSlow
	}
	return nil
}

// startOnPostgres starts the server and both plain handlers, each with a database of its own. stop ends what was started, also after an error.
func startOnPostgres(ctx context.Context, s settings, dir string, database *pgserver.Server) (servers []target, stop func(), err error) {
	running, ends := stopping(ctx)
	dsn, err := database.CreateDatabase(ctx, "daypart", "template0")
	if err == nil {
		err = os.Setenv("DAYPART_DATABASE", dsn) // for the server, and the verbs that set it up
	}
	if err != nil {
		return nil, ends.all, err
	}
	daypart, end, err := startDaypart(running, s, dir)
	ends.add(end)
	if err != nil {
		return nil, ends.all, fmt.Errorf("start %s: %w", s.binary, err)
	}
	servers = append(servers, daypart)
	for _, by := range []string{"rows", "arrays"} {
		dsn, err := database.CreateDatabase(ctx, "plain_"+by, "template0")
		if err != nil {
			return nil, ends.all, err
		}
		plain, end, err := startHandler(running, dir, "by "+by, "-plain", by, "-plain-database", dsn)
		ends.add(end)
		if err != nil {
			return nil, ends.all, fmt.Errorf("start the plain handler by %s: %w", by, err)
		}
		servers = append(servers, plain)
	}
	return servers, ends.all, nil
}

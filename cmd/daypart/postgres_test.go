package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/store/pgtest"
)

func TestMain(m *testing.M) {
	beCommand()
	enginetest.Run(m)
}

// withPostgres returns a desk that is told of a PostgreSQL by the environment, with the company of the docs.
func withPostgres(t *testing.T) *desk {
	d := newDesk(t)
	d.env["DAYPART_DATABASE"] = pgtest.Start(t)
	d.ok("tenant", "apply", "-f", exampleCompany)
	return d
}

func TestVerbsOnPostgres(t *testing.T) {
	d := withPostgres(t)
	contains(t, d.ok("tenant", "list"), "oak-and-rye")
	contains(t, d.ok("verify"), "oak-and-rye: 0 submissions", "all as the ledger says")
	contains(t, d.ok("key", "rotate"), "signs from")
	contains(t, d.ok("export", "figures", "--tenant", "oak-and-rye"), "salesType")
	d.fails(exitFailure, "pg_dump", "backup", filepath.Join(t.TempDir(), "copy.db"))
	contains(t, d.ok("migrate"), "up to date")
	d.fails(exitFailure, "CREATE EXTENSION citus", "migrate", "--distribute")
	d.fails(exitFailure, "pg_restore", "restore", exampleCompany)
	d.fails(exitFailure, "open database", "--database", "postgres://nobody@127.0.0.1:1/none", "tenant", "list")

	if files, err := filepath.Glob(databaseFile(d.data) + "*"); err != nil || len(files) > 0 {
		t.Errorf("there is a database in the data directory too: %q, %v", files, err)
	}
}

// Two nodes share a database, and what one is told the other knows.
func TestServeOnPostgres(t *testing.T) {
	d := withPostgres(t)
	config := d.nodeConfig()
	first := d.start(config)
	second := d.start(config)
	if first.SystemSecret == "" || second.SystemSecret != "" {
		t.Error("the first node makes the client for integrations, and no other")
	}
	if err := second.Store.CountLoginFailure(t.Context(), "ana", nil, time.Now()); err != nil {
		t.Fatal(err)
	}
	if tally, err := first.Store.LoginTally(t.Context(), "ana", nil); tally.Failures != 1 || err != nil {
		t.Errorf("the other node knows of %d login failures, %v", tally.Failures, err)
	}
}

// What an address draws on one node is taken out on the other, sooner or later.
func TestNodesOnPostgresLimitTogether(t *testing.T) {
	d := withPostgres(t)
	config := d.nodeConfig()
	config.AddressRate = limit.Rate{PerSecond: 0.001, Burst: 1000}
	first, second := d.start(config), d.start(config)
	atFirst, atSecond := browser(t, first.CAFile), browser(t, second.CAFile)
	asked := 0
	await.Until(t, "the second node knows what the first admits", func() bool {
		asked++
		left(t, atFirst, first.URL)
		return left(t, atSecond, second.URL) < 1000-asked
	})
}

// left asks without a token, and returns how often the address may ask again.
func left(t *testing.T, client *http.Client, base string) (n int) {
	t.Helper()
	response, err := client.Do(getting(t, base+"/sales/api/v1/business-unit"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	header := response.Header.Get("RateLimit")
	if _, err := fmt.Sscanf(header, `"address";r=%d;`, &n); err != nil {
		t.Fatalf("%d, RateLimit: %q", response.StatusCode, header)
	}
	return n
}

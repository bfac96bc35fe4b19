package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

const exampleCompany = "../../docs/company.yaml"

// desk runs verbs on a data directory of its own, with fake streams.
type desk struct {
	t    *testing.T
	data string
	env  map[string]string
}

// result is what a verb left behind.
type result struct {
	code     int
	out, err string
}

func newDesk(t *testing.T) *desk {
	return &desk{t: t, data: filepath.Join(t.TempDir(), "data"), env: map[string]string{}}
}

// withExample returns a desk whose store, on the engine whose turn it is, has the company of the docs.
func withExample(t *testing.T) *desk {
	d := newDesk(t)
	if kept := enginetest.New(t); kept.Postgres() {
		d.env["DAYPART_DATABASE"] = kept.Location
	}
	d.ok("tenant", "apply", "-f", exampleCompany)
	return d
}

// withFile is withExample for what is about the file of the database.
func withFile(t *testing.T) *desk {
	d := newDesk(t)
	d.ok("tenant", "apply", "-f", exampleCompany)
	return d
}

func (d *desk) run(stdin string, args ...string) result {
	d.t.Helper()
	var out, stderr bytes.Buffer
	env := func(name string) (string, bool) { value, ok := d.env[name]; return value, ok }
	code := run(append([]string{"--data", d.data}, args...), strings.NewReader(stdin), &out, &stderr, env)
	return result{code, out.String(), stderr.String()}
}

// place is where the desk's verbs find the store.
func (d *desk) place() place { return place{Data: d.data, Database: d.env["DAYPART_DATABASE"]} }

// ok runs a verb that must do, and returns what it printed.
func (d *desk) ok(args ...string) string {
	d.t.Helper()
	r := d.run("", args...)
	if r.code != exitOK {
		d.t.Fatalf("daypart %s: exit code %d\n%s%s", strings.Join(args, " "), r.code, r.out, r.err)
	}
	return r.out
}

// fails runs a verb that must end with this code and say want.
func (d *desk) fails(code int, want string, args ...string) {
	d.t.Helper()
	if r := d.run("", args...); r.code != code || !strings.Contains(r.err, want) {
		d.t.Errorf("daypart %s: exit code %d, want %d\n%swant %q in it", strings.Join(args, " "), r.code, code, r.err, want)
	}
}

func (d *desk) store() *sqlstore.Store {
	d.t.Helper()
	s, err := openStore(d.t.Context(), d.place(), sqlstore.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = s.Close() })
	return s
}

// sell appends a submission of one row to unit 1.
func (d *desk) sell(net sales.Amount) {
	d.t.Helper()
	slot := time.Date(2026, time.November, 23, 11, 15, 0, 0, time.UTC)
	row := sales.Row{SlotStart: slot, Type: "TAKE", Currency: "EUR", Measures: sales.Measures{Net: net, Gross: net, Checks: 12, Guests: 19}}
	d.append(store.Submission{Kind: store.RealTime, ReceivedAt: slot.Add(time.Hour), Submission: sales.Submission{Rows: []sales.Row{row}}})
}

// append commits a submission of unit 1 for 2026-11-23.
func (d *desk) append(s store.Submission) {
	d.t.Helper()
	ctx := context.Background()
	s.ID, s.Unit, s.Day, s.Actor = uuid.Must(uuid.NewV7()), 1, calendar.NewDay(2026, time.November, 23), auth.Actor{ClientID: "till"}
	err := withStore(ctx, d.place(), func(kept *sqlstore.Store) error {
		company, err := companyNamed(ctx, kept, "oak-and-rye")
		if err != nil {
			return err
		}
		_, err = kept.Append(ctx, store.Background(company.ID), s)
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func contains(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
}

func TestUsage(t *testing.T) {
	d := newDesk(t)
	if r := d.run("", "--help"); r.code != exitOK || !strings.Contains(r.out, "Exit codes") {
		t.Errorf("--help: code %d\n%s", r.code, r.out)
	}
	d.fails(exitUsage, "unexpected argument sell", "sell")
	d.fails(exitUsage, "unknown flag --bare", "serve", "--bare")
	d.fails(exitUsage, "expected one of", "tenant")
	d.fails(exitUsage, "must be one of", "export", "everything", "--tenant", "x")
}

func TestVersion(t *testing.T) {
	contains(t, newDesk(t).ok("--version"), "daypart ")
	contains(t, newDesk(t).ok("--help"), "--version")
	contains(t, newDesk(t).ok("version"), "daypart ", "built with go")
	contains(t, newDesk(t).ok("version", "--json"), `"version": `, `"go": "go`)
}

func TestVerbsNeedADatabase(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{"tenant", "list"}, {"verify"}, {"key", "list"}, {"backup", "x.db"}, {"user", "list", "--tenant", "x"}} {
		d.fails(exitFailure, "there is no database in "+d.data, args...)
	}
}

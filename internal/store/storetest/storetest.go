// Package storetest is the suite that every engine of package store passes: it
// checks the sentences of that contract. It knows nothing of how an engine
// keeps things; what is one engine's own is tested beside it.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"reflect"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Run checks an engine. open returns an empty store, and sees to its end when t ends.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, part := range []struct {
		name  string
		tests map[string]func(*testing.T, store.Store)
	}{
		{"tenants", tenants},
		{"ledger", ledger},
		{"epochs", epochs},
		{"order", order},
		{"idempotency", idempotency},
		{"figures", figures},
		{"totals", totals},
		{"visits", visits},
		{"replacement", replacement},
		{"log", log},
		{"forecasts", forecasts},
		{"access", access},
		{"keys", keys},
		{"refresh", refresh},
		{"revocation", revocation},
		{"sessions", sessions},
		{"scenarios", scenarios},
		{"imports", imports},
		{"leases", leases},
		{"draws", draws},
		{"upkeep", upkeep},
		{"concurrency", concurrency},
		{"isolation", isolation},
		{"scope", scoped},
		{"model", model},
	} {
		t.Run(part.name, func(t *testing.T) {
			for name, test := range part.tests {
				t.Run(name, func(t *testing.T) { test(t, open(t)) })
			}
		})
	}
}

// The unit, day and time that tests use where it does not matter which.
var (
	monday = calendar.NewDay(2026, time.November, 23)
	noon   = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
)

// company returns a company with these units, not applied yet.
func company(slug tenant.Slug, units ...tenant.UnitID) tenant.Company {
	c := tenant.Company{Slug: slug, Name: "Company " + string(slug), Configuration: configuration()}
	for _, id := range units {
		c.Units = append(c.Units, tenant.Unit{ID: id, Name: "Unit", Calendar: calendar.New(time.UTC, calendar.NewClock(5, 0), calendar.DefaultSlotLength)})
	}
	return c
}

func configuration() *tenant.Configuration {
	length, err := calendar.NewSlotLength(30)
	if err != nil {
		panic(err)
	}
	return &tenant.Configuration{
		Currencies: []tenant.Currency{{ID: "EUR", Decimals: 2}},
		SalesTypes: []tenant.SalesType{{ID: "TAKE", Names: map[string]string{"en": "Take-away"}, TrafficBy: tenant.ByChecks}},
		Dayparts:   []tenant.Daypart{{ID: "lunch", Names: map[string]string{"en": "Lunch"}, From: calendar.NewClock(11, 30), To: calendar.NewClock(15, 0)}},
		Defaults:   tenant.Defaults{Zone: "Europe/Madrid", DayStart: calendar.NewClock(5, 0), SlotLength: length, Language: "es"},
		Intake:     tenant.Intake{MaxAgeDays: 7, FutureTolerance: 5 * time.Minute},
	}
}

// desk is a tenant to which a test submits.
type desk struct {
	t  *testing.T
	s  store.Store
	id tenant.ID
}

// newDesk applies a company with units 1, 2 and 3.
func newDesk(t *testing.T, s store.Store, slug tenant.Slug) desk {
	t.Helper()
	c, err := s.ApplyCompany(t.Context(), company(slug, 1, 2, 3))
	check(t, err)
	return desk{t, s, c.ID}
}

// sub returns a submission of unit 1 for monday, received a second after the last that was made.
func sub(rows ...sales.Row) store.Submission {
	return store.Submission{
		ID:         newID(),
		Unit:       1,
		Kind:       store.RealTime,
		Actor:      auth.Actor{ClientID: "till", Username: "ana"},
		RequestID:  "request",
		ReceivedAt: tick(),
		Submission: sales.Submission{Day: monday, Rows: rows},
	}
}

var ticks atomic.Int64

func tick() time.Time { return noon.Add(time.Duration(ticks.Add(1)) * time.Second) }

// observed says when the rows of a submission were read, in minutes after noon.
func observed(s store.Submission, minutes int) store.Submission {
	t := noon.Add(time.Duration(minutes) * time.Minute)
	s.ObservedAt = &t
	return s
}

// row states a figure of take-away in euros.
func row(slot int, net sales.Amount) sales.Row {
	return sales.Row{
		SlotStart: noon.Add(time.Duration(slot) * 15 * time.Minute),
		Type:      "TAKE",
		Currency:  "EUR",
		Measures:  sales.Measures{Net: net, Gross: net + 7, Checks: 3, Guests: 5},
	}
}

func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

func (d desk) append(s store.Submission) store.Entry {
	d.t.Helper()
	e, err := d.s.Append(d.t.Context(), store.Background(d.id), s)
	check(d.t, err)
	return e
}

// figures returns all figures of monday.
func (d desk) figures() []store.Figure {
	d.t.Helper()
	got, err := d.s.Figures(d.t.Context(), store.Background(d.id), store.FigureQuery{DayQuery: mondays()})
	check(d.t, err)
	return got
}

// nets returns the net of each figure of monday.
func (d desk) nets() []sales.Amount {
	d.t.Helper()
	var nets []sales.Amount
	for _, f := range d.figures() {
		nets = append(nets, f.Net)
	}
	return nets
}

func (d desk) totals() []store.DayTotal {
	d.t.Helper()
	got, err := d.s.DayTotals(d.t.Context(), store.Background(d.id), mondays())
	check(d.t, err)
	return got
}

func mondays() store.DayQuery { return store.DayQuery{From: monday, To: monday} }

// clean fails the test unless the projections are what the ledger says.
func (d desk) clean() {
	d.t.Helper()
	report, err := d.s.Verify(d.t.Context(), d.id, false, nil)
	check(d.t, err)
	if report.Count != 0 {
		d.t.Fatalf("verify: %d differences: %q", report.Count, report.Differences)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T any](t *testing.T, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func fails(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func cancelled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

// slugOf makes a slug of a test's name.
func slugOf(name string) tenant.Slug {
	h := fnv.New32a()
	h.Write([]byte(name))
	return tenant.Slug(fmt.Sprintf("t-%x", h.Sum32()))
}

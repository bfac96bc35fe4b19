package report

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

const company = `
tenant: cafe
name: Café
currencies: [{id: EUR}, {id: USD}]
salesTypes: [{id: DINE, names: {en: Dine in}}, {id: TAKE, names: {en: Take away}}]
defaults: {timeZone: Europe/Madrid, dayStart: "05:00"}
units: [{id: 1, name: One}, {id: 2, name: Two}, {id: 3, name: Three, timeZone: Asia/Kathmandu}]
`

// archive is a company with a real store, at 12:00 UTC on 2026-11-23.
type archive struct {
	*Service
	t      testing.TB
	store  *sqlstore.Store
	clock  time.Time
	caller auth.Caller
}

var day = calendar.NewDay(2026, time.November, 23)

func newArchive(t *testing.T) *archive {
	t.Helper()
	a := &archive{t: t, clock: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	var err error
	a.store, err = sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.store.Close(); err != nil {
			t.Error(err)
		}
	})
	c, err := tenant.ParseCompany([]byte(company))
	if err != nil {
		t.Fatal(err)
	}
	if c, err = a.store.ApplyCompany(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return a.clock }
	a.Service = New(a.store, directory.New(a.store, now), now)
	a.caller = auth.Caller{Tenant: c.ID}
	return a
}

// limited returns the caller, limited to units.
func (a *archive) limited(units ...tenant.UnitID) auth.Caller {
	caller := a.caller
	caller.Units = units
	return caller
}

// slot returns the start of a slot of the day in Madrid, counted from its start.
func slot(n int) time.Time {
	return time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC).Add(time.Duration(n) * 15 * time.Minute)
}

func row(n int, typ sales.TypeID, currency sales.Currency, net sales.Amount) sales.Row {
	return sales.Row{SlotStart: slot(n), Type: typ, Currency: currency, Measures: sales.Measures{Net: net, Gross: 2 * net, Checks: 1, Guests: 2}}
}

// submit commits rows of a unit's day, a minute after the last.
func (a *archive) submit(unit tenant.UnitID, on calendar.Day, observed *time.Time, rows ...sales.Row) store.Entry {
	a.t.Helper()
	a.clock = a.clock.Add(time.Minute)
	entry, err := a.store.Append(a.t.Context(), store.Background(a.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: unit, Kind: store.RealTime, Actor: auth.Actor{ClientID: "till"}, ReceivedAt: a.clock,
		Submission: sales.Submission{Day: on, ObservedAt: observed, Rows: rows},
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return entry
}

func (a *archive) day(unit tenant.UnitID, q DayQuery) Day {
	a.t.Helper()
	got, err := a.Day(a.t.Context(), a.caller, unit, q)
	if err != nil {
		a.t.Fatal(err)
	}
	return got
}

// brief writes figures as slot, type, currency and net.
func brief(figures []store.Figure) string {
	var lines []string
	for _, f := range figures {
		lines = append(lines, fmt.Sprintf("%d/%s/%s=%s", f.SlotStart.Sub(slot(0))/(15*time.Minute), f.Type, f.Currency, f.Net))
	}
	return strings.Join(lines, " ")
}

func briefTotals(totals []store.Total) string {
	var lines []string
	for _, t := range totals {
		lines = append(lines, fmt.Sprintf("%s=%s/%s/%d/%d", t.Currency, t.Net, t.Gross, t.Checks, t.Guests))
	}
	return strings.Join(lines, " ")
}

// refuses reports whether err refuses a parameter.
func refuses(err error, parameter string) bool {
	var refusal *sales.Refusal
	return errors.As(err, &refusal) && refusal.Faults[0].Extra["parameter"] == parameter
}

func TestReadingTooMuchOrOutOfReach(t *testing.T) {
	a := newArchive(t)
	read := func(caller auth.Caller, q FigureQuery) error {
		q.Limit = 10
		_, err := a.Figures(t.Context(), caller, q)
		return err
	}
	totals := func(from, to calendar.Day) error {
		_, err := a.DayTotals(t.Context(), a.caller, 1, from, to)
		return err
	}
	units := func(caller auth.Caller, cursor string) error {
		_, err := a.Units(t.Context(), caller, cursor, 10)
		return err
	}
	if err := errors.Join(read(a.caller, FigureQuery{From: day.AddDays(-365), To: day}), totals(day.AddDays(-365), day)); err != nil {
		t.Errorf("a leap year: %v", err)
	}
	for name, err := range map[string]error{
		"too long":            read(a.caller, FigureQuery{From: day.AddDays(-366), To: day}),
		"turned round":        read(a.caller, FigureQuery{From: day, To: day.AddDays(-1)}),
		"totals too long":     totals(day.AddDays(-366), day),
		"totals turned round": totals(day, day.AddDays(-1)),
	} {
		if !refuses(err, "end") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, err := range map[string]error{
		"not a cursor":           read(a.caller, FigureQuery{From: day, To: day, Cursor: "%"}),
		"cursor of other list":   read(a.caller, FigureQuery{From: day, To: day, Cursor: unitCursor(1)}),
		"cut cursor":             read(a.caller, FigureQuery{From: day, To: day, Cursor: "ZgI"}),
		"units: not a cursor":    units(a.caller, "ZgI"),
		"units: cursor too long": units(a.caller, unitCursor(1)+"AAAA"),
	} {
		if !refuses(err, "cursor") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, want := range map[string]struct {
		got  error
		want error
	}{
		"unknown unit":      {read(a.caller, FigureQuery{From: day, To: day, Units: []tenant.UnitID{1, 77}}), directory.ErrNoUnit},
		"unit out of reach": {read(a.limited(1), FigureQuery{From: day, To: day, Units: []tenant.UnitID{2}}), directory.ErrUnitNotPermitted},
		"unknown tenant":    {units(auth.Caller{Tenant: 99}, ""), directory.ErrNotFound},
	} {
		if !errors.Is(want.got, want.want) {
			t.Errorf("%s: %v, want %v", name, want.got, want.want)
		}
	}
	if _, err := a.Day(t.Context(), a.limited(2), 1, DayQuery{Day: day}); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("day: %v", err)
	}
	if _, err := a.History(t.Context(), a.limited(2), 1, day, "x"); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("history: %v", err)
	}
	if _, err := a.BusinessDay(t.Context(), a.limited(2), 1, nil); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("business day: %v", err)
	}
	if _, err := a.DayTotals(t.Context(), a.limited(2), 1, day, day); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("totals: %v", err)
	}
}

func TestDayTotals(t *testing.T) {
	a := newArchive(t)
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000), row(0, "TAKE", "EUR", 2_0000), row(0, "DINE", "USD", 4_0000))
	a.submit(1, day.AddDays(-2), nil, row(-192, "DINE", "EUR", 8_0000))
	a.submit(2, day, nil, row(0, "DINE", "EUR", 9_0000))
	got, err := a.DayTotals(t.Context(), a.caller, 1, day.AddDays(-2), day)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, total := range got {
		lines = append(lines, total.Day.String()+" "+briefTotals([]store.Total{total.Total}))
	}
	want := "2026-11-21 EUR=8.00/16.00/1/2, 2026-11-23 EUR=3.00/6.00/2/4, 2026-11-23 USD=4.00/8.00/1/2"
	if text := strings.Join(lines, ", "); text != want {
		t.Errorf("got %q, want %q", text, want)
	}
}

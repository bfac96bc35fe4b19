package breakdown_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
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
salesTypes:
  - {id: DINE, names: {en: Dine in}, category: restaurant}
  - {id: TAKE, names: {en: Take away}, category: counter}
dayparts:
  - {id: lunch, names: {en: Lunch}, from: "11:30", to: "16:30"}
  - {id: night, names: {en: Night}, from: "22:00", to: "02:00"}
defaults: {timeZone: Europe/Madrid, dayStart: "05:00"}
units:
  - {id: 1, name: One, brand: Quince, country: ES, city: Madrid}
  - {id: 2, name: Two, brand: Copper, country: ES, city: Madrid}
  - {id: 3, name: Three, brand: Copper, country: NP, timeZone: Asia/Kathmandu}
  - {id: 4, name: Four, brand: Quince, country: US, timeZone: America/New_York}
  - {id: 5, name: Five, brand: Quince, country: AU, timeZone: Australia/Lord_Howe, slotMinutes: 30}
  - {id: 6, name: Six, country: CU, timeZone: America/Havana, dayStart: "00:00"}
  - {id: 7, name: Seven, brand: Quince, country: ES, openedOn: "2026-11-20"}
  - {id: 8, name: Eight, brand: Quince, country: ES, closedOn: "2026-11-17"}
  - {id: 9, name: Nine, brand: Copper, country: US, currencies: [USD]}
`

// world is a company with a real store, at 12:05 in Madrid on Monday 2026-11-23.
type world struct {
	*breakdown.Service
	t      testing.TB
	store  *sqlstore.Store
	units  map[tenant.UnitID]tenant.Unit
	clock  time.Time
	caller auth.Caller
}

var today = calendar.NewDay(2026, time.November, 23)

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: time.Date(2026, 11, 23, 11, 5, 0, 0, time.UTC), units: map[tenant.UnitID]tenant.Unit{}}
	var err error
	w.store, err = sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), sqlstore.Options{})
	check(t, err)
	t.Cleanup(func() { check(t, w.store.Close()) })
	c, err := tenant.ParseCompany([]byte(company))
	check(t, err)
	c, err = w.store.ApplyCompany(t.Context(), c)
	check(t, err)
	for _, u := range c.Units {
		w.units[u.ID] = u
	}
	now := func() time.Time { return w.clock }
	w.Service = breakdown.New(w.store, nil, directory.New(w.store, now), now)
	w.caller = auth.Caller{Tenant: c.ID}
	return w
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sell commits one figure: net as said, gross 10 % more, a check and two guests for each 10 of it.
func (w *world) sell(unit tenant.UnitID, day calendar.Day, at time.Time, typ sales.TypeID, currency sales.Currency, net int64) {
	w.t.Helper()
	_, err := w.store.Append(w.t.Context(), store.Background(w.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: unit, Kind: store.RealTime, ReceivedAt: w.clock,
		Submission: sales.Submission{Day: day, Rows: []sales.Row{{SlotStart: at, Type: typ, Currency: currency, Measures: sales.Measures{
			Net: sales.Amount(net * 10_000), Gross: sales.Amount(net * 11_000), Checks: net / 10, Guests: net / 5,
		}}}},
	})
	check(w.t, err)
}

// replace states a unit's day as one figure in euros, and nothing else.
func (w *world) replace(unit tenant.UnitID, day calendar.Day, at time.Time, net int64) {
	w.t.Helper()
	_, err := w.store.Append(w.t.Context(), store.Background(w.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: unit, Kind: store.Import, ReceivedAt: w.clock, Replace: true,
		Submission: sales.Submission{Day: day, Rows: []sales.Row{{SlotStart: at, Type: "DINE", Currency: "EUR", Measures: sales.Measures{
			Net: sales.Amount(net * 10_000), Gross: sales.Amount(net * 11_000), Checks: 1, Guests: 2,
		}}}},
	})
	check(w.t, err)
}

// slot returns the start of a slot of a unit's day, counted from its start.
func (w *world) slot(unit tenant.UnitID, day calendar.Day, n int) time.Time {
	return w.units[unit].Calendar.Slots(day)[n].Start
}

func (w *world) ask(q breakdown.Query) breakdown.Report {
	w.t.Helper()
	report, err := w.Sales(w.t.Context(), w.caller, q)
	check(w.t, err)
	return report
}

// lines writes rows as bucket, groups, what was sold, and what it is held against.
func lines(rows []breakdown.Row) string {
	var out []string
	for _, r := range rows {
		bucket := r.Bucket.Key
		if r.Bucket.Again {
			bucket += " again"
		}
		group := strings.Join(r.Groups, "/")
		if r.Rest {
			group = "rest"
		}
		line := strings.TrimSpace(strings.Join(strings.Fields(bucket+" "+group), " ")+" "+string(r.Currency)) + " " + net(r.Sold)
		if r.Other != nil {
			line += " (" + net(r.Part) + " vs " + net(r.Other) + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func net(m *sales.Measures) string {
	if m == nil {
		return "-"
	}
	return strings.TrimSuffix(m.Net.String(), ".00")
}

func want(t *testing.T, got, want string) {
	t.Helper()
	want = strings.TrimSpace(strings.ReplaceAll(want, "\t", ""))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func on(d calendar.Day) breakdown.Period { return breakdown.Period{Kind: breakdown.Day, Day: &d} }

func between(from, to calendar.Day) breakdown.Period {
	return breakdown.Period{Kind: breakdown.Range, Start: &from, End: &to}
}

func refused(t *testing.T, err error, parameter string) {
	t.Helper()
	if err == nil || !strings.Contains(fmt.Sprintf("%+v", err), parameter) {
		t.Errorf("got %v, want a refusal of %s", err, parameter)
	}
}

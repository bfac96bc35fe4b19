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
	entry, err := a.store.Append(a.t.Context(), a.caller.Tenant, store.Submission{
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

func TestDayFiltersFiguresButNotTotals(t *testing.T) {
	a := newArchive(t)
	a.submit(1, day, nil, row(0, "TAKE", "EUR", 1_0000), row(0, "DINE", "EUR", 2_0000), row(1, "DINE", "USD", 3_0000), row(2, "DINE", "EUR", 4_0000))
	a.submit(2, day, nil, row(0, "DINE", "EUR", 9_0000))
	a.submit(1, day.AddDays(-1), nil, row(-96, "DINE", "EUR", 9_0000))
	tests := []struct {
		name string
		q    DayQuery
		want string
	}{
		{"all", DayQuery{}, "0/DINE/EUR=2.00 0/TAKE/EUR=1.00 1/DINE/USD=3.00 2/DINE/EUR=4.00"},
		{"currency", DayQuery{Currency: "USD"}, "1/DINE/USD=3.00"},
		{"sales type", DayQuery{Type: "TAKE"}, "0/TAKE/EUR=1.00"},
		{"from", DayQuery{From: slot(1)}, "1/DINE/USD=3.00 2/DINE/EUR=4.00"},
		{"to", DayQuery{To: slot(1)}, "0/DINE/EUR=2.00 0/TAKE/EUR=1.00"},
		{"from within a slot", DayQuery{From: slot(1).Add(time.Second), To: slot(9)}, "2/DINE/EUR=4.00"},
		{"nothing", DayQuery{Currency: "GBP"}, ""},
	}
	const wantTotals = "EUR=7.00/14.00/3/6 USD=3.00/6.00/1/2"
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.q.Day = day
			for _, asOf := range []time.Time{{}, a.clock} {
				test.q.AsOf = asOf
				got := a.day(1, test.q)
				if brief(got.Figures) != test.want || briefTotals(got.Totals) != wantTotals || got.Unit.ID != 1 {
					t.Errorf("as of %v: got %q, %q; want %q, %q", asOf, brief(got.Figures), briefTotals(got.Totals), test.want, wantTotals)
				}
			}
		})
	}
}

func TestDayAsItStood(t *testing.T) {
	a := newArchive(t)
	start := a.clock
	first := a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	second := a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000), row(1, "DINE", "EUR", 5_0000))
	for at, want := range map[time.Time]string{
		start:                               "",
		first.ReceivedAt.Add(-1):            "",
		first.ReceivedAt:                    "0/DINE/EUR=1.00",
		second.ReceivedAt.Add(-time.Second): "0/DINE/EUR=1.00",
		second.ReceivedAt:                   "0/DINE/EUR=2.00 1/DINE/EUR=5.00",
	} {
		if got := brief(a.day(1, DayQuery{Day: day, AsOf: at}).Figures); got != want {
			t.Errorf("as of %v: got %q, want %q", at, got, want)
		}
	}
	if _, err := a.Day(t.Context(), a.caller, 1, DayQuery{Day: day, AsOf: a.clock.Add(time.Second)}); !refuses(err, "asOf") {
		t.Errorf("a future state was read: %v", err)
	}
}

// refuses reports whether err refuses a parameter.
func refuses(err error, parameter string) bool {
	var refusal *sales.Refusal
	return errors.As(err, &refusal) && refusal.Faults[0].Extra["parameter"] == parameter
}

func TestDayTagChangesWithItsContent(t *testing.T) {
	a := newArchive(t)
	seen := map[string]string{}
	fresh := func(what string, q DayQuery) {
		t.Helper()
		q.Day = day
		tag := a.day(1, q).ETag
		if before, ok := seen[tag]; ok {
			t.Errorf("%s has the tag of %s", what, before)
		}
		seen[tag] = what
		if again := a.day(1, q).ETag; again != tag || !strings.HasPrefix(tag, `"`) {
			t.Errorf("%s: %s, then %s", what, tag, again)
		}
	}
	fresh("nothing", DayQuery{})
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	fresh("one figure", DayQuery{})
	a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000))
	fresh("its next value", DayQuery{})
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	fresh("its first value, sent again", DayQuery{})
	a.submit(1, day, nil, row(0, "TAKE", "EUR", 1_0000))
	fresh("one of two figures", DayQuery{Type: "TAKE"})
	fresh("the past", DayQuery{AsOf: a.clock})

	tag := a.day(1, DayQuery{Day: day}).ETag
	a.submit(1, day, nil, row(0, "TAKE", "EUR", 1_0000))
	a.submit(2, day, nil, row(0, "TAKE", "EUR", 3_0000))
	if got := a.day(1, DayQuery{Day: day}).ETag; got != tag {
		t.Errorf("nothing changed, but the tag did: %s, %s", tag, got)
	}
}

func TestHistory(t *testing.T) {
	a := newArchive(t)
	observed := a.clock
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000), row(1, "DINE", "EUR", 7_0000))
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000), row(0, "TAKE", "EUR", 5_0000))
	a.submit(1, day, &observed, row(0, "DINE", "EUR", 3_0000))
	got, err := a.History(t.Context(), a.caller, 1, day, "2026-11-23T05:00")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range got.Changes {
		old := "none"
		if c.Old != nil {
			old = c.Old.Net.String()
		}
		lines = append(lines, fmt.Sprintf("%d %s %s>%s", c.Seq, c.Key.Type, old, c.New.Net))
		if c.Actor.ClientID != "till" || c.Kind != store.RealTime || c.ReceivedAt.IsZero() || c.Submission == uuid.Nil {
			t.Errorf("change %+v", c)
		}
	}
	want := "1 DINE none>1.00, 3 DINE 1.00>2.00, 3 TAKE none>5.00"
	if text := strings.Join(lines, ", "); text != want || !got.Slot.Start.Equal(slot(0)) || got.Slot.Duration() != 15*time.Minute {
		t.Errorf("got %q of %v, want %q", text, got.Slot, want)
	}
	for text, problem := range map[string]string{"noon": "invalid-request", "2026-11-23T05:01": "invalid-time-slot", "2026-11-22T05:00": "business-day-mismatch"} {
		_, err := a.History(t.Context(), a.caller, 1, day, text)
		var refusal *sales.Refusal
		if !errors.As(err, &refusal) || refusal.Problem != problem || !refuses(err, "timeSlotStart") {
			t.Errorf("slot %q: %v, want %s", text, err, problem)
		}
	}
}

func TestFiguresPageByPage(t *testing.T) {
	a := newArchive(t)
	for _, unit := range []tenant.UnitID{2, 1} {
		a.submit(unit, day, nil, row(0, "DINE", "EUR", 1_0000), row(0, "TAKE", "EUR", 2_0000), row(0, "TAKE", "USD", 3_0000), row(3, "DINE", "EUR", 4_0000))
		a.submit(unit, day.AddDays(-1), nil, row(-96, "DINE", "EUR", 5_0000))
	}
	const one = "-96/DINE/EUR=5.00 0/DINE/EUR=1.00 0/TAKE/EUR=2.00 0/TAKE/USD=3.00 3/DINE/EUR=4.00"
	tests := []struct {
		name   string
		caller auth.Caller
		q      FigureQuery
		want   string
	}{
		{"all", a.caller, FigureQuery{From: day.AddDays(-1), To: day}, one + " " + one},
		{"limited", a.limited(2, 3), FigureQuery{From: day.AddDays(-1), To: day}, one},
		{"named", a.caller, FigureQuery{Units: []tenant.UnitID{1}, From: day.AddDays(-1), To: day}, one},
		{"one day", a.limited(1), FigureQuery{From: day.AddDays(-1), To: day.AddDays(-1)}, "-96/DINE/EUR=5.00"},
		{"filtered", a.limited(1), FigureQuery{From: day, To: day, Type: "TAKE", Currency: "USD"}, "0/TAKE/USD=3.00"},
		{"empty", a.limited(3), FigureQuery{From: day, To: day}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, limit := range []int{1, 2, 5, 100} {
				if got := a.readFigures(test.caller, test.q, limit); got != test.want {
					t.Errorf("pages of %d: got %q, want %q", limit, got, test.want)
				}
			}
		})
	}
}

func (a *archive) readFigures(caller auth.Caller, q FigureQuery, limit int) string {
	a.t.Helper()
	var all []store.Figure
	for q.Limit = limit; ; {
		page, err := a.Figures(a.t.Context(), caller, q)
		if err != nil || len(page.Figures) > limit {
			a.t.Fatal(len(page.Figures), err)
		}
		if all = append(all, page.Figures...); page.NextCursor == "" {
			return brief(all)
		}
		q.Cursor = page.NextCursor
	}
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

func TestUnits(t *testing.T) {
	a := newArchive(t)
	a.clock = time.Date(2026, 11, 24, 3, 30, 0, 0, time.UTC) // 04:30 in Madrid, 09:15 in Kathmandu
	a.submit(2, day, nil)
	read := func(caller auth.Caller, limit int) string {
		var lines []string
		for cursor := ""; ; {
			page, err := a.Units(t.Context(), caller, cursor, limit)
			if err != nil {
				t.Fatal(err)
			}
			for _, u := range page.Units {
				lines = append(lines, fmt.Sprintf("%d %s %t", u.ID, u.CurrentDay, u.LastReceived != nil && u.LastReceived.Equal(a.clock)))
			}
			if cursor = page.NextCursor; cursor == "" {
				return strings.Join(lines, ", ")
			}
		}
	}
	want := "1 2026-11-23 false, 2 2026-11-23 true, 3 2026-11-24 false"
	for _, limit := range []int{1, 2, 3, 9} {
		if got := read(a.caller, limit); got != want {
			t.Errorf("pages of %d: got %q, want %q", limit, got, want)
		}
	}
	if got := read(a.limited(3), 1); got != "3 2026-11-24 false" {
		t.Errorf("limited: got %q", got)
	}
}

func TestBusinessDay(t *testing.T) {
	a := newArchive(t)
	long := calendar.NewDay(2026, time.October, 24)
	got, err := a.BusinessDay(t.Context(), a.caller, 1, &long)
	if err != nil || got.Day != long || len(got.Slots) != 100 || got.Span.Duration() != 25*time.Hour {
		t.Errorf("got %+v, %v", got, err)
	}
	current, err := a.BusinessDay(t.Context(), a.caller, 1, nil)
	if err != nil || current.Day != day || !current.Now.Equal(a.clock) || len(current.Slots) != 96 {
		t.Errorf("got %+v, %v", current, err)
	}
}

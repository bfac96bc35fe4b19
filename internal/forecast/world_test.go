package forecast_test

import (
	"log/slog"
	"math"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// shop is a forecast on the real store, with a company of two units in Madrid that open at 09:00 and close at 21:00.
type shop struct {
	*forecast.Service
	t       testing.TB
	store   *sqlstore.Store
	file    string // of the store
	company tenant.Company
	caller  auth.Caller

	mu     sync.Mutex
	now    time.Time
	heeded bool
	moved  []forecast.Moved
}

var (
	madrid = func() *time.Location {
		zone, err := time.LoadLocation("Europe/Madrid")
		if err != nil {
			panic(err)
		}
		return zone
	}()
	// today is a Thursday; it is noon on it when a shop opens.
	today = calendar.NewDay(2026, time.November, 26)
	noon  = time.Date(2026, time.November, 26, 12, 0, 0, 0, madrid)
)

const opens, closes = 9, 21

func newShop(t *testing.T) *shop { return openShop(t) }

func openShop(t testing.TB) *shop { return openChain(t, 2) }

// openChain is openShop with so many units.
func openChain(t testing.TB, count int) *shop {
	t.Helper()
	file := filepath.Join(t.TempDir(), "daypart.db")
	kept, err := sqlstore.OpenSQLite(t.Context(), file, sqlstore.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, kept.Close()) })
	s := &shop{t: t, store: kept, file: file, now: noon}
	length, err := calendar.NewSlotLength(60)
	must(t, err)
	units := make([]tenant.Unit, count)
	for i := range units {
		units[i] = tenant.Unit{ID: tenant.UnitID(i + 1), Name: "unit", Calendar: calendar.New(madrid, calendar.NewClock(5, 0), length), Groupings: tenant.Groupings{Country: "ES"}}
	}
	s.company, err = kept.ApplyCompany(t.Context(), tenant.Company{
		Slug: "norte", Name: "Norte", Units: units,
		Configuration: &tenant.Configuration{
			Currencies: []tenant.Currency{{ID: "EUR", Decimals: 2}},
			Dayparts: []tenant.Daypart{
				{ID: "morning", From: calendar.NewClock(5, 0), To: calendar.NewClock(12, 0)},
				{ID: "rest", From: calendar.NewClock(12, 0), To: calendar.NewClock(5, 0)},
			},
		},
	})
	must(t, err)
	s.caller = auth.Caller{Tenant: s.company.ID, Username: "ana"}
	s.Service = forecast.New(kept, directory.New(kept, s.clock), slog.New(slog.DiscardHandler), s.clock, forecast.Options{
		Announce: s.announce, Heeded: func(tenant.ID) bool { return s.heeded },
	})
	return s
}

func (s *shop) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *shop) set(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
}

func (s *shop) announce(_ tenant.ID, m forecast.Moved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moved = append(s.moved, m)
}

func (s *shop) announced() []forecast.Moved {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.moved
}

// usual is what an hour brings on a weekday: more at the weekend, most in the middle of the day.
func usual(day calendar.Day, hour int) float64 {
	x := (float64(hour) - 14.5) / 4
	busy := []float64{1.3, 0.8, 0.85, 0.9, 1, 1.3, 1.5}[day.Weekday()]
	_, chance := math.Modf(math.Abs(math.Sin(float64(day.Number())*12.9898)) * 43758.5453)
	growing := math.Exp(0.004 * float64(day.Sub(today))) // so that a mean of past weeks lags behind
	return math.Round(100*busy*growing*(1+0.1*(chance-0.5))*math.Exp(-x*x/2)*100) / 100
}

// usualDay is the sum of the usual hours.
func usualDay(day calendar.Day) (sum float64) {
	for hour := opens; hour < closes; hour++ {
		sum += usual(day, hour)
	}
	return sum
}

// sell submits what a unit sells on a day in the hours from one to before another, times a factor.
func (s *shop) sell(unit tenant.UnitID, day calendar.Day, from, to int, factor float64) {
	s.t.Helper()
	id, err := uuid.NewV7()
	must(s.t, err)
	start := s.company.Units[0].Calendar.Span(day).Start.In(madrid)
	var rows []sales.Row
	for hour := from; hour < to; hour++ {
		net := sales.Amount(math.Round(usual(day, hour)*factor*100) * 100)
		at := time.Date(start.Year(), start.Month(), start.Day(), hour, 0, 0, 0, madrid)
		rows = append(rows, sales.Row{SlotStart: at.UTC(), Type: "TAKE", Currency: "EUR", Measures: sales.Measures{Net: net, Gross: net * 11 / 10, Checks: int64(net / 10_0000), Guests: int64(net / 5_0000)}})
	}
	_, err = s.store.Append(s.t.Context(), store.Background(s.company.ID), store.Submission{
		ID: id, Unit: unit, Kind: store.RealTime, ReceivedAt: s.clock(), Submission: sales.Submission{Day: day, Rows: rows},
	})
	must(s.t, err)
}

// trade lets a unit sell all of its last days before today.
func (s *shop) trade(unit tenant.UnitID, days int) {
	s.t.Helper()
	for d := today.AddDays(-days); d.Before(today); d = d.AddDays(1) {
		s.sell(unit, d, opens, closes, 1)
	}
}

func (s *shop) refit() {
	s.t.Helper()
	for i := range s.company.Units {
		must(s.t, s.Refit(s.t.Context(), s.company.ID, &s.company.Units[i]))
	}
}

func (s *shop) ask(q forecast.Query) forecast.Answer {
	s.t.Helper()
	if q.Grain == "" {
		q.Grain = forecast.ByDay
	}
	if q.Measure == "" {
		q.Measure = forecast.Net
	}
	a, err := s.Unit(s.t.Context(), s.caller, 1, q)
	must(s.t, err)
	return a
}

func only(day calendar.Day) forecast.Query { return forecast.Query{Start: &day, End: &day} }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// near fails unless got is want but for a share of it.
func near(t testing.TB, what string, got, want, share float64) {
	t.Helper()
	if math.Abs(got-want) > share*math.Abs(want) {
		t.Errorf("%s is %.2f, want about %.2f", what, got, want)
	}
}

// calendar2 is a date as a table writes it.
type calendar2 struct {
	year  int
	month time.Month
	date  int
}

func (c calendar2) day() calendar.Day { return calendar.NewDay(c.year, c.month, c.date) }

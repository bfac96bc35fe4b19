package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var forecasts = map[string]func(*testing.T, store.Store){
	"forecasts are kept with the moment they were made": forecastsKept,
	"a forecast is never changed":                       forecastsStay,
	"forecasts are found by series and day":             forecastsFound,
	"decisions about a day follow one another":          adjustmentsKept,
	"the calendar keeps what was put last":              eventsReplaced,
	"the calendar is read by days":                      eventsFound,
}

// forecastOf returns a forecast whose values say when it was made.
func forecastOf(unit tenant.UnitID, measure string, at time.Time, through calendar.Day) store.Forecast {
	return store.Forecast{
		Series: store.Series{Unit: unit, Currency: "EUR", Measure: measure}, MadeAt: at, Through: through,
		Outlook: []byte("outlook " + at.Format(time.RFC3339)), Accuracy: []byte{0, 255},
	}
}

func forecastsKept(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first, second := forecastOf(1, "netSales", noon, monday.AddDays(-1)), forecastOf(1, "netSales", noon.Add(time.Microsecond), monday)
	check(t, s.AddForecasts(t.Context(), store.Background(d.id), []store.Forecast{second, first}))
	of := store.ForecastQuery{Units: []tenant.UnitID{1}, Currency: "EUR", Measure: "netSales", Newest: true}
	then, never := of, of
	then.Until, never.Until = noon, noon.Add(-time.Microsecond)
	for _, c := range []struct {
		name string
		q    store.ForecastQuery
		want []store.Forecast
	}{
		{"the newest", store.ForecastQuery{Newest: true}, []store.Forecast{second}},
		{"the newest of then", store.ForecastQuery{Newest: true, Until: noon}, []store.Forecast{first}},
		{"before there was any", store.ForecastQuery{Newest: true, Until: noon.Add(-time.Microsecond)}, nil},
		{"all of two days", store.ForecastQuery{From: monday.AddDays(-1), To: monday}, []store.Forecast{first, second}},
		{"that of a day", store.ForecastQuery{From: monday, To: monday}, []store.Forecast{second}},
		{"those made until then", store.ForecastQuery{From: monday.AddDays(-1), To: monday, Until: noon}, []store.Forecast{first}},
		{"those made since", store.ForecastQuery{From: monday.AddDays(-1), To: monday, Since: second.MadeAt}, []store.Forecast{second}},
		{"the newest made since", store.ForecastQuery{Newest: true, Since: second.MadeAt.Add(time.Microsecond)}, nil},
		{"the newest of a series", of, []store.Forecast{second}},
		{"the newest of a series then", then, []store.Forecast{first}},
		{"of a series before there was any", never, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.Forecasts(t.Context(), store.Background(d.id), c.q)
			check(t, err)
			equal(t, got, c.want)
		})
	}
}

func forecastsStay(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	f := forecastOf(1, "netSales", noon, monday)
	check(t, s.AddForecasts(t.Context(), store.Background(d.id), []store.Forecast{f}))
	other := f
	other.Outlook = []byte("another")
	check(t, s.AddForecasts(t.Context(), store.Background(d.id), []store.Forecast{other}))
	got, err := s.Forecasts(t.Context(), store.Background(d.id), store.ForecastQuery{Newest: true})
	check(t, err)
	equal(t, got, []store.Forecast{f})
}

func forecastsFound(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	one, checks, two := forecastOf(1, "netSales", noon, monday), forecastOf(1, "numChecks", noon, monday), forecastOf(2, "netSales", noon, monday)
	dollars := one
	dollars.Currency = "USD"
	check(t, s.AddForecasts(t.Context(), store.Background(d.id), []store.Forecast{two, dollars, checks, one}))
	for _, c := range []struct {
		name string
		q    store.ForecastQuery
		want []store.Forecast
	}{
		{"all, in order", store.ForecastQuery{Newest: true}, []store.Forecast{one, checks, dollars, two}},
		{"of a unit", store.ForecastQuery{Newest: true, Units: []tenant.UnitID{2}}, []store.Forecast{two}},
		{"of no unit", store.ForecastQuery{Newest: true, Units: []tenant.UnitID{}}, nil},
		{"of a currency", store.ForecastQuery{Newest: true, Currency: "USD"}, []store.Forecast{dollars}},
		{"the newest of a measure", store.ForecastQuery{Newest: true, Measure: "netSales"}, []store.Forecast{one, dollars, two}},
		{"the newest of a measure in a currency", store.ForecastQuery{Newest: true, Currency: "EUR", Measure: "netSales"}, []store.Forecast{one, two}},
		{"of a measure", store.ForecastQuery{From: monday, To: monday, Measure: "numChecks"}, []store.Forecast{checks}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.Forecasts(t.Context(), store.Background(d.id), c.q)
			check(t, err)
			equal(t, got, c.want)
		})
	}
}

func adjustmentsKept(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	factor, value := int64(12_500), sales.Amount(900_0000)
	set := store.Adjustment{ID: newID(), Unit: 1, Day: monday, Factor: &factor, Reason: "a fair", Actor: auth.Actor{Username: "ana"}, At: noon}
	more := store.Adjustment{ID: newID(), Unit: 1, Day: monday, Measure: "netSales", Currency: "EUR", Value: &value, Reason: "rain", Actor: auth.Actor{ClientID: "roster"}, At: noon}
	withdrawn := store.Adjustment{ID: newID(), Unit: 1, Day: monday, Actor: auth.Actor{Username: "ana"}, At: noon.Add(time.Hour)}
	elsewhere := store.Adjustment{ID: newID(), Unit: 2, Day: monday.AddDays(1), Factor: &factor, At: noon}
	for _, a := range []store.Adjustment{elsewhere, set, more, withdrawn} {
		check(t, s.AddAdjustment(t.Context(), store.Background(d.id), a))
	}
	fails(t, s.AddAdjustment(t.Context(), store.Background(d.id), set), store.ErrConflict)
	got, err := s.Adjustments(t.Context(), store.Background(d.id), store.DayQuery{From: monday, To: monday.AddDays(1)})
	check(t, err)
	equal(t, got, []store.Adjustment{set, more, withdrawn, elsewhere})
	got, err = s.Adjustments(t.Context(), store.Background(d.id), store.DayQuery{Units: []tenant.UnitID{2}, From: monday, To: monday})
	check(t, err)
	equal(t, len(got), 0)
}

func eventsReplaced(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	fair := store.Event{
		ID: "fair", Kind: "event", Name: "Fair", Note: "twice as busy", Units: []tenant.UnitID{1, 2},
		First: monday, Last: monday.AddDays(2), Actor: auth.Actor{Username: "ana"}, ChangedAt: noon,
	}
	works := store.Event{ID: "works", Kind: "closure", Name: "Works", First: monday, Last: monday, ChangedAt: noon}
	check(t, s.PutEvents(t.Context(), store.Background(d.id), []store.Event{works, fair}))
	fair.Name, fair.Units, fair.Deleted, fair.ChangedAt = "Autumn fair", nil, true, noon.Add(time.Hour)
	check(t, s.PutEvents(t.Context(), store.Background(d.id), []store.Event{fair}))
	got, err := s.Events(t.Context(), store.Background(d.id), monday, monday)
	check(t, err)
	equal(t, got, []store.Event{fair, works})
}

func eventsFound(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	long := store.Event{ID: "long", Kind: "event", Name: "Long", First: monday, Last: monday.AddDays(9), ChangedAt: noon}
	short := store.Event{ID: "short", Kind: "event", Name: "Short", First: monday.AddDays(3), Last: monday.AddDays(3), ChangedAt: noon}
	check(t, s.PutEvents(t.Context(), store.Background(d.id), []store.Event{short, long}))
	for _, c := range []struct {
		name     string
		from, to int
		want     []store.Event
	}{
		{"before", -5, -1, nil},
		{"the first day", -5, 0, []store.Event{long}},
		{"between", 1, 2, []store.Event{long}},
		{"both", 0, 9, []store.Event{long, short}},
		{"the last day", 9, 20, []store.Event{long}},
		{"behind", 10, 20, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.Events(t.Context(), store.Background(d.id), monday.AddDays(c.from), monday.AddDays(c.to))
			check(t, err)
			equal(t, got, c.want)
		})
	}
}

package forecast_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

func (s *shop) put(events ...store.Event) {
	s.t.Helper()
	for _, e := range events {
		_, err := s.PutEvent(s.t.Context(), s.caller, e)
		must(s.t, err)
	}
}

func TestClosuresBringNothing(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	tomorrow := today.AddDays(1)
	s.put(store.Event{ID: "works", Kind: "closure", Name: "Works", First: tomorrow, Last: tomorrow, Units: []tenant.UnitID{1}})
	if item := s.ask(only(tomorrow)).Items[0]; item.Closed != "closure" || item.System.Expected != 0 || item.System.Intervals[2].High != 0 {
		t.Errorf("a closed day: %+v", item)
	}
	must(t, s.DeleteEvent(t.Context(), s.caller, "works"))
	if item := s.ask(only(tomorrow)).Items[0]; item.Closed != "" || item.System.Expected == 0 {
		t.Errorf("a day that will be open after all: %+v", item)
	}
	if err := s.DeleteEvent(t.Context(), s.caller, "works"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
}

func TestAWeekdayWithoutSalesIsTakenForClosed(t *testing.T) {
	s := newShop(t)
	for d := today.AddDays(-60); d.Before(today); d = d.AddDays(1) {
		if d.Weekday() != time.Sunday {
			s.sell(1, d, opens, closes, 1)
		}
	}
	s.refit()
	sunday := today.AddDays(3)
	if item := s.ask(only(sunday)).Items[0]; item.Closed != "weekday" || item.System.Expected != 0 {
		t.Errorf("a Sunday: %+v", item)
	}
	s.put(store.Event{ID: "market", Kind: "opening", Name: "Christmas market", First: sunday, Last: sunday})
	if item := s.ask(only(sunday)).Items[0]; item.Closed != "" || item.System.Expected == 0 {
		t.Errorf("a Sunday on which it opens: %+v", item)
	}
}

// TestAHolidayWithoutSalesIsTakenForClosed: where there were sales around it, and not where nothing was recorded before or after.
func TestAHolidayWithoutSalesIsTakenForClosed(t *testing.T) {
	constitution := calendar2{2026, 12, 6}.day() // which was a Saturday the year before
	lastYear := calendar2{2025, 12, 6}.day()
	for name, c := range map[string]struct {
		through int // the days after the holiday on which there are sales
		closed  string
	}{"kept": {10, "holiday"}, "where the records end": {0, ""}} {
		s := newShop(t)
		for d := lastYear.AddDays(-30); !d.After(lastYear.AddDays(c.through)); d = d.AddDays(1) {
			if d != lastYear {
				s.sell(1, d, opens, closes, 1)
			}
		}
		s.trade(1, 40)
		s.refit()
		if item := s.ask(only(constitution)).Items[0]; item.Closed != c.closed {
			t.Errorf("%s: closed by %q, want %q", name, item.Closed, c.closed)
		}
	}
}

// TestADayThatIsTakenForClosedCanBeAdjusted: a person may know better there, too.
func TestADayThatIsTakenForClosedCanBeAdjusted(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	tomorrow := today.AddDays(1)
	s.put(store.Event{ID: "works", Kind: "closure", Name: "Works", First: tomorrow, Last: tomorrow})
	value := sales.Amount(500_0000)
	_, err := s.Decide(t.Context(), s.caller, 1, tomorrow, forecast.Decision{Value: &value, Reason: "a stall at the door"})
	must(t, err)
	item := s.ask(only(tomorrow)).Items[0]
	if item.Adjusted == nil || item.Adjustment == nil || item.System.Expected != 0 {
		t.Fatalf("%+v", item)
	}
	near(t, "the value", item.Adjusted.Expected, 500, 1e-9)
	if sure := item.Adjusted.Intervals[1]; sure.Low >= 500 || sure.High <= 500 {
		t.Errorf("it is certain: %+v", sure)
	}
}

func TestASilentUnitIsNotTakenForClosed(t *testing.T) {
	s := newShop(t)
	for d := today.AddDays(-90); d.Before(today.AddDays(-30)); d = d.AddDays(1) {
		s.sell(1, d, opens, closes, 1)
	}
	s.refit()
	for _, item := range s.ask(forecast.Query{}).Items {
		if item.Closed != "" || item.System.Expected == 0 {
			t.Errorf("after a month of silence: %+v", item)
		}
	}
}

func TestAnEventIsLearnedByItsName(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	for _, ago := range []int{60, 40, 20} {
		day := today.AddDays(-ago)
		s.sell(1, day, opens, closes, 2)
		s.put(store.Event{ID: "fair-" + day.String(), Kind: "event", Name: "Fair", First: day, Last: day})
	}
	coming := today.AddDays(5)
	s.refit()
	plain := s.ask(only(coming)).Items[0].System.Expected
	s.put(store.Event{ID: "fair-soon", Kind: "event", Name: "Fair", First: coming, Last: coming},
		store.Event{ID: "unheard-of", Kind: "event", Name: "Parade", First: coming.AddDays(1), Last: coming.AddDays(1)})
	s.set(noon.Add(time.Minute))
	s.refit()
	if item := s.ask(only(coming)).Items[0]; item.System.Expected < 1.4*plain || item.Special != "Fair" || item.Why.Special < 1.4 {
		t.Errorf("%.0f is expected without, with the fair %+v", plain, item)
	}
	if item := s.ask(only(coming.AddDays(1))).Items[0]; item.Why.Special != 1 || item.Special != "Parade" {
		t.Errorf("an event that never was: %+v", item)
	}
}

func TestEventsAreChecked(t *testing.T) {
	s := newShop(t)
	good := store.Event{ID: "fair", Kind: "event", Name: "Fair", First: today, Last: today}
	tests := []struct {
		name    string
		pointer string
		change  func(*store.Event)
	}{
		{"no id", "/id", func(e *store.Event) { e.ID = "" }},
		{"an id that is no name", "/id", func(e *store.Event) { e.ID = "a b" }},
		{"no kind", "/kind", func(e *store.Event) { e.Kind = "party" }},
		{"no name", "/name", func(e *store.Event) { e.Name = " " }},
		{"a long note", "/note", func(e *store.Event) { e.Note = strings.Repeat("x", 501) }},
		{"the end first", "/end", func(e *store.Event) { e.Last = today.AddDays(-1) }},
		{"a unit that is not there", "/units/0", func(e *store.Event) { e.Units = []tenant.UnitID{3} }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := good
			test.change(&e)
			_, err := s.PutEvent(t.Context(), s.caller, e)
			var refusal *sales.Refusal
			if !errors.As(err, &refusal) || refusal.Faults[0].Pointer != test.pointer {
				t.Errorf("%v, want a fault at %s", err, test.pointer)
			}
		})
	}
	listed, err := s.Calendar(t.Context(), s.caller, nil, today, today)
	if err != nil || len(listed) != 0 {
		t.Errorf("%v, %v: something was kept", listed, err)
	}
}

func TestALimitedCallerSpeaksForItsUnitsOnly(t *testing.T) {
	s := newShop(t)
	limited := s.caller
	limited.Units = []tenant.UnitID{2}
	event := func(units ...tenant.UnitID) store.Event {
		return store.Event{ID: "fair", Kind: "event", Name: "Fair", First: today, Last: today, Units: units}
	}
	for _, e := range []store.Event{event(), event(1), event(1, 2)} {
		if _, err := s.PutEvent(t.Context(), limited, e); !errors.Is(err, directory.ErrUnitNotPermitted) {
			t.Errorf("for %v: %v", e.Units, err)
		}
	}
	s.put(event(1))
	if _, err := s.PutEvent(t.Context(), limited, event(2)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("in the place of another's: %v", err)
	}
	if seen, err := s.Calendar(t.Context(), limited, nil, today, today); err != nil || len(seen) != 0 {
		t.Errorf("it sees %v, %v", seen, err)
	}
	if err := s.DeleteEvent(t.Context(), limited, "fair"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("deleting another's: %v", err)
	}
}

func TestADecisionChangesTheDayAndLeavesTheSystemsForecast(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	tomorrow := today.AddDays(1)
	system := s.ask(only(tomorrow)).Items[0].System.Expected
	factor := int64(12_000)
	_, err := s.Decide(t.Context(), s.caller, 1, tomorrow, forecast.Decision{Factor: &factor, Reason: "a fair"})
	must(t, err)
	item := s.ask(only(tomorrow)).Items[0]
	if item.Adjustment == nil || item.Adjustment.Reason != "a fair" || item.Adjustment.Actor.Username != "ana" {
		t.Fatalf("decided: %+v", item.Adjustment)
	}
	near(t, "a fifth more", item.Adjusted.Expected, 1.2*system, 1e-9)
	near(t, "what the system says", item.System.Expected, system, 1e-9)
	value := sales.Amount(500_0000)
	_, err = s.Decide(t.Context(), s.caller, 1, tomorrow, forecast.Decision{Value: &value, Reason: "half of it is closed"})
	must(t, err)
	near(t, "a value", s.ask(only(tomorrow)).Items[0].Adjusted.Expected, 500, 1e-9)
	must(t, s.Withdraw(t.Context(), s.caller, 1, tomorrow))
	if item := s.ask(only(tomorrow)).Items[0]; item.Adjusted != nil {
		t.Errorf("withdrawn: %+v", item)
	}
	if err := s.Withdraw(t.Context(), s.caller, 1, tomorrow); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("withdrawn twice: %v", err)
	}
	all, err := s.Decisions(t.Context(), s.caller, 1, tomorrow, tomorrow)
	if err != nil || len(all) != 3 {
		t.Errorf("%d decisions were kept, want 3: %v", len(all), err)
	}
}

func TestDecisionsAreChecked(t *testing.T) {
	s := newShop(t)
	much, some, less := int64(200_000), int64(9000), sales.Amount(-1)
	for _, test := range []struct {
		name string
		day  calendar.Day
		forecast.Decision
	}{
		{"neither", today, forecast.Decision{Reason: "x"}},
		{"both", today, forecast.Decision{Factor: &some, Value: &less, Reason: "x"}},
		{"too much", today, forecast.Decision{Factor: &much, Reason: "x"}},
		{"less than nothing", today, forecast.Decision{Value: &less, Reason: "x"}},
		{"no reason", today, forecast.Decision{Factor: &some}},
		{"a reason that is no text", today, forecast.Decision{Factor: &some, Reason: "a\x00b"}},
		{"a blank reason", today, forecast.Decision{Factor: &some, Reason: " \t"}},
		{"a currency that is not there", today, forecast.Decision{Factor: &some, Currency: "USD", Reason: "x"}},
		{"a day that is over", today.AddDays(-1), forecast.Decision{Factor: &some, Reason: "x"}},
		{"a day in two years", today.AddDays(730), forecast.Decision{Factor: &some, Reason: "x"}},
	} {
		var refusal *sales.Refusal
		if _, err := s.Decide(t.Context(), s.caller, 1, test.day, test.Decision); !errors.As(err, &refusal) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if _, err := s.Decide(t.Context(), auth.Caller{Tenant: s.company.ID, Units: []tenant.UnitID{2}}, 1, today, forecast.Decision{Factor: &some, Reason: "x"}); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("a unit out of reach: %v", err)
	}
}

// Who was better is told once the day is over.
func TestDecisionsAreHeldAgainstWhatCame(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	factor := int64(15_000)
	_, err := s.Decide(t.Context(), s.caller, 1, today, forecast.Decision{Factor: &factor, Reason: "a fair"})
	must(t, err)
	s.sell(1, today, opens, closes, 1.5)
	s.set(noon.AddDate(0, 0, 1))
	s.refit()
	judged, err := s.Accuracy(t.Context(), s.caller, 1, "")
	must(t, err)
	if len(judged) != 4 || judged[0].Decisions == nil {
		t.Fatalf("%+v", judged)
	}
	if c := judged[0].Decisions; c.Days != 1 || c.Adjusted > 0.1 || c.System < 0.2 {
		t.Errorf("the person was %.2f off, the system %.2f, on %d days", c.Adjusted, c.System, c.Days)
	}
}

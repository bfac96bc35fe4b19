package forecast_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3/driver"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/trace"
	"github.com/daypart/daypart/internal/trace/tracetest"
)

// run runs the service until the test ends.
func (s *shop) run() {
	ctx, cancel := context.WithCancel(s.t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.Run(ctx)
	}()
	s.t.Cleanup(func() { cancel(); <-ended })
}

func TestItFitsByItself(t *testing.T) {
	s := newShop(t)
	s.trade(1, 30)
	s.run()
	await.Until(t, "there is a forecast", func() bool { return s.ask(forecast.Query{}).Status == forecast.Ready })

	// The past of another unit comes in later.
	s.trade(2, 30)
	await.Until(t, "the other unit has one, too", func() bool {
		s.set(s.clock().Add(2 * time.Second))
		a, err := s.Unit(t.Context(), s.caller, 2, forecast.Query{Measure: forecast.Net, Grain: forecast.ByDay})
		must(t, err)
		return a.Status == forecast.Ready
	})

	// What was learned of a day that was corrected is learned again.
	made := s.ask(forecast.Query{}).MadeAt
	s.sell(1, today.AddDays(-2), opens, closes, 1.5)
	await.Until(t, "the correction has been noticed", func() bool {
		s.set(s.clock().Add(2 * time.Second))
		return s.ask(forecast.Query{}).MadeAt.After(made)
	})
}

// A company of which something cannot be read keeps no other company from its forecasts, and has
// its own once it can be.
func TestACompanyThatCannotBeReadHoldsUpNobody(t *testing.T) {
	s := newShop(t)
	s.trade(1, 30)
	other := s.company
	other.Slug, other.Version, other.ID = "aaa", 0, 0
	other, err := s.store.ApplyCompany(t.Context(), other) // whose turn is first
	must(t, err)
	holiday := store.Event{ID: "x", Kind: "event", Name: "Fair", First: today, Last: today, ChangedAt: noon}
	must(t, s.store.PutEvents(t.Context(), store.Background(other.ID), []store.Event{holiday}))
	norte := s.company
	s.company = other
	s.trade(1, 30)
	s.company = norte
	s.damage(`UPDATE calendar_event SET units = 'damaged'`)
	s.run()
	await.Until(t, "the company that can be read has a forecast", func() bool { return s.ask(forecast.Query{}).Status == forecast.Ready })
	newest := store.ForecastQuery{Newest: true, Measure: "netSales"}
	if made, err := s.store.Forecasts(t.Context(), store.Background(other.ID), newest); err != nil || len(made) > 0 {
		t.Errorf("the other has %d, %v", len(made), err)
	}
	s.damage(`UPDATE calendar_event SET units = '[]'`)
	s.company = other
	s.sell(1, today.AddDays(-1), opens, closes, 1.1) // which has it looked at again
	s.company = norte
	await.Until(t, "the other has one, too", func() bool {
		s.set(s.clock().Add(time.Minute))
		made, err := s.store.Forecasts(t.Context(), store.Background(other.ID), newest)
		must(t, err)
		return len(made) > 0
	})
}

// damage changes the file of the store behind its back.
func (s *shop) damage(statement string) {
	s.t.Helper()
	db, err := driver.Open("file:" + s.file)
	must(s.t, err)
	_, err = db.ExecContext(s.t.Context(), statement)
	must(s.t, errors.Join(err, db.Close()))
}

func TestAChangeOfTheCalendarIsLearned(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	s.set(noon.Add(5 * time.Minute))
	match := today.AddDays(-6)
	s.put(store.Event{ID: "match", Kind: "event", Name: "Match", First: match, Last: match})
	s.set(noon.Add(6 * time.Minute))
	s.run()
	await.Until(t, "it is learned", func() bool { return s.ask(forecast.Query{}).MadeAt.After(noon) })
}

func TestASecondServiceDoesNotFitWhatIsFitted(t *testing.T) {
	s := newShop(t)
	s.trade(1, 30)
	s.refit()
	s.run()
	s.sell(2, today, opens, 12, 1)
	s.trade(2, 10)
	await.Until(t, "the other unit is fitted", func() bool {
		s.set(s.clock().Add(2 * time.Second))
		newest, err := s.store.Forecasts(t.Context(), store.Background(s.company.ID), store.ForecastQuery{Newest: true, Measure: "netSales"})
		must(t, err)
		return len(newest) == 2
	})
	if made := s.ask(forecast.Query{}).MadeAt; !made.Equal(noon) {
		t.Errorf("it was fitted again at %s", made)
	}
}

func TestAForecastThatMovesIsTold(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.refit()
	s.heeded = true
	s.run()
	s.Heed(t.Context(), s.company.ID)
	s.jumpIsTold()
}

// jumpIsTold sells four times as much as usual this morning, and waits until that is told as the first news there is.
func (s *shop) jumpIsTold() {
	s.t.Helper()
	await.Until(s.t, "the ledger is followed", func() bool { return s.Follows(s.company.ID) })
	usually := s.ask(only(today)).Items[0].System.Expected
	s.sell(1, today, opens, 12, 4)
	await.Until(s.t, "the jump is told, which is the first news there is", func() bool {
		for _, m := range s.announced() {
			if m.Unit == 1 && m.Day == today {
				near(s.t, "what was said before", m.Before, usually, 0.1)
				return m.Now.Expected > m.Before*1.02
			}
		}
		return false
	})
}

// TestTheFirstDecisionIsTold: also where nothing was said of the unit since the process began.
func TestTheFirstDecisionIsTold(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	s.heeded = true
	factor := int64(15_000)
	_, err := s.Decide(t.Context(), s.caller, 1, today.AddDays(1), forecast.Decision{Factor: &factor, Reason: "a fair"})
	must(t, err)
	moved := s.announced()
	if len(moved) != 1 || moved[0].Day != today.AddDays(1) {
		t.Fatalf("announced %+v", moved)
	}
	near(t, "what is expected now", moved[0].Now.Expected, 1.5*moved[0].Before, 1e-9)
}

func TestFittingIsTraced(t *testing.T) {
	collector := tracetest.New(t)
	tracer, err := trace.Open(t.Context(), trace.Options{Endpoint: collector.Endpoint, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	s := newShop(t)
	s.trade(1, 30)
	ctx, cancel := context.WithCancel(tracer.With(t.Context()))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.Run(ctx)
	}()
	await.Until(t, "there is a forecast", func() bool { return s.ask(forecast.Query{}).Status == forecast.Ready })
	cancel()
	<-ended
	must(t, tracer.Close(t.Context()))
	for _, span := range collector.Named("fit a forecast") {
		if span.Says("daypart.unit") == "1" && span.Says("daypart.tenant") != "" && len(span.GetParentSpanId()) == 0 && len(collector.Below(span)) > 0 {
			return
		}
	}
	t.Errorf("spans: %v", collector.Spans())
}

package forecast_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

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

// until waits for something to hold.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it did not come to be that %s", what)
		}
	}
}

func TestItFitsByItself(t *testing.T) {
	s := newShop(t)
	s.trade(1, 30)
	s.run()
	until(t, "there is a forecast", func() bool { return s.ask(forecast.Query{}).Status == forecast.Ready })

	// The past of another unit comes in later.
	s.trade(2, 30)
	until(t, "the other unit has one, too", func() bool {
		s.set(s.clock().Add(2 * time.Second))
		a, err := s.Unit(t.Context(), s.caller, 2, forecast.Query{Measure: forecast.Net, Grain: forecast.ByDay})
		must(t, err)
		return a.Status == forecast.Ready
	})

	// What was learned of a day that was corrected is learned again.
	made := s.ask(forecast.Query{}).MadeAt
	s.sell(1, today.AddDays(-2), opens, closes, 1.5)
	until(t, "the correction has been noticed", func() bool {
		s.set(s.clock().Add(2 * time.Second))
		return s.ask(forecast.Query{}).MadeAt.After(made)
	})
}

func TestASecondServiceDoesNotFitWhatIsFitted(t *testing.T) {
	s := newShop(t)
	s.trade(1, 30)
	s.refit()
	s.run()
	s.sell(2, today, opens, 12, 1)
	s.trade(2, 10)
	until(t, "the other unit is fitted", func() bool {
		s.set(s.clock().Add(2 * time.Second))
		newest, err := s.store.Forecasts(t.Context(), s.company.ID, store.ForecastQuery{Newest: true, Measure: "netSales"})
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
	s.sell(1, today, opens, 10, 1) // what is expected is heard for the first time
	until(t, "the day is known", func() bool { return s.ask(only(today)).Items[0].Actual != nil })
	until(t, "the jump is told", func() bool {
		s.sell(1, today, opens, 12, 4)
		for _, m := range s.announced() {
			if m.Unit == 1 && m.Day == today && m.Now.Expected > m.Before*1.02 {
				return true
			}
		}
		s.sell(1, today, opens, 12, 1)
		return false
	})
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
	until(t, "there is a forecast", func() bool { return s.ask(forecast.Query{}).Status == forecast.Ready })
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

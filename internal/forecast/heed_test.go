package forecast_test

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// counted counts how often forecasts are read from a store.
type counted struct {
	*sqlstore.Store
	reads atomic.Int64
}

func (c *counted) Forecasts(ctx context.Context, scope auth.UnitScope, q store.ForecastQuery) ([]store.Forecast, error) {
	c.reads.Add(1)
	return c.Store.Forecasts(ctx, scope, q)
}

// TestManyWhoBeginToListenAreHeededOnce: as they do when a node comes back, with a stream for every open page.
func TestManyWhoBeginToListenAreHeededOnce(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	c := &counted{Store: s.store}
	service := forecast.New(c, directory.New(s.store, s.clock), slog.New(slog.DiscardHandler), s.clock, forecast.Options{
		Announce: s.announce, Heeded: func(tenant.ID) bool { return true },
	})
	service.Heed(t.Context(), s.company.ID)
	once := c.reads.Swap(0)
	another := forecast.New(c, directory.New(s.store, s.clock), slog.New(slog.DiscardHandler), s.clock, forecast.Options{
		Announce: s.announce, Heeded: func(tenant.ID) bool { return true },
	})
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { another.Heed(t.Context(), s.company.ID) })
	}
	all.Wait()
	if reads := c.reads.Load(); once == 0 || reads != once {
		t.Errorf("forecasts were read %d times for 50 who listen, %d times for one", reads, once)
	}
}

// TestWhoseListeningEndsLeavesItToTheNext: who goes away while it is remembered what is expected leaves that to who comes next.
func TestWhoseListeningEndsLeavesItToTheNext(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	s.heeded = true
	gone, leave := context.WithCancel(t.Context())
	leave()
	s.Heed(gone, s.company.ID)
	s.Heed(t.Context(), s.company.ID)
	s.run()
	s.jumpIsTold()
}

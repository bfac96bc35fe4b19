package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Limits of the forecast, and on what they are measured.
const (
	fitLimit    = 20 * time.Millisecond
	todayLimit  = 200 * time.Microsecond
	nightLimit  = 3 * time.Minute // for nightUnits
	acrossLimit = 300 * time.Millisecond
	tellLimit   = time.Second

	threeYears = 3 * 365
	nightUnits = 10_000
	nightCores = 2
	manyDays   = 30 // of history, where many units are asked for together
)

// measureForecast measures the forecast on the real store, and prints a line for each limit. It is errSlow if one does not hold.
func measureForecast(ctx context.Context, s settings) (err error) {
	dir, err := os.MkdirTemp(s.dir, "daypart-forecast-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Printf("%s\n%s\n\n| what | measured | limit |\n|---|---:|---:|\n", machine(dir), busyness())
	var slow []string
	hold := func(what string, took, limit time.Duration) {
		fmt.Printf("| %s | %s | %s |\n", what, rounded(took), limit)
		if took > limit {
			slow = append(slow, what)
		}
	}
	fit, today := measureModel()
	hold("fit of a unit, all four measures, three years of days and 200 of slots, processor time", 4*fit, fitLimit)
	hold("what a running day brings, once more was sold, processor time", today, todayLimit)
	if err := measureNight(ctx, filepath.Join(dir, "night"), s.refits, hold); err != nil {
		return err
	}
	if err := measureAcross(ctx, filepath.Join(dir, "many"), s.units, s.asks, hold); err != nil {
		return err
	}
	if err := measureTelling(ctx, filepath.Join(dir, "telling"), hold); err != nil {
		return err
	}
	if len(slow) > 0 {
		return fmt.Errorf("%w: %s", errSlow, strings.Join(slow, "; "))
	}
	return nil
}

func rounded(d time.Duration) time.Duration {
	switch {
	case d > time.Second:
		return d.Round(100 * time.Millisecond)
	case d > time.Millisecond:
		return d.Round(100 * time.Microsecond)
	}
	return d.Round(100 * time.Nanosecond)
}

// storeFile is the store in its directory.
const storeFile = "daypart.db"

// forecaster is the forecast of a chain on a store of its own, at a moment that is set.
type forecaster struct {
	*forecast.Service
	chain
	store  *sqlstore.Store
	tenant tenant.Company
	mu     sync.Mutex
	now    time.Time
	moved  chan forecast.Moved
}

func (f *forecaster) clock() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

func (f *forecaster) set(now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = now
}

// openForecaster makes a chain of which the first units, as many as told, have so many days of history.
func openForecaster(ctx context.Context, units, told, days int, dir string) (f *forecaster, err error) {
	c, err := newChain(units, days)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	s, err := sqlstore.OpenSQLite(ctx, filepath.Join(dir, storeFile), sqlstore.Options{})
	if err != nil {
		return nil, err
	}
	f = &forecaster{chain: c, store: s, moved: make(chan forecast.Moved, 100)}
	f.tenant, err = s.ApplyCompany(ctx, c.company())
	if err == nil {
		made := c
		made.units = told
		err = made.fillStore(ctx, s, f.tenant.ID)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	f.Service = forecast.New(s, directory.New(s, f.clock), slog.New(slog.DiscardHandler), f.clock, forecast.Options{
		Announce: func(_ tenant.ID, m forecast.Moved) { f.moved <- m }, Heeded: func(tenant.ID) bool { return true },
	})
	return f, nil
}

// company is the chain as the store keeps it.
func (c chain) company() tenant.Company {
	length, _ := calendar.NewSlotLength(15)
	of := tenant.Company{Slug: company, Name: "Chain", Configuration: &tenant.Configuration{Currencies: []tenant.Currency{{ID: "EUR", Decimals: 2}}}}
	for unit := range c.units {
		of.Units = append(of.Units, tenant.Unit{
			ID: tenant.UnitID(unit + 1), Name: fmt.Sprintf("Unit %d", unit+1), Calendar: calendar.New(c.zone, calendar.NewClock(5, 0), length),
			Groupings: tenant.Groupings{Country: chainCountries[unit%len(chainCountries)]},
		})
	}
	return of
}

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3/driver"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/forecast/model"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// What the arithmetic alone is measured on, and how often.
const (
	learnedSlots = 200 // days of which slots are learned
	fits         = 100
	asked        = 1_000_000
	repeats      = 20
	keptNights   = 26 * 7 // of forecasts, where many units are asked for together: as long as they are kept
)

// measureModel measures the arithmetic in processor time: a fit, and the rest of a running day.
func measureModel() (fit, today time.Duration) {
	random := rand.New(rand.NewPCG(1, 1))
	days, slots := make([]float64, threeYears), make([][]float64, threeYears)
	for i := range days {
		slots[i] = make([]float64, 96)
		for k := 32; k < 92; k++ {
			slots[i][k] = 100 + random.Float64()*50*float64(1+i%7)
			days[i] += slots[i][k]
		}
	}
	learn := func() (*model.Daily, *model.Intraday) {
		daily, intraday := model.NewDaily(20_000, threeYears, nil), model.NewIntraday(96)
		for i, sold := range days {
			if i >= threeYears-learnedSlots {
				intraday.Observe(daily.Next(), daily.Expected(1), slots[i])
			}
			daily.Observe(sold)
		}
		return daily, intraday
	}
	daily, intraday := learn()
	fit = processorTime(fits, func(int) { learn() })
	today = processorTime(asked, func(i int) { intraday.Today(daily.Next(), daily.Expected(1), float64(i%5000), 60) })
	return fit, today
}

// processorTime returns what one of so many calls takes of the processor, whatever else the machine does.
func processorTime(times int, call func(int)) time.Duration {
	before := used().processor
	for i := range times {
		call(i)
	}
	return (used().processor - before) / time.Duration(times)
}

// measureAcross asks for the forecast of all units together, with half a year of nights kept.
func measureAcross(ctx context.Context, dir string, units, asks int, hold func(string, time.Duration, time.Duration)) (err error) {
	f, err := openForecaster(ctx, units, min(units, prototypes), manyDays, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.store.Close()) }()
	path := filepath.Join(dir, storeFile)
	if err := f.copyHistories(ctx, path); err != nil {
		return fmt.Errorf("copy histories: %w", err)
	}
	f.set(f.at(f.today, 6))
	if err := f.refit(ctx, f.tenant.Units); err != nil {
		return err
	}
	if err := f.copyNight(ctx, path); err != nil {
		return fmt.Errorf("copy a night: %w", err)
	}
	file, err := os.Stat(path)
	if err != nil {
		return err
	}
	f.set(f.at(f.today, 15))
	caller := auth.Caller{Tenant: f.tenant.ID, Username: company}
	times := max(1, asks/30)
	begun, before := time.Now(), used().processor
	for range times {
		a, err := f.Across(ctx, caller, forecast.AcrossQuery{Measure: forecast.Net})
		if err != nil {
			return err
		}
		if len(a.Units) != units {
			return fmt.Errorf("%d of %d units have a forecast", len(a.Units), units)
		}
	}
	took, processor := time.Since(begun)/time.Duration(times), (used().processor-before)/time.Duration(times)
	hold(fmt.Sprintf("two weeks of %d units together, %d nights kept in %d MB, mean of %d (%s of processor time)",
		units, keptNights, file.Size()>>20, times, rounded(processor)), took, acrossLimit)
	return nil
}

// copyNight keeps what was made tonight as if it had been made in each of the nights before, too.
func (f *forecaster) copyNight(ctx context.Context, path string) (err error) {
	db, err := driver.Open("file:" + filepath.ToSlash(path) + "?_pragma=busy_timeout(10000)&_pragma=synchronous(off)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for ago := keptNights - 1; ago > 0; ago-- {
		if _, err := db.ExecContext(ctx, `INSERT INTO forecast (tenant_id, unit_id, currency, measure, made_at, through_day, outlook, accuracy)
			SELECT tenant_id, unit_id, currency, measure, made_at - $1, through_day - $2, outlook, accuracy FROM forecast WHERE made_at = $3`,
			(time.Duration(ago) * 24 * time.Hour).Microseconds(), ago, f.clock().UnixMicro()); err != nil {
			return err
		}
	}
	return nil
}

// measureTelling sells, and waits until it is announced that the day will end otherwise than was said.
func measureTelling(ctx context.Context, dir string, hold func(string, time.Duration, time.Duration)) (err error) {
	f, err := openForecaster(ctx, 1, 1, manyDays, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.store.Close()) }()
	f.set(f.at(f.today, 13))
	if err := f.Refit(ctx, f.tenant.ID, &f.tenant.Units[0]); err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() { f.Run(running) })
	defer work.Wait()
	defer stop()
	var worst time.Duration
	for n := range repeats {
		took, err := f.tellingOf(ctx, sales.Amount(1+2*(n%2)))
		if err != nil {
			return err
		}
		worst = max(worst, took)
	}
	hold(fmt.Sprintf("from a submission being stored to the news of what the day will bring, slowest of %d", repeats), worst, tellLimit)
	return nil
}

// tellingOf states what was sold today until now, so many times as much as usual, until it is news.
func (f *forecaster) tellingOf(ctx context.Context, times sales.Amount) (time.Duration, error) {
	for range 2 { // what is said first is no news
		s := f.entry(1, f.today)
		s.Rows = s.Rows[:20*len(chainTypes)]
		for i := range s.Rows {
			s.Rows[i].Net *= times
			s.Rows[i].Gross *= times
		}
		begun := time.Now()
		if _, err := f.store.Append(ctx, store.Background(f.tenant.ID), s); err != nil {
			return 0, err
		}
		select {
		case m := <-f.moved:
			if m.Day != f.today {
				return 0, fmt.Errorf("%s is news, not %s", m.Day, f.today)
			}
			return time.Since(begun), nil
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-time.After(5 * time.Second):
			times++
		}
	}
	return 0, errors.New("what was sold is no news")
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/ncruces/go-sqlite3/driver"
	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/tenant"
)

// What a night is measured on.
const (
	prototypes  = 10           // units whose history is made submission by submission; the others have copies of it
	nightDays   = 3*365 + 14   // of history
	nightSlots  = 200          // days of which slots are learned
	manyNights  = 8*7 + 14 + 1 // until each refit finds all earlier forecasts that it measures itself by
	lastNights  = 10           // of them, that count
	nightPoints = 4            // at which memory is looked at
)

// measureNight refits units one night, all measures, from the store and back into it, and says what memory is in use on the
// way. Then it refits a few of them for ten weeks, night after night: the last nights, in which a refit reads eight weeks of
// forecasts that came true or not, are what every night costs from then on.
func measureNight(ctx context.Context, dir string, units int, hold func(string, time.Duration, time.Duration)) (err error) {
	begun := time.Now()
	f, err := openForecaster(ctx, units, min(units, prototypes), nightDays, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.store.Close()) }()
	if err := f.copyHistories(ctx, filepath.Join(dir, storeFile)); err != nil {
		return fmt.Errorf("copy histories: %w", err)
	}
	fmt.Fprintf(os.Stderr, "made the history of %d units in %s\n", units, time.Since(begun).Round(time.Second))
	cores := runtime.GOMAXPROCS(nightCores)
	defer runtime.GOMAXPROCS(cores)
	if err := f.refitTonight(ctx, hold); err != nil {
		return err
	}
	return f.refitForWeeks(ctx, hold)
}

// copyHistories gives all units after the prototypes copies of what the prototypes sold: of their packed rows, in the
// database itself, because a refit reads nothing else. Slots are copied as far back as they are learned.
func (f *forecaster) copyHistories(ctx context.Context, path string) (err error) {
	db, err := driver.Open("file:" + filepath.ToSlash(path) + "?_pragma=busy_timeout(10000)&_pragma=synchronous(off)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for first := prototypes; first < f.units; first += prototypes {
		last := min(prototypes, f.units-first)
		if _, err := db.ExecContext(ctx, `INSERT INTO unit_month (tenant_id, unit_id, month, totals)
			SELECT tenant_id, unit_id + $1, month, totals FROM unit_month WHERE tenant_id = $2 AND unit_id BETWEEN 1 AND $3`,
			first, f.tenant.ID, last); err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, `INSERT INTO unit_day (tenant_id, unit_id, business_day, final_seq, figures)
			SELECT tenant_id, unit_id + $1, business_day, final_seq, figures FROM unit_day WHERE tenant_id = $2 AND unit_id BETWEEN 1 AND $3 AND business_day > $4`,
			first, f.tenant.ID, last, f.today.Number()-nightSlots-1); err != nil {
			return err
		}
	}
	return nil
}

// refitTonight refits every unit once.
func (f *forecaster) refitTonight(ctx context.Context, hold func(string, time.Duration, time.Duration)) error {
	f.set(f.at(f.today, 6))
	memory := ""
	began, before := time.Now(), used().processor
	for part := range nightPoints {
		from, to := f.units*part/nightPoints, f.units*(part+1)/nightPoints
		if err := f.refit(ctx, f.tenant.Units[from:to]); err != nil {
			return err
		}
		heap, resident := inUse(), used().resident
		memory += fmt.Sprintf("; after %d: heap %d MB, resident %d MB", to, heap>>20, resident>>20)
	}
	took, processor := time.Since(began), used().processor-before
	hold(fmt.Sprintf("%d units refitted in all measures and kept, %d cores (%s of processor time, %s a unit%s)", f.units, nightCores,
		rounded(processor), rounded(processor/time.Duration(f.units)), memory), took, nightLimit*time.Duration(f.units)/nightUnits)
	return nil
}

// refitForWeeks refits the prototypes until they have all the past forecasts they measure themselves by, and measures the last nights.
func (f *forecaster) refitForWeeks(ctx context.Context, hold func(string, time.Duration, time.Duration)) error {
	few := f.tenant.Units[:min(f.units, prototypes)]
	var began time.Time
	var before time.Duration
	for night := range manyNights {
		if night == manyNights-lastNights {
			began, before = time.Now(), used().processor
		}
		f.set(f.at(f.today.AddDays(night-manyNights+1), 7))
		if err := f.refit(ctx, few); err != nil {
			return err
		}
	}
	refits := lastNights * len(few)
	hold(fmt.Sprintf("%d refits that find eight weeks of forecasts kept (%s of processor time a unit)", refits, rounded((used().processor-before)/time.Duration(refits))),
		time.Since(began), nightLimit*time.Duration(refits)/nightUnits)
	return nil
}

// refit refits units on all cores that may be used.
func (f *forecaster) refit(ctx context.Context, units []tenant.Unit) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(nightCores)
	for i := range units {
		group.Go(func() error { return f.Refit(ctx, f.tenant.ID, &units[i]) })
	}
	return group.Wait()
}

// inUse returns how many bytes are in use, once what is not has been collected.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

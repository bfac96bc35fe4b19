package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"testing"
	"time"
)

// TestMain lets this program be what bench starts again as: the clients of the busy company.
func TestMain(m *testing.M) {
	if slices.Contains(os.Args, "-busy-clients") {
		main()
		return
	}
	os.Exit(m.Run())
}

// A small company that is busy, from beginning to end. How slow it makes the other does not matter
// here.
func TestFairnessIsMeasured(t *testing.T) {
	size := busySize{Units: 4, Days: 4, Exporters: 3, Importers: 1, Listeners: 2, Lines: 100}
	s := settings{binary: build(t), dir: t.TempDir(), seconds: 2}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := measureFairness(ctx, s, size); err != nil && !errors.Is(err, errUnfair) {
		t.Fatal(err)
	}
}

func TestDurations_Quantile(t *testing.T) {
	var d durations
	for n := range 101 {
		d = append(d, time.Duration(n)*time.Millisecond)
	}
	for share, want := range map[float64]time.Duration{
		0: 0, .5: 50 * time.Millisecond, .99: 99 * time.Millisecond, 1: 100 * time.Millisecond,
	} {
		if got := d.quantile(share); got != want {
			t.Errorf("quantile %v = %v, want %v", share, got, want)
		}
	}
}

// What was in memory once counts, although it is not any more.
func TestPeakMemory(t *testing.T) {
	const much = 64 << 20
	before, err := peakMemory(os.Getpid())
	if err != nil {
		t.Skip(err)
	}
	block := slices.Repeat([]byte{1}, int(before)+much)
	if after, err := peakMemory(os.Getpid()); err != nil || after < before+much {
		t.Errorf("%d after %d, %v, with %d more", after, before, err, len(block))
	}
}

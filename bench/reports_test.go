package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A small chain, its submissions and every view, from beginning to end. How fast it is does not matter here.
func TestReportsAreMeasured(t *testing.T) {
	dir := t.TempDir()
	binary := build(t)
	c, err := newChain(4, 40)
	if err != nil {
		t.Fatal(err)
	}
	s := settings{binary: binary, reports: filepath.Join(dir, "chain"), units: c.units, days: c.days, asks: 3}
	for range 2 { // the second time the chain is there
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := measureReports(ctx, s); err != nil && !errors.Is(err, errSlow) {
			t.Fatal(err)
		}
	}
}

// build returns the server as it is now.
func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "daypart")
	command := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-o", binary, "../cmd/daypart")
	if text, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return binary
}

func TestQuantile(t *testing.T) {
	h := histogram{bounds: []float64{.01, .05, .1}, counts: []uint64{50, 99, 100}, total: 100}
	for share, want := range map[float64]time.Duration{.25: 5 * time.Millisecond, .5: 10 * time.Millisecond, .99: 50 * time.Millisecond, 1: 100 * time.Millisecond} {
		if got := h.quantile(share).Round(time.Microsecond); got != want {
			t.Errorf("quantile %v = %v, want %v", share, got, want)
		}
	}
	if got := h.since(histogram{counts: []uint64{50, 50, 50}, total: 50}).quantile(.5); got.Round(time.Millisecond) > 50*time.Millisecond || got < 10*time.Millisecond {
		t.Errorf("what came later lies at %v", got)
	}
}

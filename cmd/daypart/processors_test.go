package main

import (
	"runtime"
	"testing"

	"github.com/daypart/daypart/internal/priority"
)

// More threads may run at once than there are processors, unless the operator says how many.
func TestShareProcessors(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for variable, want := range map[string]int{"1": before, "": 2 * priority.Processors()} {
		t.Setenv("GOMAXPROCS", variable)
		runtime.GOMAXPROCS(before)
		shareProcessors()
		if got := runtime.GOMAXPROCS(0); got != want {
			t.Errorf("GOMAXPROCS=%s: %d threads, want %d", variable, got, want)
		}
	}
}

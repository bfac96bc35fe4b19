package main

import (
	"os"

	"github.com/daypart/daypart/internal/priority"
)

// shareProcessors lets work that may wait run behind what somebody waits for. GOMAXPROCS counts
// where it is set.
func shareProcessors() {
	if os.Getenv("GOMAXPROCS") == "" {
		priority.ShareProcessors()
	}
}

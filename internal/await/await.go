// Package await lets tests wait for what comes to be by itself.
package await

import (
	"testing"
	"time"
)

// patience is how long something may take on a busy machine.
const patience = time.Minute

// Until waits until something holds, and ends the test where it never does.
func Until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	deadline, tick := time.After(patience), time.NewTicker(5*time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-deadline:
			t.Fatalf("it did not come to be that %s", what)
		case <-tick.C:
		}
	}
}

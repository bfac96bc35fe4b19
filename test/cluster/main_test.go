package cluster

import (
	"flag"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/daypart/daypart/test/binary"
)

var (
	// program is the binary under test.
	program string
	// lasts is how long faults come, at least: each kind comes once however short that is.
	lasts = flag.Duration("for", time.Second, "how long the load runs")
	// promise is how soon every node must refuse what was revoked and show what was acknowledged. A busy machine
	// cannot keep what the program promises, so make test-cluster alone, which has the machine to itself, asks for that.
	promise = flag.Duration("promise", patience, "how soon every node must know of a change")
	// summary is what the run found, in one line.
	summary string
)

func TestMain(m *testing.M) {
	code := binary.Run(m, "../..", &program)
	if summary != "" {
		fmt.Println(summary)
	}
	os.Exit(code)
}

// patience is how long anything may take that should happen at once, on a machine that has much to do.
const patience = 60 * time.Second

// eventually waits until happened.
func eventually(t *testing.T, what string, happened func() bool) {
	t.Helper()
	deadline := time.After(patience)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !happened() {
		if t.Failed() {
			t.FailNow() // it may never happen now
		}
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("not within %s: %s", patience, what)
		}
	}
}

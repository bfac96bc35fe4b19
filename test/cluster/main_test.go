package cluster

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
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
	dir, err := os.MkdirTemp("", "daypart-cluster-")
	if err == nil {
		program = filepath.Join(dir, "daypart")
		err = build()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	if summary != "" {
		fmt.Println(summary)
	}
	os.Exit(code)
}

// build builds the program, without the page: nobody looks at it here.
func build() error {
	if output, err := exec.Command("go", "build", "-trimpath", "-o", program, "../../cmd/daypart").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, output)
	}
	return nil
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

package binary

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// demoStartsWithin is how long a demo may take to make its history, on a machine that has much to
// do.
const demoStartsWithin = 2 * time.Minute

// RunDemo starts the command of a demo, waits until it has printed how to use it, and stops it at
// the end of the test.
func RunDemo(t *testing.T, command *exec.Cmd) {
	t.Helper()
	var problems strings.Builder
	command.Stderr = &problems
	printed, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	ready, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(printed); lines.Scan(); {
			if strings.Contains(lines.Text(), "Ctrl-C stops the demo") {
				close(ready)
			}
		}
		_ = command.Wait() // it is stopped by a signal
	}()
	t.Cleanup(func() { <-ended }) // the context of the test has ended
	select {
	case <-ready:
	case <-ended:
		t.Fatalf("the demo ended:\n%s", problems.String())
	case <-time.After(demoStartsWithin):
		t.Fatalf("the demo is not ready within %s", demoStartsWithin)
	}
}

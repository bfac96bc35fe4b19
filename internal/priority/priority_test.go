package priority

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func TestRun_PassesErrorsAndPanicsOn(t *testing.T) {
	failed := errors.New("failed")
	for _, run := range []func(func() error) error{RunLow, RunNormal} {
		if err := run(func() error { return failed }); !errors.Is(err, failed) {
			t.Errorf("got %v", err)
		}
		cause := recovered(func() { _ = run(func() error { panic("at work") }) })
		for _, want := range []string{"at work", "TestRun_PassesErrorsAndPanicsOn"} {
			if !strings.Contains(fmt.Sprint(cause), want) {
				t.Errorf("%q is not in the panic %v", want, cause)
			}
		}
	}
}

// recovered returns the panic of a function.
func recovered(run func()) (cause any) {
	defer func() { cause = recover() }()
	run()
	return nil
}

func TestShareProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	ShareProcessors()
	if got := runtime.GOMAXPROCS(0); got != 2*Processors() {
		t.Errorf("%d threads on %d processors", got, Processors())
	}
}

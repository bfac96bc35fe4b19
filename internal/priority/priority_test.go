package priority

import (
	"errors"
	"runtime"
	"testing"
)

func TestErrorsAndPanics(t *testing.T) {
	failed := errors.New("failed")
	for _, do := range []func(func() error) error{Low, Normal} {
		if err := do(func() error { return failed }); !errors.Is(err, failed) {
			t.Errorf("got %v", err)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a panic is lost")
		}
	}()
	_ = Low(func() error { panic("at work") })
}

func TestShareProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	ShareProcessors()
	if got := runtime.GOMAXPROCS(0); got != 2*Processors() {
		t.Errorf("%d threads on %d processors", got, Processors())
	}
}

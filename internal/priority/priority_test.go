package priority

import (
	"errors"
	"runtime"
	"testing"
)

func TestLow(t *testing.T) {
	failed := errors.New("failed")
	if err := Low(func() error { return failed }); !errors.Is(err, failed) {
		t.Errorf("got %v", err)
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

package priority

import (
	"runtime"
	"syscall"
	"testing"
)

// niceOf returns the niceness of the thread: the kernel answers 20 less it.
func niceOf(t *testing.T) int {
	t.Helper()
	answer, err := syscall.Getpriority(syscall.PRIO_PROCESS, syscall.Gettid())
	if err != nil {
		t.Fatal(err)
	}
	return 20 - answer
}

// niceOfAnother returns that of the thread of another goroutine, made for it where need be.
func niceOfAnother(t *testing.T) int {
	other := make(chan int)
	go func() {
		runtime.LockOSThread()
		other <- niceOf(t)
	}()
	return <-other
}

func TestRunLow_ChangesItsThreadAlone(t *testing.T) {
	before := niceOf(t)
	for range 10 { // no thread is used again
		inside, other, normal := 0, 0, 0
		err := RunLow(func() error {
			inside, other = niceOf(t), niceOfAnother(t)
			return RunNormal(func() error { normal = niceOf(t); return nil })
		})
		if after := niceOf(t); inside != max(niceness, before) || other != before || normal != before || after != before || err != nil {
			t.Errorf("%d inside, %d and %d beside it, %d after; want %d and %d: %v", inside, other, normal, after, niceness, before, err)
		}
	}
}

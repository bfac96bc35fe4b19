// Package priority lets work that may wait run behind work that somebody waits for.
//
// Go has no priorities, and who needs a processor waits up to 10 ms until it is taken from who
// computes. So work that computes for long runs on a thread of its own, to which the operating
// system gives what others leave, and Go may run more threads at once than there are processors.
package priority

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// processors is how many there are: those of the machine, or fewer by the limits of a container.
var processors = runtime.GOMAXPROCS(0)

// Processors returns how many processors there are for the process.
func Processors() int { return processors }

// ShareProcessors leaves it to the operating system which threads run: no work of low priority
// keeps Go from running others.
func ShareProcessors() { runtime.GOMAXPROCS(2 * processors) }

// RunLow runs work on a thread of low priority, and waits for it. A panic of the work is one of the
// caller, with the stack of the work.
func RunLow(work func() error) error {
	return runSeparately(func() error {
		runtime.LockOSThread() // for good: the thread ends with its goroutine
		lowerThread()
		return work()
	})
}

// RunNormal runs work on a thread of normal priority, wherever it is called, and waits for it: the
// holder of something for which others wait must not itself wait behind them.
func RunNormal(work func() error) error { return runSeparately(work) }

// runSeparately runs work on a goroutine of its own.
func runSeparately(work func() error) (err error) {
	done := make(chan struct{})
	var failure string
	go func() {
		defer close(done)
		defer func() {
			if cause := recover(); cause != nil {
				failure = fmt.Sprintf("%v\n\n%s", cause, debug.Stack())
			}
		}()
		err = work()
	}()
	<-done
	if failure != "" {
		panic(failure)
	}
	return err
}

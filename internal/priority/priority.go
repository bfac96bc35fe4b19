// Package priority lets work that may wait run behind work that somebody waits for.
//
// Go has no priorities, and who needs a processor waits up to 10 ms until it is taken from who
// computes. So work that computes for long runs on a thread of its own, to which the operating
// system gives what others leave, and Go may run more threads at once than there are processors.
package priority

import "runtime"

// processors is how many there are: those of the machine, or fewer by the limits of a container.
var processors = runtime.GOMAXPROCS(0)

// Processors returns how many processors there are for the process.
func Processors() int { return processors }

// ShareProcessors leaves it to the operating system which threads run: no work of low priority
// keeps Go from running others.
func ShareProcessors() { runtime.GOMAXPROCS(2 * processors) }

// Low does work on a thread of low priority, and waits for it. A panic of the work is one of the
// caller.
func Low(work func() error) error {
	return apart(func() error {
		runtime.LockOSThread() // for good: the thread ends with its goroutine
		lower()
		return work()
	})
}

// Normal does work on a thread of normal priority, wherever it is called, and waits for it: what
// holds something for which others wait must not itself wait behind them.
func Normal(work func() error) error { return apart(work) }

// apart does work on a goroutine of its own.
func apart(work func() error) (err error) {
	done := make(chan struct{})
	var failed any
	go func() {
		defer close(done)
		defer func() { failed = recover() }()
		err = work()
	}()
	<-done
	if failed != nil {
		panic(failed)
	}
	return err
}

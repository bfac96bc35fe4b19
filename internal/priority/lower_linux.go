package priority

import "syscall"

// niceness is that of work that may wait: beside a thread of 0 it gets about a thirtieth of a
// processor, see sched(7).
const niceness = 15

// lowerThread lowers the priority of the thread, unless it is lower already. Where that is not
// allowed, the work runs as any other.
func lowerThread() {
	thread := syscall.Gettid()
	answer, err := syscall.Getpriority(syscall.PRIO_PROCESS, thread) // 20 less the niceness
	if err == nil && 20-answer < niceness {
		_ = syscall.Setpriority(syscall.PRIO_PROCESS, thread, niceness)
	}
}

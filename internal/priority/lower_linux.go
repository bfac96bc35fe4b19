package priority

import "syscall"

// niceness is that of work that may wait: beside a thread of 0 it gets about a thirtieth of a
// processor, see sched(7).
const niceness = 15

// lowerThread lowers the priority of the thread. Where that is not allowed, the work runs as any other.
func lowerThread() { _ = syscall.Setpriority(syscall.PRIO_PROCESS, syscall.Gettid(), niceness) }

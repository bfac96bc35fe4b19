package login

import (
	"fmt"
	"time"
)

// After freeFailures wrong passwords in a row a name waits, a second at first
// and twice as long after each further one, up to maxWait.
const (
	freeFailures = 5
	firstWait    = time.Second
	maxWait      = 15 * time.Minute
)

// LockedError refuses a name that failed too often in a row, without looking at
// the password. Names that do not exist are refused alike.
type LockedError struct {
	// Wait is how long until the next attempt is looked at.
	Wait time.Duration
}

// Error says how long to wait.
func (e *LockedError) Error() string {
	return fmt.Sprintf("too many failed log-ins; try again in %d seconds", e.Seconds())
}

// Seconds returns the wait in whole seconds, rounded up: what Retry-After wants.
func (e *LockedError) Seconds() int64 {
	return int64((e.Wait + time.Second - 1) / time.Second)
}

// wait returns how long a name waits after this many failures in a row.
func wait(failures int) time.Duration {
	if failures < freeFailures {
		return 0
	}
	doublings := min(failures-freeFailures, 30)
	return min(firstWait<<doublings, maxWait)
}

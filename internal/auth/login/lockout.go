package login

import (
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/auth"
)

// After freeFailures wrong passwords in a row an origin waits before it tries the name again, a second
// at first and twice as long after each further one, up to maxWait. After strangerFailures from unknown
// origins, however many, all unknown origins of the name wait likewise: that bounds guesses from many
// addresses to these and 96 a day. It holds back nobody who is known.
const (
	freeFailures     = 5
	strangerFailures = 100
	firstWait        = time.Second
	maxWait          = 15 * time.Minute
)

// LockedError refuses a name that failed too often in a row from this origin, or from unknown ones,
// without looking at the password. Names that do not exist are refused alike.
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

// wait returns how long to wait after this many failures in a row, of which free many have no wait.
func wait(failures, free int) time.Duration {
	if failures < free {
		return 0
	}
	doublings := min(failures-free, 30)
	return min(firstWait<<doublings, maxWait)
}

// checkWait returns a *LockedError while the wait after the failures of a tally has not passed.
func checkWait(t auth.LoginTally, free int, now time.Time) error {
	left := t.FailedAt.Add(wait(t.Failures, free)).Sub(now)
	if left > 0 && left <= 2*maxWait { // longer, and the clock was set back since
		return &LockedError{Wait: left}
	}
	return nil
}

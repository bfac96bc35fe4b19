//go:build !testclock

package main

import "time"

// now returns the time. The tag testclock, for tests alone, builds a program that lives at another moment.
func now() time.Time { return time.Now() }

//go:build testclock

package main

import (
	"os"
	"time"
)

// testClock is how far the time of this program is ahead of the machine's, as in "-36h".
var testClock = parseTestClock(os.Getenv("DAYPART_TEST_CLOCK"))

// now returns the time, moved. Certificates and the life of cookies stay with the machine's, by which browsers judge them.
func now() time.Time { return time.Now().Add(testClock) }

func parseTestClock(text string) time.Duration {
	ahead, err := time.ParseDuration(text)
	if err != nil {
		panic("DAYPART_TEST_CLOCK: " + err.Error())
	}
	return ahead
}

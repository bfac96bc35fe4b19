package main

import (
	"math"
	"runtime/debug"
	"testing"
)

// A limit of memory holds unless it is 0, or the operator has set GOMEMLIMIT.
func TestCollectRarely_LimitsMemory(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	const limit = 320 << 20
	for name, test := range map[string]struct {
		variable    string
		limit, want int64
	}{
		"set":                {"", limit, limit},
		"no limit":           {"", 0, math.MaxInt64},
		"set by the runtime": {"1GiB", limit, math.MaxInt64},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOMEMLIMIT", test.variable)
			debug.SetMemoryLimit(math.MaxInt64)
			collectRarely(test.limit)
			if got := debug.SetMemoryLimit(-1); got != test.want {
				t.Errorf("the limit is %d, want %d", got, test.want)
			}
		})
	}
}

package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth is by how many percent a node's heap grows over what is in use until it is collected. What is in use is little and
// most of what a request makes is gone with it, so memory buys time here: see "Plan capacity" in docs/operate.md.
const heapGrowth = 400

// collectRarely sets when memory is collected: rarely while less than limit bytes are in use, and
// as often as it takes from there on. 0 is no limit. GOGC and GOMEMLIMIT count where they are set.
func collectRarely(limit int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
	if os.Getenv("GOMEMLIMIT") == "" && limit > 0 {
		debug.SetMemoryLimit(limit)
	}
}

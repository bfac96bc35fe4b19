package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth is by how many percent a node's heap grows over what is in use until it is collected. What is in use is little and
// most of what a request makes is gone with it, so memory buys time here: see "Plan capacity" in docs/operate.md.
const heapGrowth = 400

// collectRarely sets when memory is collected, unless the operator did by GOGC. GOMEMLIMIT bounds it in any case.
func collectRarely() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
}

package main

import (
	"sync"

	"github.com/schollz/progressbar/v3"
)

// progress returns a function that shows how much of a long work is done: a bar
// where standard error is a terminal, and nothing elsewhere.
func (c *console) progress(what string) func(done, total int64) {
	if _, yes := terminal(c.err); !yes {
		return func(int64, int64) {}
	}
	var mu sync.Mutex
	var bar *progressbar.ProgressBar
	return func(done, total int64) {
		mu.Lock()
		defer mu.Unlock()
		if bar == nil || bar.GetMax64() != total {
			bar = progressbar.NewOptions64(total,
				progressbar.OptionSetWriter(c.err), progressbar.OptionSetDescription(what),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set64(done) // a bar that cannot be drawn is no reason to stop
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

const heading = `| rows | Daypart, submissions/s | rows/s | bare handler, requests/s | ratio |
|---:|---:|---:|---:|---:|`

// line is a line of the table.
func line(rows int, rates []rate) string {
	daypart, bare := rates[0].perSecond, rates[1].perSecond
	return fmt.Sprintf("| %d | %.0f | %.0f | %.0f | %.2f |", rows, daypart, daypart*float64(rows), bare, daypart/bare)
}

// machine says on what the numbers were made, the time of an fsync above all.
func machine(dir string) string {
	return fmt.Sprintf("%s, %d cores, %s/%s, %s; an fsync takes %s (median of 100)",
		processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), fsyncTime(dir))
}

func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for entry := range strings.Lines(string(text)) {
		if name, found := strings.CutPrefix(entry, "model name"); found {
			return strings.Trim(name, "\t :\n")
		}
	}
	return runtime.GOARCH
}

// fsyncTime returns how long it takes to append a page and wait for the disk.
func fsyncTime(dir string) time.Duration {
	file, err := os.Create(filepath.Join(dir, "fsync"))
	if err != nil {
		return 0
	}
	defer file.Close()
	page := make([]byte, 4096)
	var times []time.Duration
	for range 100 {
		begun := time.Now()
		if _, err := file.Write(page); err != nil {
			return 0
		}
		if err := file.Sync(); err != nil {
			return 0
		}
		times = append(times, time.Since(begun))
	}
	slices.Sort(times)
	return times[len(times)/2].Round(time.Microsecond)
}

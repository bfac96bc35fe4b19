package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// usage is what this process has used, as far as the system says so in /proc (proc_pid_stat(5)).
type usage struct {
	processor time.Duration // by its threads, and by the system for them
	resident  uint64        // bytes of memory
}

// ticks is in what /proc counts processor time: a hundredth of a second, on every Linux that Go runs on.
const ticks = 10 * time.Millisecond

func used() (u usage) {
	text, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return u
	}
	_, after, _ := strings.Cut(string(text), ") ") // the fields after the name, from the third on
	fields := strings.Fields(after)
	if len(fields) < 22 {
		return u
	}
	number := func(field int) int64 {
		n, _ := strconv.ParseInt(fields[field-3], 10, 64) // 0 where the system says something else
		return n
	}
	u.processor = time.Duration(number(14)+number(15)) * ticks
	u.resident = uint64(number(24)) * uint64(os.Getpagesize())
	return u
}

// busyness says how busy the machine is with anything.
func busyness() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "load not known"
	}
	return "load average " + strings.Join(strings.Fields(string(text))[:3], ", ") + " before it began"
}

// peakMemory returns how many bytes of memory a process had at most, as Linux tells it
// (proc_pid_status(5), VmHWM).
func peakMemory(process int) (uint64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, "VmHWM:"); found {
			kilobytes, err := strconv.ParseUint(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
			return kilobytes << 10, err
		}
	}
	return 0, fmt.Errorf("process %d: its peak memory is not told", process)
}

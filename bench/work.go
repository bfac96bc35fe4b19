package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit in which Linux tells processor time, whatever the machine (see times(2), USER_HZ).
const tick = 10 * time.Millisecond

// spent returns the processor time of this program and of all processes below it that run: senders, servers and databases.
func spent() (time.Duration, error) {
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	parents, times := map[int]int{}, map[int]time.Duration{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended meanwhile
		}
		var pid int
		if pid, err = strconv.Atoi(filepath.Base(filepath.Dir(file))); err == nil {
			parents[pid], times[pid], err = readStat(text)
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
	}
	var sum time.Duration
	for pid, time := range times {
		if descends(pid, os.Getpid(), parents) {
			sum += time
		}
	}
	return sum, nil
}

// readStat reads what proc_pid_stat(5) describes, from the state on: a name may hold anything.
func readStat(text []byte) (parent int, used time.Duration, err error) {
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	var user, system int
	for _, field := range []struct {
		at   int
		into *int
	}{{1, &parent}, {11, &user}, {12, &system}} {
		if *field.into, err = strconv.Atoi(fields[field.at]); err != nil {
			return 0, 0, err
		}
	}
	return parent, time.Duration(user+system) * tick, nil
}

// descends reports whether a process is another, or below it.
func descends(pid, of int, parents map[int]int) bool {
	for ; pid > 0; pid = parents[pid] {
		if pid == of {
			return true
		}
	}
	return false
}

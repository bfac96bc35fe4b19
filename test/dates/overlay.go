package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

// clockVariable says how far time.Now is ahead of the machine's clock, as a duration.
const clockVariable = "DAYPART_TEST_CLOCK"

// movedClock becomes a file of the package time. What lives in a bubble of testing/synctest has a clock of
// its own, which is far from the machine's, and keeps it.
const movedClock = `package time

import "syscall"

var aheadSeconds = parseAhead()

func parseAhead() int64 {
	text, _ := syscall.Getenv("` + clockVariable + `")
	ahead, err := ParseDuration(text)
	if text != "" && err != nil {
		panic(err)
	}
	return int64(ahead / Second)
}

func movedNow() (sec int64, nsec int32, mono int64) {
	sec, nsec, mono = runtimeNow()
	if machine, _, _ := now(); sec >= machine-3600 {
		sec += aheadSeconds
	}
	return sec, nsec, mono
}
`

// The call in time.Now that the overlay replaces.
var (
	readsClock = []byte("\tsec, nsec, mono := runtimeNow()\n")
	readsMoved = []byte("\tsec, nsec, mono := movedNow()\n")
)

// writeOverlay writes into dir what moves time.Now, and returns the file for the go command's flag -overlay.
func writeOverlay(ctx context.Context, dir string) (string, error) {
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	source := filepath.Join(string(bytes.TrimSpace(root)), "src", "time")
	clock, err := os.ReadFile(filepath.Join(source, "time.go"))
	if err != nil {
		return "", err
	}
	if bytes.Count(clock, readsClock) != 1 {
		return "", errors.New("time.Now of this release of Go is unlike the one the overlay was written for: see overlay.go")
	}
	files := map[string][]byte{
		"time.go":  bytes.Replace(clock, readsClock, readsMoved, 1),
		"moved.go": []byte(movedClock),
	}
	replace := map[string]string{}
	for name, text := range files {
		written := filepath.Join(dir, name+".txt") // which no ./... takes for a package
		replace[filepath.Join(source, name)] = written
		if err := os.WriteFile(written, text, 0o600); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}

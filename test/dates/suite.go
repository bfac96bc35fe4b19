package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// longest is how long the tests of one package may take.
const longest = 30 * time.Minute

// excluded are packages whose tests talk to programs that judge tokens and certificates by the machine's
// clock, and that no overlay moves.
var excluded = []string{"/test/oauth"}

// A suite is the Go tests, compiled.
type suite struct {
	overlay  string
	packages []testPackage
}

// A testPackage is a package whose tests are compiled.
type testPackage struct{ path, dir, binary string }

// compile compiles the tests of every package that has some, below bin.
func compile(ctx context.Context) (s suite, err error) {
	dir, err := filepath.Abs("bin/dates")
	if err != nil {
		return s, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return s, err
	}
	if s.overlay, err = writeOverlay(ctx, dir); err != nil {
		return s, err
	}
	list, err := exec.CommandContext(ctx, "go", "list", "-tags", "ui", "-f",
		"{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}} {{.Dir}}{{end}}", "./...").Output()
	if err != nil {
		return s, fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(list)) {
		path, folder, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found || isExcluded(path) {
			continue
		}
		p := testPackage{path, folder, filepath.Join(dir, strings.ReplaceAll(path, "/", "_")+".test")}
		if err := s.compile(ctx, p); err != nil {
			return s, err
		}
		s.packages = append(s.packages, p)
	}
	return s, nil
}

func isExcluded(path string) bool {
	for _, end := range excluded {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

func (s suite) compile(ctx context.Context, p testPackage) error {
	command := exec.CommandContext(ctx, "go", "test", "-c", "-trimpath", "-tags", "ui", "-overlay", s.overlay, "-o", p.binary, p.path)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("compile the tests of %s: %w\n%s", p.path, err, output)
	}
	return nil
}

// run runs all tests at a moment, as many packages at a time as there are processors, and prints what fails.
func (s suite) run(ctx context.Context, m moment) error {
	env, err := m.environment()
	if err != nil {
		return err
	}
	env = append(env, "GOFLAGS=-overlay="+s.overlay) // for the programs that tests build
	var running errgroup.Group
	running.SetLimit(runtime.GOMAXPROCS(0))
	errs := make([]error, len(s.packages))
	for i, p := range s.packages {
		running.Go(func() error {
			errs[i] = p.run(ctx, env)
			return nil
		})
	}
	_ = running.Wait() // errs has them all
	return errors.Join(errs...)
}

func (p testPackage) run(ctx context.Context, env []string) error {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	command := exec.CommandContext(ctx, p.binary, "-test.count=1", "-test.shuffle=on")
	command.Dir, command.Env = p.dir, env
	if output, err := command.CombinedOutput(); err != nil {
		fmt.Printf("--- %s\n%s", p.path, output)
		return fmt.Errorf("%s: %w", p.path, err)
	}
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// longest is how long the tests of one package may take.
const longest = 30 * time.Minute

// byOthers are tests that run programs which nobody moves, and which judge tokens and certificates: curl, Node.
// They stay on the machine's clock, and the programs that they build move themselves. Those in test/oauth and
// test/clients do not take part.
var byOthers = map[string]string{"test/e2e": "^TestDemoInThreeLines$", "test/guides": "."}

// excluded are tests that no other moment can be given to: besides byOthers, what PostgreSQL counts by its own clock.
var excluded = map[string]string{
	"internal/store/sqlstore": "^TestPostgres$/^draws$",
	"test/e2e":                "^TestDemoInThreeLines$",
	"test/guides":             ".",
	"test/oauth":              ".",
	"test/clients":            ".",
}

// A suite is the Go tests, compiled.
type suite struct {
	overlay  string
	packages []testPackage
}

// A testPackage is a package whose tests are compiled, with their clock moved or not.
type testPackage struct {
	path, dir, binary string
	args              []string // which of its tests
	moved             bool
}

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
		"{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}} {{.Dir}} {{.Module.Path}}{{end}}", "./...").Output()
	if err != nil {
		return s, fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(list)) {
		if fields := strings.Fields(line); len(fields) == 3 {
			s.add(dir, fields[0], fields[1], strings.TrimPrefix(fields[0], fields[2]+"/"))
		}
	}
	for _, p := range s.packages {
		if err := s.compile(ctx, p); err != nil {
			return s, err
		}
	}
	return s, nil
}

// add adds the tests of a package in dir, name by its path in the module. Their binaries go below bin.
func (s *suite) add(bin, path, dir, name string) {
	p := testPackage{path: path, dir: dir, binary: filepath.Join(bin, strings.ReplaceAll(name, "/", "_")+".test")}
	if skip := excluded[name]; skip != "." {
		moved := p
		moved.moved = true
		if skip != "" {
			moved.args = []string{"-test.skip=" + skip}
		}
		s.packages = append(s.packages, moved)
	}
	if only, found := byOthers[name]; found {
		p.binary += ".others"
		p.args = []string{"-test.run=" + only}
		s.packages = append(s.packages, p)
	}
}

func (s suite) compile(ctx context.Context, p testPackage) error {
	args := []string{"test", "-c", "-trimpath", "-tags", "ui", "-o", p.binary}
	if p.moved {
		args = append(args, "-overlay", s.overlay)
	}
	command := exec.CommandContext(ctx, "go", append(args, p.path)...)
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
	moved := append(slices.Clip(env), "GOFLAGS=-overlay="+s.overlay) // for the programs that tests build
	var running errgroup.Group
	running.SetLimit(runtime.GOMAXPROCS(0))
	errs := make([]error, len(s.packages))
	for i, p := range s.packages {
		running.Go(func() error {
			if p.moved {
				errs[i] = p.run(ctx, moved)
			} else {
				errs[i] = p.run(ctx, env)
			}
			return nil
		})
	}
	_ = running.Wait() // errs has them all
	return errors.Join(errs...)
}

func (p testPackage) run(ctx context.Context, env []string) error {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	command := exec.CommandContext(ctx, p.binary, append(p.args, "-test.count=1", "-test.shuffle=on")...)
	command.Dir, command.Env = p.dir, env
	if output, err := command.CombinedOutput(); err != nil {
		fmt.Printf("--- %s\n%s", p.path, output)
		return fmt.Errorf("%s: %w", p.path, err)
	}
	return nil
}

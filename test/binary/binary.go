// Package binary builds the command daypart for tests that run it as users do.
package binary

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Run builds the program as users have it, with the page where that has been built, runs the tests, and removes the
// program. root is the root of the repository; program is set to where it is. Run returns the exit code.
func Run(m *testing.M, root string, program *string) int {
	dir, err := os.MkdirTemp("", "daypart-binary-")
	if err == nil {
		*program = filepath.Join(dir, "daypart")
		err = build(root, *program)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	return m.Run()
}

func build(root, path string) error {
	command := exec.Command("go", "build", "-trimpath", "-tags", strings.Join(tags(root), ","), "-o", path, "./cmd/daypart")
	command.Dir = root
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, output)
	}
	return nil
}

// tags returns the build tags. A program that is to live at another moment, and whose time.Now is not moved by an
// overlay, moves its own: see test/dates.
func tags(root string) (tags []string) {
	if _, err := os.Stat(filepath.Join(root, "web", "dist", "index.html")); err == nil {
		tags = append(tags, "ui")
	}
	if os.Getenv("DAYPART_TEST_CLOCK") != "" && !strings.Contains(os.Getenv("GOFLAGS"), "-overlay") {
		tags = append(tags, "testclock")
	}
	return tags
}

package guides

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/daypart/daypart/test/binary"
)

// program is where the tests find the built program.
var program string

func TestMain(m *testing.M) { os.Exit(binary.Run(m, root, &program)) }

// startDemo starts the demo as `make demo` does, on a free port. It returns
// the directory that the guides take for the root of the repository.
func startDemo(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	linkFiles(t, dir)
	demo := exec.CommandContext(t.Context(), program, "demo", "--listen", "127.0.0.1:0", "--weeks", "2", "--ready-file", "data/demo/ready.json")
	demo.Dir, demo.Cancel = dir, func() error { return demo.Process.Signal(os.Interrupt) }
	binary.RunDemo(t, demo)
	return dir
}

// linkFiles makes the files that the guides name beside the demo.
func linkFiles(t *testing.T, dir string) {
	t.Helper()
	docs, err := filepath.Abs(filepath.Join(root, "docs"))
	err = errors.Join(err,
		os.Symlink(docs, filepath.Join(dir, "docs")),
		os.Mkdir(filepath.Join(dir, "bin"), 0o700),
		os.Symlink(program, filepath.Join(dir, "bin", "daypart")),
		os.MkdirAll(filepath.Join(dir, "data", "demo"), 0o700))
	if err != nil {
		t.Fatal(err)
	}
}

// A session is a shell into which the blocks of one guide are pasted, in order.
type session struct {
	dir    string // where it runs
	blocks string // where the blocks and what they print are
}

// runBlocks pastes the blocks into one shell that stops at the first command that fails. It
// returns what each of the blocks printed, as far as they ran.
func (s session) runBlocks(ctx context.Context, blocks []*block) (printed []string, err error) {
	script := "set -euo pipefail\n"
	for i, b := range blocks {
		if err := os.WriteFile(s.file(i, "sh"), []byte(b.text), 0o600); err != nil {
			return nil, err
		}
		script += fmt.Sprintf(". '%s' >'%s' 2>'%s'\n", s.file(i, "sh"), s.file(i, "out"), s.file(i, "err"))
	}
	shell := exec.CommandContext(ctx, "bash", "--noprofile", "--norc", "-c", script)
	shell.Dir, shell.Env = s.dir, environment(s.blocks)
	failed := shell.Run()
	for i := range blocks {
		text, err := os.ReadFile(s.file(i, "out"))
		if err != nil {
			break // the shell stopped before
		}
		printed = append(printed, string(text))
	}
	return printed, failed
}

// environment returns what a shell finds around it: nothing of the settings of whoever runs the
// tests, but for the moment that test/dates moves programs to.
func environment(home string) []string {
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TMPDIR=" + home, "LANG=C.UTF-8",
		"DAYPART_TEST_CLOCK=" + os.Getenv("DAYPART_TEST_CLOCK"),
	}
}

// problems returns what a block wrote to standard error.
func (s session) problems(i int) string {
	text, _ := os.ReadFile(s.file(i, "err")) // without one there were none
	return string(text)
}

func (s session) file(i int, kind string) string {
	return filepath.Join(s.blocks, fmt.Sprintf("%d.%s", i, kind))
}

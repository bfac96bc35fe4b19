package clients

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/daypart/daypart/api"
)

// writeDocument writes the document that the server at url publishes, in both forms.
func writeDocument(t *testing.T, dir, url string) {
	t.Helper()
	for name, text := range map[string][]byte{"openapi.yaml": api.PublishedYAML(url), "openapi.json": api.PublishedJSON(url)} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// installed returns the path of a program that npm installed in dir.
func installed(t *testing.T, dir, name string) string {
	t.Helper()
	program, err := filepath.Abs(filepath.Join(dir, "node_modules", ".bin", name))
	if err == nil {
		_, err = os.Stat(program)
	}
	if err != nil {
		t.Fatalf("%s is not installed: run make test-go or make test-clients, or npm ci in test/clients/%s", name, dir)
	}
	return program
}

// run runs a command in dir to its end, and returns what it printed to standard output.
func run(t *testing.T, dir string, environment []string, command ...string) []byte {
	t.Helper()
	c := exec.CommandContext(t.Context(), command[0], command[1:]...)
	c.Dir, c.Env = dir, append(os.Environ(), environment...)
	var problems strings.Builder
	c.Stderr = &problems
	output, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s%s", command, err, output, problems.String())
	}
	return output
}

// copyFiles copies files of testdata.
func copyFiles(t *testing.T, dir string, patterns ...string) {
	t.Helper()
	for _, pattern := range patterns {
		names, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || names == nil {
			t.Fatalf("nothing in testdata is called %s: %v", pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, filepath.Base(name)), text, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

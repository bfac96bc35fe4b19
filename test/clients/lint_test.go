package clients

import (
	"path/filepath"
	"testing"
)

// publicURL is that of a server whose document is checked while it does not run.
const publicURL = "https://pos.example.net"

func TestLinters_FindNothing(t *testing.T) {
	t.Parallel()
	for name, command := range map[string][]string{
		"redocly":  {"lint", "--config", "redocly.yaml"},
		"spectral": {"lint", "--ruleset", "spectral.yaml", "--fail-severity", "warn"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			writeDocument(t, dir, publicURL)
			command := append([]string{installed(t, ".", name)}, command...)
			run(t, ".", nil, append(command, filepath.Join(dir, "openapi.yaml"))...)
		})
	}
}

package clients

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/daypart/daypart/test/binary"
)

// root is the root of the repository, seen from here.
const root = "../.."

// program is where the tests find the built program.
var program string

func TestMain(m *testing.M) { os.Exit(binary.Run(m, root, &program)) }

// A demo is a running server with a company that nobody else sells for.
type demo struct {
	ready  string // the file that says how to call it
	caFile string // the authority of its certificate
}

// url is the address of the server.
func (d demo) url(t *testing.T) string {
	t.Helper()
	var where struct{ URL string }
	text, err := os.ReadFile(d.ready)
	if err == nil {
		err = json.Unmarshal(text, &where)
	}
	if err != nil {
		t.Fatal(err)
	}
	return where.URL
}

// startDemo starts a demo on a free port, and stops it at the end of the test.
func startDemo(t *testing.T) demo {
	t.Helper()
	data := t.TempDir()
	d := demo{filepath.Join(data, "ready.json"), filepath.Join(data, "ca.pem")}
	command := exec.CommandContext(t.Context(), program, "--data", data, "demo",
		"--quiet-tills", "--weeks", "0", "--listen", "127.0.0.1:0", "--ready-file", d.ready)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	binary.RunDemo(t, command)
	return d
}

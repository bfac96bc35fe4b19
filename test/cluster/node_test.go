package cluster

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A place is where nodes keep things: a database, a directory, and the key they share.
type place struct {
	t              *testing.T
	dir, dsn, site string // site is what clients call the nodes
}

func newPlace(t *testing.T, dsn string) place {
	t.Helper()
	p := place{t: t, dir: t.TempDir(), dsn: dsn}
	key := make([]byte, 32)
	_, _ = rand.Read(key) // it never fails
	if err := os.WriteFile(p.keyFile(), []byte(base64.StdEncoding.EncodeToString(key)), 0o600); err != nil {
		t.Fatal(err)
	}
	p.run("tenant", "apply", "-f", "testdata/company.yaml")
	return p
}

func (p place) keyFile() string { return filepath.Join(p.dir, "key") }

func (p place) command(data string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, append([]string{"--data", filepath.Join(p.dir, data)}, args...)...)
	cmd.Env = append(os.Environ(), "DAYPART_DATABASE="+p.dsn)
	return cmd
}

// run runs a verb that must do, and returns what it printed.
func (p place) run(args ...string) string {
	p.t.Helper()
	var problems strings.Builder
	cmd := p.command("desk", args...)
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		p.t.Fatalf("daypart %s: %v\n%s%s", strings.Join(args, " "), err, out, problems.String())
	}
	return string(out)
}

// credentials are those of a client of the company.
type credentials struct {
	ID     string `json:"clientId"`
	Secret string `json:"clientSecret"`
}

func (p place) addClient(id string, args ...string) (who credentials) {
	p.t.Helper()
	out := p.run(append([]string{"client", "add", "--id", id, "--tenant", "acorn", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &who); err != nil {
		p.t.Fatalf("%v in %s", err, out)
	}
	return who
}

// A node is a process that serves, and is killed and started again.
type node struct {
	place
	name, address string

	mu    sync.Mutex
	cmd   *exec.Cmd
	ended chan struct{}
}

// newNode finds an address for a node. It is not started.
func newNode(p place, number int) *node {
	p.t.Helper()
	l, err := new(net.ListenConfig).Listen(p.t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		p.t.Fatal(err)
	}
	defer l.Close()
	n := &node{place: p, name: fmt.Sprintf("node-%d", number), address: l.Addr().String()}
	p.t.Cleanup(func() {
		n.kill()
		if p.t.Failed() {
			said, _ := os.ReadFile(n.log()) // what is not there cannot help
			p.t.Logf("%s said last:\n%s", n.name, said[max(0, len(said)-4000):])
		}
	})
	return n
}

func (n *node) log() string { return filepath.Join(n.dir, n.name+".log") }

// start starts the node, and returns once it is ready. Its limits of rate, which nodes share, are such that nobody
// reaches them: what is tested here is not how patient a till is.
func (n *node) start() {
	n.t.Helper()
	said, err := os.OpenFile(n.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		n.t.Fatal(err)
	}
	defer said.Close() // the process has its own
	cmd := n.command(n.name, "serve", "--listen=", "--plain-listen", n.address, "--trusted-proxies", "127.0.0.1/32", "--proxy-header", "X-Forwarded-For",
		"--public-url", n.site, "--key-file", n.keyFile(),
		"--client-rate", "1e6", "--client-burst", "1000000", "--address-rate", "1e6", "--address-burst", "1000000")
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		n.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // it is always killed
		close(ended)
	}()
	n.mu.Lock()
	n.cmd, n.ended = cmd, ended
	n.mu.Unlock()
	eventually(n.t, n.name+" is ready", func() bool {
		select {
		case <-ended:
			n.t.Fatalf("%s ended", n.name)
		default:
		}
		return n.ready()
	})
}

func (n *node) ready() bool {
	r, err := http.NewRequestWithContext(n.t.Context(), http.MethodGet, "http://"+n.address+"/readyz", nil)
	if err != nil {
		n.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// kill ends the node as a power failure would.
func (n *node) kill() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.cmd != nil {
		_ = n.cmd.Process.Kill() // it may have ended
		<-n.ended
	}
}

package cluster

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
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
	name string

	mu    sync.Mutex
	cmd   *exec.Cmd
	ended chan struct{}

	address atomic.Value // a string: where it listens since it was last started, empty while it is down
}

// newNode returns a node that is not started.
func newNode(p place, number int) *node {
	p.t.Helper()
	n := &node{place: p, name: fmt.Sprintf("node-%d", number)}
	n.address.Store("")
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
	before, err := said.Seek(0, io.SeekEnd)
	if err != nil {
		n.t.Fatal(err)
	}
	cmd := n.command(n.name, "serve", "--listen=", "--plain-listen", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1/32", "--proxy-header", "X-Forwarded-For",
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
		address := n.readAddress(before)
		if address == "" || !n.ready(address) {
			return false
		}
		n.address.Store(address)
		return true
	})
}

// readAddress returns where the node says that it listens, in what it has written since its log had so many bytes.
func (n *node) readAddress(before int64) string {
	text, err := os.ReadFile(n.log())
	if err != nil {
		n.t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text[before:]), "Plain HTTP for a proxy is at http://")
	address, _, whole := strings.Cut(after, "\n")
	if !whole {
		return ""
	}
	return address
}

func (n *node) ready(address string) bool {
	r, err := http.NewRequestWithContext(n.t.Context(), http.MethodGet, "http://"+address+"/readyz", nil)
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

// errDown says that a node has no address.
var errDown = errors.New("the node is down")

func (n *node) dial(ctx context.Context, network string) (net.Conn, error) {
	address := n.address.Load().(string)
	if address == "" {
		return nil, errDown
	}
	return new(net.Dialer).DialContext(ctx, network, address)
}

// kill ends the node as a power failure would. Its port may be anybody's from then on.
func (n *node) kill() {
	n.address.Store("")
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.cmd != nil {
		_ = n.cmd.Process.Kill() // it may have ended
		<-n.ended
	}
}

// Package pgserver runs a real PostgreSQL server of its own, made from the installed
// binaries: for tests and benchmarks. It knows nothing of what is kept there.
package pgserver

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
)

// Server is a PostgreSQL server that listens on a socket in its own directory, and nowhere else.
type Server struct {
	directory, binaries string
	settings            []string
	attributes          *syscall.SysProcAttr
	process             *os.Process
	ended               chan struct{}
	admin               *pgx.Conn // nil before the first database is made
}

// errNotInstalled says what to do about it.
var errNotInstalled = errors.New("this needs PostgreSQL's initdb and postgres, in PATH or /usr/lib/postgresql/*/bin: apt-get install postgresql")

// findBinaries returns the directory with the server's programs, the newest if there are several.
func findBinaries() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		resolved, err := filepath.EvalSymlinks(path)
		if err != nil {
			return "", err
		}
		found = append(found, resolved)
	}
	if len(found) == 0 {
		return "", errNotInstalled
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// Unsynced are the settings of a server that waits for no disk. What it has committed outlives its own end, however sudden: the system
// writes what was handed to it. Only the end of the system could take it away.
func Unsynced() []string { return []string{"fsync=off", "full_page_writes=off"} }

// New makes a server with empty databases and starts it with settings, each as in name=value. Stop ends it; should this process
// die before, the server dies with it.
func New(settings ...string) (_ *Server, err error) {
	binaries, err := findBinaries()
	if err != nil {
		return nil, err
	}
	directory, err := os.MkdirTemp("", "daypart-pg-")
	if err != nil {
		return nil, err
	}
	s := &Server{directory: directory, binaries: binaries, settings: settings}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(directory))
		}
	}()
	if s.attributes, err = attributes(directory); err != nil {
		return nil, err
	}
	if err := s.initialize(); err != nil {
		return nil, err
	}
	return s, s.start()
}

// CreateDatabase makes a database with what is in another, template0 for nothing, and returns its address. Its files are copied: to
// have them written to the log instead takes longer.
func (s *Server) CreateDatabase(ctx context.Context, name, template string) (dsn string, err error) {
	if s.admin == nil || s.admin.IsClosed() {
		if s.admin, err = pgx.Connect(ctx, s.address("postgres")); err != nil {
			return "", fmt.Errorf("connect to the server: %w", err)
		}
	}
	_, err = s.admin.Exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+template+" STRATEGY file_copy")
	return s.address(name), err
}

// Restart ends the server as a crash would, without shutting down, and starts it again on the same data.
func (s *Server) Restart() error {
	s.kill()
	return s.start()
}

// Stop ends the server and removes what it kept.
func (s *Server) Stop() error {
	s.kill()
	return os.RemoveAll(s.directory)
}

func (s *Server) initialize() error {
	command := exec.Command(filepath.Join(s.binaries, "initdb"),
		"--pgdata", s.data(), "--username", "daypart", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync")
	command.Dir, command.SysProcAttr = s.directory, s.attributes
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, said)
	}
	return nil
}

func (s *Server) data() string { return filepath.Join(s.directory, "data") }

// address returns the address of a database of the server.
func (s *Server) address(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("daypart"), Path: "/" + database,
		RawQuery: url.Values{"host": {s.directory}}.Encode()}
	return u.String()
}

// start starts the server, and returns once it takes connections.
func (s *Server) start() error {
	started := make(chan error, 1)
	s.ended = make(chan struct{})
	go s.run(started)
	return <-started
}

// run is the life of the server process. The system ends the process with the thread that made it
// (see attributes), so the thread is kept until then.
func (s *Server) run(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer close(s.ended)
	arguments := []string{"-D", s.data(), "-k", s.directory}
	for _, setting := range append([]string{"listen_addresses=", "max_connections=200"}, s.settings...) {
		arguments = append(arguments, "-c", setting)
	}
	command := exec.Command(filepath.Join(s.binaries, "postgres"), arguments...)
	command.Dir, command.SysProcAttr = s.directory, s.attributes
	said, err := command.StderrPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		started <- err
		return
	}
	s.process = command.Process
	follow(said, started)
	_ = command.Wait() // it is always ended by a signal
}

// follow reads what the server says, to its end, and tells once it is ready.
func follow(said io.Reader, started chan<- error) {
	var told strings.Builder
	ready := false
	for lines := bufio.NewScanner(said); lines.Scan(); {
		if ready {
			continue
		}
		fmt.Fprintln(&told, lines.Text())
		if strings.Contains(lines.Text(), "ready to accept connections") {
			ready = true
			started <- nil
		}
	}
	if !ready {
		started <- fmt.Errorf("postgres ended before it was ready: %s", told.String())
	}
}

// kill ends the server at once, as a crash would.
func (s *Server) kill() {
	if s.admin != nil {
		_ = s.admin.Close(context.Background()) // the server ends it otherwise
		s.admin = nil
	}
	_ = s.process.Signal(syscall.SIGQUIT) // it may have ended by itself
	<-s.ended
}

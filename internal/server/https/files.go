package https

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// lookEvery is how often the files are looked at, at most.
const lookEvery = time.Second

// Files is a certificate in two PEM files. A handshake that finds them changed
// loads them anew, so that no restart is needed.
type Files struct {
	certFile, keyFile string
	log               *slog.Logger
	now               func() time.Time

	current atomic.Pointer[tls.Certificate]
	mu      sync.Mutex // held by the one handshake that looks
	looked  time.Time
	tried   stamp
}

// stamp tells one state of the files from another.
type stamp struct {
	certChanged, keyChanged time.Time
	certSize, keySize       int64
}

// OpenFiles loads a certificate chain and its private key.
func OpenFiles(certFile, keyFile string, log *slog.Logger, now func() time.Time) (*Files, error) {
	f := &Files{certFile: certFile, keyFile: keyFile, log: log, now: now}
	state, err := f.stamp()
	if err != nil {
		return nil, fmt.Errorf("find certificate: %w", err)
	}
	f.looked, f.tried = now(), state
	if err := f.load(); err != nil {
		return nil, err
	}
	return f, nil
}

// Certificate is the Source of the newest certificate that could be loaded.
func (f *Files) Certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	if f.mu.TryLock() { // the others go on with what there is
		defer f.mu.Unlock()
		f.look()
	}
	return f.current.Load(), nil
}

// look loads the files if they have changed. What cannot be loaded is tried again
// at the next change only: certificate and key are seldom replaced at the same instant.
func (f *Files) look() {
	if f.now().Sub(f.looked) < lookEvery {
		return
	}
	f.looked = f.now()
	state, err := f.stamp()
	if state == f.tried { // missing files are a state too: the zero stamp
		return
	}
	f.tried = state
	if err == nil {
		err = f.load()
	}
	if err != nil {
		f.log.Error("new certificate not taken; the old one stays", "error", err)
		return
	}
	f.log.Info("certificate reloaded", "file", f.certFile, "expires", f.current.Load().Leaf.NotAfter)
}

func (f *Files) load() error {
	certificate, err := tls.LoadX509KeyPair(f.certFile, f.keyFile)
	if err != nil {
		return fmt.Errorf("load certificate %s with key %s: %w", f.certFile, f.keyFile, err)
	}
	f.current.Store(&certificate)
	return nil
}

func (f *Files) stamp() (stamp, error) {
	cert, err := os.Stat(f.certFile)
	if err != nil {
		return stamp{}, err
	}
	key, err := os.Stat(f.keyFile)
	if err != nil {
		return stamp{}, err
	}
	return stamp{cert.ModTime(), key.ModTime(), cert.Size(), key.Size()}, nil
}

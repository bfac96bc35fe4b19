package https

import (
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var quiet = slog.New(slog.DiscardHandler)

// clock is a time that only tests move.
type clock struct{ at atomic.Int64 }

func newClock(at time.Time) *clock {
	c := &clock{}
	c.at.Store(at.UnixNano())
	return c
}

func (c *clock) now() time.Time          { return time.Unix(0, c.at.Load()) }
func (c *clock) advance(d time.Duration) { c.at.Add(int64(d)) }

// handshake shakes hands with a server of this configuration and returns what the client saw.
func handshake(t *testing.T, server, client *tls.Config) (tls.ConnectionState, error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	serving.Go(func() {
		if far, err := listener.Accept(); err == nil {
			_ = tls.Server(far, server).Handshake() // the client says what went wrong
			_ = far.Close()
		}
	})
	defer func() { _ = listener.Close(); serving.Wait() }()
	conn, err := tls.Dial("tcp", listener.Addr().String(), client)
	if err != nil {
		return tls.ConnectionState{}, err
	}
	defer conn.Close()
	return conn.ConnectionState(), nil
}

func trusting(authority *x509.Certificate, name string, now func() time.Time) *tls.Config {
	roots := x509.NewCertPool()
	roots.AddCert(authority)
	return &tls.Config{RootCAs: roots, ServerName: name, Time: now, NextProtos: []string{"h2"}}
}

func TestConfigRefusesOldTLS(t *testing.T) {
	local := openLocal(t, t.TempDir(), newClock(time.Now()))
	client := trusting(local.Authority(), "localhost", time.Now)
	client.MinVersion, client.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	if _, err := handshake(t, Config(local.Certificate), client); err == nil {
		t.Error("TLS 1.1 was accepted")
	}
	client.MaxVersion = tls.VersionTLS12
	if state, err := handshake(t, Config(local.Certificate), client); err != nil || state.NegotiatedProtocol != "h2" {
		t.Errorf("TLS 1.2: protocol %q, error %v", state.NegotiatedProtocol, err)
	}
}

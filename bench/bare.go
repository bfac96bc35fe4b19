package main

import (
	"bufio"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/server/https"
)

// receipt is what the bare handler answers: as long as a real one, and as meaningless as the rest of it.
var receipt = []byte(`{"submissionId":"0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e","unitId":9,"businessDay":"2026-11-23","receivedAt":"2026-11-23T11:31:07.412Z",` +
	`"rows":{"received":4,"created":0,"updated":4,"unchanged":0,"superseded":0,"rejected":0},` +
	`"dayTotals":[{"currencyId":"EUR","netSales":4810.50,"grossSales":5291.55,"numChecks":212,"numGuests":371}],"warnings":[]}`)

// serveHandler serves a handler with the TLS and HTTP of the real server, and certificates in a directory, until ctx
// ends. It prints its address.
func serveHandler(ctx context.Context, dir string, handler http.Handler) error {
	local, err := https.OpenLocal(dir, []string{"localhost", "127.0.0.1"}, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		return err
	}
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(inner.Addr())
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
	}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	err = server.Serve(https.NewListener(inner, https.Config(local.Certificate)))
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func readOnly(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return // the till is gone
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(receipt)
}

// startHandler starts this program again, to serve a handler that flags name.
func startHandler(ctx context.Context, dir, name string, flags ...string) (server target, stop func(), err error) {
	dir, err = os.MkdirTemp(dir, "handler-")
	if err != nil {
		return server, func() {}, err
	}
	self, err := os.Executable()
	if err != nil {
		return server, func() {}, err
	}
	command := exec.CommandContext(ctx, self, append([]string{"-bare", dir}, flags...)...)
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		return server, func() {}, err
	}
	stop, err = startProcess(command)
	if err != nil {
		return server, stop, err
	}
	address, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return server, stop, err
	}
	roots, err := readRoots(filepath.Join(dir, "ca.pem"))
	return target{name: name, address: strings.TrimSpace(address), roots: roots, token: strings.Repeat("x", 600)}, stop, err
}

// startProcess starts a command whose context ends it. stop waits for that.
func startProcess(command *exec.Cmd) (stop func(), err error) {
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 10 * time.Second
	if err := command.Start(); err != nil {
		return func() {}, err
	}
	return func() { _ = command.Wait() }, nil // it was told to end: how is of no interest
}

func readRoots(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s holds no certificate", file)
	}
	return roots, nil
}

package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth/token"
)

// nodeConfig returns what a node on this desk's data needs to run on a free port.
func (d *desk) nodeConfig() nodeConfig {
	return nodeConfig{
		place:  d.place(),
		Listen: "127.0.0.1:0",
		Key:    keySource{file: filepath.Join(d.data, "key")},
		Log:    slog.New(slog.DiscardHandler),
		Now:    time.Now,
	}
}

func (d *desk) start(config nodeConfig) *node {
	d.t.Helper()
	n, err := startNode(d.t.Context(), config)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = n.Stop(context.Background()) })
	return n
}

// browser returns a client that trusts the node's authority.
func browser(t *testing.T, caFile string) *http.Client {
	t.Helper()
	pem, err := os.ReadFile(caFile)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// fetch returns the status and body of a response.
func fetch(t *testing.T, client *http.Client, request *http.Request) (status int, body string) {
	t.Helper()
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func getting(t *testing.T, address string) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

// accessToken logs a client in with its own credentials.
func accessToken(t *testing.T, client *http.Client, base, id, secret string) (status int, body string) {
	t.Helper()
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, base+"/connect/token", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return fetch(t, client, request)
}

func TestNodeAnswers(t *testing.T) {
	d := withExample(t)
	n := d.start(d.nodeConfig())
	client := browser(t, n.CAFile)
	if status, _ := fetch(t, client, getting(t, n.URL+"/readyz")); status != http.StatusOK {
		t.Errorf("ready: %d", status)
	}
	plain := strings.Replace(n.URL, "https:", "http:", 1)
	if status, body := fetch(t, client, getting(t, plain+"/sales/api/v1/business-unit")); status != http.StatusForbidden || !strings.Contains(body, "https-required") {
		t.Errorf("plain HTTP to the API: %d %s", status, body)
	}
	if status, _ := fetch(t, client, getting(t, plain+"/docs")); status != http.StatusPermanentRedirect {
		t.Errorf("plain HTTP to a page: %d", status)
	}
}

func TestVerbsWorkBesideANode(t *testing.T) {
	d := withExample(t)
	n := d.start(d.nodeConfig())
	client := browser(t, n.CAFile)
	secret := secretOf(t, d.ok("client", "add", "--id", "till", "--tenant", "oak-and-rye", "--json"))
	if status, body := accessToken(t, client, n.URL, "till", secret); status != http.StatusOK {
		t.Errorf("a client that was just added: %d %s", status, body)
	}
	d.ok("client", "disable", "till")
	if status, body := accessToken(t, client, n.URL, "till", secret); status == http.StatusOK || !strings.Contains(body, "invalid_client") {
		t.Errorf("a client that was just disabled: %d %s", status, body)
	}
	if d.place().Database == "" { // PostgreSQL has tools of its own
		d.ok("backup", filepath.Join(t.TempDir(), "copy.db"))
	}
	d.ok("verify")
}

func TestNodeShowsTheSystemSecretOnce(t *testing.T) {
	d := newDesk(t)
	first := d.start(d.nodeConfig())
	if first.SystemSecret == "" {
		t.Error("the first start made no secret")
	}
	if err := first.Stop(t.Context()); err != nil {
		t.Error(err)
	}
	if again := d.start(d.nodeConfig()); again.SystemSecret != "" {
		t.Error("the second start made another secret")
	}
}

func TestNodeStopEndsStreams(t *testing.T) {
	d := withExample(t)
	n := d.start(d.nodeConfig())
	client := browser(t, n.CAFile)
	secret := secretOf(t, d.ok("client", "add", "--id", "bi", "--tenant", "oak-and-rye", "--json"))
	_, body := accessToken(t, client, n.URL, "bi", secret)
	_, rest, _ := strings.Cut(body, `"access_token":"`)
	access, _, _ := strings.Cut(rest, `"`)
	request := getting(t, n.URL+"/sales/api/v1/events")
	request.Header.Set("Authorization", "Bearer "+access)
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("events: %d", response.StatusCode)
	}
	stopping, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	if err := n.Stop(stopping); err != nil {
		t.Errorf("with an open stream: %v", err)
	}
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Errorf("the stream was cut off, not ended: %v", err)
	}
}

func TestNodeServesPlainBehindAProxy(t *testing.T) {
	d := newDesk(t)
	config := d.nodeConfig()
	config.Listen, config.PlainListen, config.MetricsListen, config.PublicURL = "", "127.0.0.1:0", "127.0.0.1:0", "https://sales.example.com"
	n := d.start(config)
	if n.URL != "https://sales.example.com" || n.CAFile != "" {
		t.Errorf("URL %s, CA file %q", n.URL, n.CAFile)
	}
	if status, _ := fetch(t, http.DefaultClient, getting(t, "http://"+n.doors.plain.Addr().String()+"/livez")); status != http.StatusOK {
		t.Errorf("plain: %d", status)
	}
	if _, body := fetch(t, http.DefaultClient, getting(t, "http://"+n.doors.metrics.Addr().String()+"/metrics")); !strings.Contains(body, "# HELP ") {
		t.Errorf("metrics:\n%s", body)
	}
}

func TestNodeThatCannotStartLeavesNothingOpen(t *testing.T) {
	d := newDesk(t)
	n := d.start(d.nodeConfig())
	other := newDesk(t)
	config := other.nodeConfig()
	config.Listen = n.doors.secure.Addr().String()
	if _, err := startNode(t.Context(), config); err == nil || !strings.Contains(err.Error(), "choose another address") {
		t.Errorf("a port in use: %v", err)
	}
	config = other.nodeConfig()
	config.Key = keySource{value: "wrong"}
	if _, err := startNode(t.Context(), config); err == nil {
		t.Error("started without a key")
	}
	if err := os.RemoveAll(other.data); err != nil {
		t.Error(err)
	}
}

// shared is a buffer that a running verb writes to while the test reads.
type shared struct {
	mu   sync.Mutex
	text bytes.Buffer
	more chan struct{}
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Write(p)
	select {
	case s.more <- struct{}{}:
	default:
	}
	return len(p), nil
}

// await returns the text once want is in it.
func (s *shared) await(ctx context.Context, want string) string {
	for {
		s.mu.Lock()
		text := s.text.String()
		s.mu.Unlock()
		if strings.Contains(text, want) {
			return text
		}
		select {
		case <-s.more:
		case <-ctx.Done():
			return text
		}
	}
}

func TestServe(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	stderr := &shared{more: make(chan struct{}, 1)}
	c := &console{in: strings.NewReader(""), out: io.Discard, err: stderr, env: func(string) (string, bool) { return "", false }}
	code := make(chan int, 1)
	go func() {
		code <- runContext(ctx, []string{"serve", "--data", d.data, "--listen", "127.0.0.1:0", "--log-format", "json"}, c)
	}()
	contains(t, stderr.await(ctx, "client secret"), "Daypart is at https://localhost:", "ca.pem", token.SystemClientID)
	cancel()
	if got := <-code; got != exitOK {
		t.Errorf("exit code %d\n%s", got, stderr.await(context.Background(), ""))
	}
	for line := range strings.Lines(stderr.await(context.Background(), "stopping")) {
		if strings.HasPrefix(line, "{") && strings.Contains(line, "secret") {
			t.Errorf("a secret is in the log: %s", line)
		}
	}
}

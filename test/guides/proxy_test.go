package guides

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// An unreliableProxy stands in front of the demo. It answers the first submission with 503 and a
// Retry-After, loses the answer to the second attempt after it was stored, rejects the token of the
// third, and then lets everything pass.
type unreliableProxy struct {
	t    *testing.T
	url  string
	demo *httputil.ReverseProxy

	mu       sync.Mutex
	attempts []attempt
}

// An attempt is a call that submits.
type attempt struct {
	at        time.Time
	key, body string
	replayed  bool
}

// retryAfter is what the proxy asks for, in seconds, and how long that is.
const (
	retryAfter     = "1"
	retryAfterTime = time.Second
)

func newUnreliableProxy(t *testing.T, demo ready) *unreliableProxy {
	t.Helper()
	target, err := url.Parse(demo.URL)
	if err != nil {
		t.Fatal(err)
	}
	p := &unreliableProxy{t: t, demo: httputil.NewSingleHostReverseProxy(target)}
	p.demo.Transport = demo.http.Transport
	server := httptest.NewUnstartedServer(p)
	server.TLS = &tls.Config{Certificates: []tls.Certificate{demo.issue(t)}, MinVersion: tls.VersionTLS12}
	server.StartTLS()
	t.Cleanup(server.Close)
	p.url = strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	return p
}

// issue returns a certificate for localhost by the authority of the demo, which clients of the
// demo trust.
func (r ready) issue(t *testing.T) tls.Certificate {
	t.Helper()
	authority, err := tls.LoadX509KeyPair(r.CAFile, filepath.Join(filepath.Dir(r.CAFile), "ca-key.pem"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	issued := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "proxy"},
		DNSNames:     []string{"localhost"},
		NotBefore:    authority.Leaf.NotBefore,
		NotAfter:     authority.Leaf.NotAfter,
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	text, err := x509.CreateCertificate(rand.Reader, issued, authority.Leaf, key.Public(), authority.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{text, authority.Certificate[0]}, PrivateKey: key}
}

// ServeHTTP passes a call on, or lets it fail.
func (p *unreliableProxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !strings.HasSuffix(r.URL.Path, "/real-time-sales") {
		p.demo.ServeHTTP(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Error(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	made := attempt{at: time.Now(), key: r.Header.Get("Idempotency-Key"), body: string(body)}
	switch p.count() {
	case 0:
		w.Header().Set("Retry-After", retryAfter)
		w.WriteHeader(http.StatusServiceUnavailable)
		p.add(made)
	case 1:
		p.demo.ServeHTTP(httptest.NewRecorder(), r)
		p.add(made)
		panic(http.ErrAbortHandler) // closes the connection without an answer
	case 2:
		w.WriteHeader(http.StatusUnauthorized)
		p.add(made)
	default:
		p.demo.ServeHTTP(w, r)
		made.replayed = w.Header().Get("Idempotency-Replayed") == "true"
		p.add(made)
	}
}

func (p *unreliableProxy) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.attempts)
}

func (p *unreliableProxy) add(made attempt) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.attempts = append(p.attempts, made)
}

// checkRetries fails the test unless the first submission was repeated as it was, under its key and
// after the pause that was asked for, until the stored answer came, and the second was sent once
// under another key.
func (p *unreliableProxy) checkRetries() {
	p.t.Helper()
	if len(p.attempts) != 5 {
		p.t.Fatalf("%d attempts, want 5", len(p.attempts))
	}
	first, last := p.attempts[0], p.attempts[4]
	for i, repeat := range p.attempts[1:4] {
		if repeat.key != first.key || repeat.body != first.body || repeat.key == "" {
			p.t.Errorf("attempt %d has key %q and body %s, the first %q and %s", i+1, repeat.key, repeat.body, first.key, first.body)
		}
	}
	if pause := p.attempts[1].at.Sub(first.at); pause < retryAfterTime {
		p.t.Errorf("the first repeat came after %s, Retry-After is %s", pause, retryAfterTime)
	}
	if !p.attempts[3].replayed || last.replayed || last.key == first.key {
		p.t.Errorf("replayed %t and %t, keys %q and %q", p.attempts[3].replayed, last.replayed, first.key, last.key)
	}
}

// readReady reads the ready file of the demo.
func readReady(t *testing.T, file string) ready {
	t.Helper()
	var r ready
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		t.Fatal(err)
	}
	authority, err := os.ReadFile(r.CAFile)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}
	t.Cleanup(transport.CloseIdleConnections)
	r.http = &http.Client{Transport: transport}
	return r
}

// get reads a resource of the demo into a value.
func (r ready) get(t *testing.T, path string, into any) {
	t.Helper()
	form := strings.NewReader("grant_type=client_credentials")
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.URL+"/connect/token", form)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.SetBasicAuth(r.ClientID, r.ClientSecret)
	var token struct {
		Value string `json:"access_token"`
	}
	r.do(t, request, &token)
	if request, err = http.NewRequestWithContext(t.Context(), http.MethodGet, r.URL+path, nil); err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token.Value)
	r.do(t, request, into)
}

func (r ready) do(t *testing.T, request *http.Request, into any) {
	t.Helper()
	response, err := r.http.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v: %s", request.URL.Path, response.Status, err, text)
	}
}

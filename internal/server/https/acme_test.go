package https

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

const domain = "sales.example.com"

// testCA is an ACME authority (RFC 8555) for one order of one name. It checks the
// TLS-ALPN-01 challenge as a real one does, but no signatures of requests.
type testCA struct {
	server *httptest.Server
	ca     *authority
	target string // where it looks for domain

	mu         sync.Mutex
	thumbprint string
	valid      bool
	failure    error
	chain      []byte
}

func newTestCA(t *testing.T, target string) *testCA {
	t.Helper()
	a, err := openAuthority(t.TempDir(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	c := &testCA{ca: a, target: target}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /directory", c.directory)
	mux.HandleFunc("/nonce", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("POST /account", c.account)
	mux.HandleFunc("POST /new-order", c.order)
	mux.HandleFunc("POST /order", c.order)
	mux.HandleFunc("POST /authorization", c.authorization)
	mux.HandleFunc("POST /challenge", c.challenge)
	mux.HandleFunc("POST /finalize", c.finalize)
	mux.HandleFunc("POST /certificate", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pem-certificate-chain")
		_, _ = w.Write(c.chain)
	})
	c.server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		defer c.mu.Unlock()
		w.Header().Set("Replay-Nonce", rand.Text())
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(c.server.Close)
	return c
}

// envelope is a signed request (RFC 7515, flattened).
type envelope struct{ Protected, Payload string }

// payload decodes the payload, and the protected header, of a request.
func payload(r *http.Request, header, body any) error {
	var e envelope
	if err := json.NewDecoder(r.Body).Decode(&e); err != nil {
		return err
	}
	for text, target := range map[string]any{e.Protected: header, e.Payload: body} {
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			return err
		}
		if len(raw) > 0 {
			if err := json.Unmarshal(raw, target); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *testCA) answer(w http.ResponseWriter, status int, location string, body map[string]any) {
	if location != "" {
		w.Header().Set("Location", c.server.URL+location)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func (c *testCA) directory(w http.ResponseWriter, _ *http.Request) {
	c.answer(w, http.StatusOK, "", map[string]any{
		"newNonce": c.server.URL + "/nonce", "newAccount": c.server.URL + "/account", "newOrder": c.server.URL + "/new-order",
	})
}

func (c *testCA) account(w http.ResponseWriter, r *http.Request) {
	var header struct {
		JWK jose.JSONWebKey `json:"jwk"`
	}
	if c.failure = payload(r, &header, &struct{}{}); c.failure == nil {
		sum, err := header.JWK.Thumbprint(crypto.SHA256)
		c.thumbprint, c.failure = base64.RawURLEncoding.EncodeToString(sum), err
	}
	c.answer(w, http.StatusCreated, "/account/1", map[string]any{"status": "valid"})
}

func (c *testCA) order(w http.ResponseWriter, _ *http.Request) {
	status := "pending"
	switch {
	case c.chain != nil:
		status = "valid"
	case c.valid:
		status = "ready"
	}
	c.answer(w, http.StatusCreated, "/order", map[string]any{
		"status": status, "identifiers": []map[string]string{{"type": "dns", "value": domain}},
		"authorizations": []string{c.server.URL + "/authorization"},
		"finalize":       c.server.URL + "/finalize", "certificate": c.server.URL + "/certificate",
	})
}

func (c *testCA) authorization(w http.ResponseWriter, _ *http.Request) {
	status := "pending"
	switch {
	case c.valid:
		status = "valid"
	case c.failure != nil:
		status = "invalid"
	}
	c.answer(w, http.StatusOK, "", map[string]any{
		"status": status, "identifier": map[string]string{"type": "dns", "value": domain},
		"challenges": []map[string]any{{"type": "tls-alpn-01", "url": c.server.URL + "/challenge", "token": "a-token", "status": status}},
	})
}

// challenge connects back at once, as RFC 8737 has it.
func (c *testCA) challenge(w http.ResponseWriter, _ *http.Request) {
	c.failure = c.connectBack()
	c.valid = c.failure == nil
	c.answer(w, http.StatusOK, "", map[string]any{"type": "tls-alpn-01", "url": c.server.URL + "/challenge", "token": "a-token", "status": "processing"})
}

func (c *testCA) connectBack() error {
	conn, err := tls.Dial("tcp", c.target, &tls.Config{
		ServerName: domain, NextProtos: []string{"acme-tls/1"},
		InsecureSkipVerify: true, // the certificate of a challenge is self-signed (RFC 8737, section 3)
	})
	if err != nil {
		return err
	}
	defer conn.Close()
	sum := sha256.Sum256([]byte("a-token." + c.thumbprint))
	want, err := asn1.Marshal(sum[:])
	if err != nil {
		return err
	}
	for _, extension := range conn.ConnectionState().PeerCertificates[0].Extensions {
		if extension.Id.String() == "1.3.6.1.5.5.7.1.31" && bytes.Equal(extension.Value, want) {
			return nil
		}
	}
	return errors.New("the certificate of the challenge has no right acmeIdentifier")
}

func (c *testCA) finalize(w http.ResponseWriter, r *http.Request) {
	var body struct{ CSR string }
	if c.failure = payload(r, &struct{}{}, &body); c.failure == nil {
		c.chain, c.failure = c.issue(body.CSR)
	}
	c.order(w, r)
}

func (c *testCA) issue(encoded string) ([]byte, error) {
	raw, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return nil, err
	}
	request, err := x509.ParseCertificateRequest(raw)
	if err != nil {
		return nil, err
	}
	template := newTemplate(domain, time.Now(), leafLife)
	template.DNSNames = request.DNSNames
	leaf, err := x509.CreateCertificate(rand.Reader, template, c.ca.certificate, request.PublicKey, c.ca.key)
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: leaf}), err
}

func TestACMEGetsACertificate(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ca := newTestCA(t, inner.Addr().String())
	roots := x509.NewCertPool()
	roots.AddCert(ca.server.Certificate())
	var log bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var serving sync.WaitGroup
	a, err := StartACME(ctx, ACMEOptions{
		Domains: []string{domain}, Directory: ca.server.URL + "/directory", Roots: roots,
		Storage: t.TempDir(), Port: inner.Addr().(*net.TCPAddr).Port,
	}, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	listener := NewListener(inner, a.Config())
	server := &http.Server{Handler: http.NotFoundHandler(), ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug)}
	serving.Go(func() { _ = server.Serve(listener) })
	t.Cleanup(func() { _ = server.Close(); serving.Wait(); a.Stop() })

	client := trusting(ca.ca.certificate, domain, time.Now)
	for {
		conn, err := tls.Dial("tcp", inner.Addr().String(), client)
		if err == nil {
			_ = conn.Close()
			return
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			t.Fatalf("no certificate: %v\n%s", err, &log)
		}
	}
}

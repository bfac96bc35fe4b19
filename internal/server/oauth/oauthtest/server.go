// Package oauthtest serves the OAuth endpoints over TLS, for tests that call them as clients do.
package oauthtest

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/server/oauth"
)

// Server is a World and the endpoints that serve it.
type Server struct {
	*tokentest.World
	URL string
	// HTTP trusts the server's certificate.
	HTTP *http.Client

	server *httptest.Server
}

// Serve serves a World whose clock stands at start, until the test ends.
func Serve(t testing.TB, start time.Time) *Server {
	t.Helper()
	mux := http.NewServeMux()
	server := httptest.NewTLSServer(mux)
	t.Cleanup(server.Close)

	w := tokentest.Unopened(t, start)
	w.Config.Issuer = server.URL
	w.Config = tokentest.Keyed(t, w.Config, w.Deps())
	w.Tokens = w.Node(t)
	h := oauth.New(w.Tokens, w.Deps().Log)
	mux.HandleFunc("POST /connect/token", unlimited(h.Token))
	mux.HandleFunc("POST /connect/revocation", unlimited(h.Revocation))
	mux.HandleFunc("POST /connect/introspect", unlimited(h.Introspection))
	mux.HandleFunc("GET /.well-known/openid-configuration", h.Metadata)
	mux.HandleFunc("GET /.well-known/oauth-authorization-server", h.Metadata)
	mux.HandleFunc("GET /.well-known/openid-configuration/jwks", h.JWKS)
	return &Server{World: w, URL: server.URL, HTTP: server.Client(), server: server}
}

// Unlimited is a visitor from nowhere, whose requests are not counted.
type Unlimited struct{}

// Origin returns the zero origin.
func (Unlimited) Origin() login.Origin { return login.Origin{} }

// AdmitClient admits.
func (Unlimited) AdmitClient(string) time.Duration { return 0 }

// CountRefusal counts nothing.
func (Unlimited) CountRefusal() time.Duration { return 0 }

func unlimited(serve func(http.ResponseWriter, *http.Request, oauth.Visitor)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { serve(w, r, Unlimited{}) }
}

// CAFile writes the certificate to trust to a file and returns its path.
func (s *Server) CAFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ca.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.server.Certificate().Raw})
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

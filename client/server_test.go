package client

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
)

// A remote is a TLS server that issues tokens and answers what a test says. It stands
// for the network between a client and a server, which the real server does not misplay on demand.
type remote struct {
	*httptest.Server
	mu     sync.Mutex
	grants []string // the grant types asked for
	waits  []time.Duration
	life   int // of tokens, in seconds
}

// newRemote serves the API by handler, and returns a client of it that notes its waits instead of waiting.
func newRemote(t *testing.T, o Options, handler http.HandlerFunc) (*remote, *Client) {
	t.Helper()
	r := &remote{life: 3600}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /connect/token", r.token)
	mux.Handle("/", handler)
	r.Server = httptest.NewTLSServer(mux)
	t.Cleanup(r.Close)
	o.BaseURL, o.HTTPClient = r.URL, r.Client()
	if o.ClientID == "" {
		o.ClientID, o.ClientSecret = "till", "s3cret"
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	c.sleep = func(ctx context.Context, d time.Duration) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.waits = append(r.waits, d)
		return ctx.Err()
	}
	return r, c
}

func (r *remote) token(w http.ResponseWriter, q *http.Request) {
	id, secret, _ := q.BasicAuth()
	if secret != "s3cret" {
		w.WriteHeader(http.StatusUnauthorized)
		writeJSON(w, api.OAuthError{Error: "invalid_client", ErrorDescription: "no " + id})
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.grants = append(r.grants, q.FormValue("grant_type"))
	token := api.TokenResponse{AccessToken: "token-" + string(rune('0'+len(r.grants))), ExpiresIn: r.life, TokenType: "Bearer"}
	if q.FormValue("grant_type") != "client_credentials" {
		token.RefreshToken = "refresh"
	}
	writeJSON(w, token)
}

func writeJSON(w http.ResponseWriter, v any) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		panic(err)
	}
}

// refuse answers with a problem.
func refuse(w http.ResponseWriter, status int, slug api.ProblemSlug, faults ...api.Fault) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	writeJSON(w, api.Problem{Type: "https://example.com/problems/" + string(slug), Title: http.StatusText(status), Status: status, RequestID: "r-1", Errors: faults})
}

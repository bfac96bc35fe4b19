package client

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/daypart/daypart/api"
)

func configured(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, api.TenantConfiguration{Slug: "cafe"})
}

func TestTokenIsKept(t *testing.T) {
	remote, c := newRemote(t, Options{}, configured)
	for range 3 {
		if _, err := c.Configuration(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"client_credentials"}; !slices.Equal(remote.grants, want) {
		t.Errorf("grants %v, want %v", remote.grants, want)
	}
}

func TestTokenIsRenewedBeforeItsEnd(t *testing.T) {
	remote, c := newRemote(t, Options{Username: "maria", Password: "pw"}, configured)
	remote.life = 0
	for range 3 {
		if _, err := c.Configuration(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"password", "refresh_token", "refresh_token"}; !slices.Equal(remote.grants, want) {
		t.Errorf("grants %v, want %v", remote.grants, want)
	}
}

func TestTokenIsRenewedOnceWhenRefused(t *testing.T) {
	tests := []struct {
		name   string
		accept string // the token the server takes
		want   int    // the status, 0 for success
	}{
		{"the new one is taken", "token-2", 0},
		{"the new one is refused too", "none", 401},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			remote, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") != "Bearer "+test.accept {
					refuse(w, 401, api.ProblemSlugInvalidToken)
					return
				}
				configured(w, r)
			})
			_, err := c.Configuration(t.Context())
			status := 0
			if problem, ok := errors.AsType[*Problem](err); ok {
				status = problem.Status
			}
			if status != test.want || len(remote.grants) != 2 {
				t.Errorf("status %d (%v) after grants %v, want %d after two", status, err, remote.grants, test.want)
			}
		})
	}
}

func TestWrongSecretIsReportedAtOnce(t *testing.T) {
	remote, c := newRemote(t, Options{ClientID: "till", ClientSecret: "wrong"}, configured)
	_, err := c.Configuration(t.Context())
	if refused, ok := errors.AsType[*TokenError](err); !ok || refused.Code != "invalid_client" {
		t.Fatalf("got %v", err)
	}
	if len(remote.waits) != 0 {
		t.Errorf("waited %v: a wrong secret does not mend itself", remote.waits)
	}
}

func TestUntrustedServerIsReportedAtOnce(t *testing.T) {
	remote, _ := newRemote(t, Options{}, configured)
	c, err := New(Options{BaseURL: remote.URL, ClientID: "till"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Configuration(t.Context()); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Fatalf("got %v", err)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	tests := []struct {
		name    string
		options Options
		want    string
	}{
		{"plain http", Options{BaseURL: "http://sales.example.com"}, "https://"},
		{"no host", Options{BaseURL: "https://"}, "https:// and a host"},
		{"no such file", Options{BaseURL: "https://a.example", CAFile: "testdata/none.pem"}, "none.pem"},
		{"not a certificate", Options{BaseURL: "https://a.example", CAFile: "token_test.go"}, "no PEM certificate"},
		{"name without password", Options{BaseURL: "https://a.example", Username: "maria"}, "set both"},
		{"password without name", Options{BaseURL: "https://a.example", Password: "pw"}, "set both"},
		{"two ways to connect", Options{BaseURL: "https://a.example", CAFile: "x", HTTPClient: http.DefaultClient}, "set only one"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := New(test.options); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error that says %q", err, test.want)
			}
		})
	}
}

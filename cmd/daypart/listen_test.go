package main

import (
	"strings"
	"testing"
)

func TestPublicHost(t *testing.T) {
	for listen, want := range map[string]string{
		"localhost:8443": "localhost", "127.0.0.1:0": "localhost", "[::1]:8443": "localhost", ":8443": "localhost",
		"0.0.0.0:8443": "localhost", "[::]:8443": "localhost", "192.0.2.5:9443": "192.0.2.5", "[2001:db8::5]:9443": "2001:db8::5",
		"sales.local:9443": "sales.local",
	} {
		if got := publicHost(listen); got != want {
			t.Errorf("%s is called %s, want %s", listen, got, want)
		}
	}
}

// TestNodeNamesItself: on a port that the system chose.
func TestNodeNamesItself(t *testing.T) {
	d := newDesk(t)
	n := d.start(d.nodeConfig())
	client := browser(t, n.CAFile)
	for path, want := range map[string]string{
		"/sales/api/v1/configuration":       `"type":"` + n.URL + `/problems/missing-token"`,
		"/problems/missing-token":           n.URL + "/problems/missing-token",
		"/.well-known/openid-configuration": `"issuer":"` + n.URL + `"`,
		"/openapi.json":                     n.URL,
	} {
		if _, body := fetch(t, client, getting(t, n.URL+path)); !strings.Contains(body, want) {
			t.Errorf("%s does not name %s:\n%.400s", path, want, body)
		}
	}
}

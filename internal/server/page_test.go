package server_test

import (
	"strings"
	"testing"
)

func TestPageAndDocs(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/", "/login", "/analytics/sales?unit=9&day=2026-11-23"} {
		got := w.get(path).want(200)
		if !strings.Contains(got.body, "<html") || got.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v", path, got.header)
		}
		if policy := got.header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "script-src 'unsafe") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
	if got := w.get("/nowhere", "Accept", "text/html,*/*").want(404); !strings.Contains(got.body, "<html") {
		t.Errorf("a person who is lost got %s", got.body)
	}
	w.get("/assets/no-such-file.js").want(404)
	w.get("/assets/..%2f..%2fgo.mod").want(404)

	docs := w.get("/docs").want(200)
	if policy := docs.header.Get("Content-Security-Policy"); strings.Count(policy, "'sha256-") != strings.Count(docs.body, "<script>") {
		t.Errorf("the policy %q does not fit the scripts of the page\n%s", policy, docs.body)
	}
	for _, asset := range strings.Split(docs.body, `"`) {
		if strings.Contains(asset, "://") && !strings.HasSuffix(asset, "://") {
			t.Errorf("the documentation leads outside: %s", asset)
		}
		if strings.HasPrefix(asset, "/docs/") && strings.Contains(asset, ".") {
			w.get(asset).want(200)
		}
	}
	if got := w.get("/openapi.yaml").want(200); !strings.HasPrefix(got.body, "openapi: 3.1") {
		t.Errorf("the document begins with %.40q", got.body)
	}
}

func TestSecurityHeaders(t *testing.T) {
	w := newWorld(t)
	got := w.get("/livez").want(200)
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"} {
		if got.header.Get(name) != want {
			t.Errorf("%s is %q", name, got.header.Get(name))
		}
	}
	if got.header.Get("Strict-Transport-Security") != "" {
		t.Error("a server without a name of its own asks for strict transport security")
	}
}

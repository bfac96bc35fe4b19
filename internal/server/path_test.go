package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/limit"
)

func TestPath_RefusesWhatIsNoText(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/%ff", "/%00", "/sales/%ff", "/connect/%c3%28", "/problems/%ff", "/assets/%ff", madrid + "/%0a"} {
		got := w.get(path).want(400)
		if got.slug() != "invalid-request" || !strings.EqualFold(got.text("instance"), path) {
			t.Errorf("%s: %s", path, got.body)
		}
	}
	for _, name := range []string{"Content-Type", "Content-Encoding"} {
		got := w.post(madrid, sale, append(w.as("till-norte"), name, "application/json; x=\xff")...).want(400)
		if got.slug() != "invalid-request" || !strings.Contains(got.text("detail"), name) {
			t.Errorf("%s: %s", name, got.body)
		}
	}
	if got := w.scrape(); !strings.Contains(got, `daypart_http_requests_total{route="none",status="400"} 9`) {
		t.Errorf("not counted:\n%s", got)
	}
}

func TestPath_LimitsWhatIsNoText(t *testing.T) {
	w := newWorld(t, func(o *server.Options) { o.AddressRate = limit.Rate{PerSecond: 1, Burst: 2} })
	w.get("/%ff").want(400)
	w.get("/%ff").want(400)
	if got := w.get("/%ff").want(429); got.header.Get("Retry-After") == "" {
		t.Errorf("headers %v", got.header)
	}
}

// cleaned are paths that lead where the clean one does.
func cleaned(path string) []string {
	_, below, _ := strings.Cut(path[1:], "/")
	first := strings.TrimSuffix(path, "/"+below)
	return []string{path + "/", "/" + path, first + "//" + below, path + "//", first + "/./" + below, "/x/.." + path}
}

func TestPath_ServesTheCleanOne(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, path := range cleaned(madrid) {
		got := w.post(path+"?validateOnly=true", sale, bearer...).want(200)
		if got.text("validateOnly") != "true" || got.text("rows", "created") != "1" {
			t.Errorf("POST %s: %s", path, got.body)
		}
		w.get(path+"?businessDay=2026-11-23", bearer...).want(200)
		if got := w.get(path+"?businessDay=x", bearer...).want(400); got.text("instance") != madrid {
			t.Errorf("%s: %s", path, got.body)
		}
	}
	form := "grant_type=client_credentials&client_id=till-norte&client_secret=" + tillSecret
	for _, path := range cleaned("/connect/token") {
		w.do(w.request("POST", path, form, "Content-Type", "application/x-www-form-urlencoded")).want(200)
	}
	for _, path := range append(cleaned("/.well-known/openid-configuration"), cleaned("/.well-known/openid-configuration/jwks")...) {
		w.get(path).want(200)
	}
	for _, path := range []string{"/openapi.yaml", "/openapi.json", "/problems", "/problems/invalid-request", "/docs", "/livez", "/readyz"} {
		want := w.get(path).want(200)
		for _, other := range []string{path + "/", "/" + path, path + "//", "/x/.." + path} {
			if got := w.get(other).want(200); got.body != want.body {
				t.Errorf("%s is not %s", other, path)
			}
		}
	}
	credentials := `{"username":"maria@norte.example","password":"` + mariaPassword + `"}`
	w.post("//session/", credentials).want(200)
}

// TestPath_NeverRedirectsPrograms walks the routes, so that none is forgotten.
func TestPath_NeverRedirectsPrograms(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, route := range server.Routes(w.server) {
		method, path, _ := strings.Cut(route.Pattern, " ")
		if strings.HasSuffix(path, "}") && strings.Contains(path, "...") || !server.IsForPrograms(path) || strings.HasSuffix(path, "/events") {
			continue
		}
		path = strings.NewReplacer("{unitId}", "9", "{businessDay}", "current").Replace(path)
		want := w.do(w.request(method, path, "", bearer...))
		for _, other := range cleaned(path) {
			if got := w.do(w.request(method, other, "", bearer...)); got.status != want.status || got.header.Get("Location") != want.header.Get("Location") {
				t.Errorf("%s %s answers %d, %s answers %d", method, path, want.status, other, got.status)
			}
		}
	}
}

// TestPath_LeadsStreamsToTheirRoute: a compressor would hold events back.
func TestPath_LeadsStreamsToTheirRoute(t *testing.T) {
	w := newWorld(t)
	r := w.request("GET", "/sales//api/v1/events/", "", append(w.as("till-norte"), "Accept-Encoding", "gzip")...)
	answer, err := w.http.Do(r)
	must(t, err)
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Encoding") != "" {
		t.Errorf("%d %v", answer.StatusCode, answer.Header)
	}
}

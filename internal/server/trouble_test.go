package server_test

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/server"
)

func TestPlainHTTP(t *testing.T) {
	w := newWorld(t, func(o *server.Options) {
		o.TrustedProxies, o.ProxyHeader = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, server.XForwardedFor
	})
	bearer := w.as("till-norte")
	plain := httptest.NewServer(w.server)
	defer plain.Close()
	w.http = plain.Client()
	w.http.Transport = contract{t, w.http.Transport}
	w.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	secure := w.url
	w.url = plain.URL

	refused := []*http.Request{
		w.request("POST", madrid, sale, bearer...),
		w.request("GET", madrid+"?businessDay=2026-11-23", "", bearer...),
		w.request("POST", "/connect/token", "grant_type=client_credentials", "Content-Type", "application/x-www-form-urlencoded"),
		w.request("POST", "/session", `{"username":"u","password":"p"}`, "Content-Type", "application/json"),
		w.request("POST", madrid, sale, append(bearer, "X-Forwarded-Proto", "http")...),
	}
	for _, r := range refused {
		if got := w.do(r).want(403); got.slug() != "https-required" || got.header.Get("Location") != "" {
			t.Errorf("%s %s by plain HTTP: %v\n%s", r.Method, r.URL.Path, got.header, got.body)
		}
	}
	for _, path := range []string{"/", "/analytics/sales?unit=9", "/docs", "/problems"} {
		if got := w.get(path).want(308); got.header.Get("Location") != secure+path {
			t.Errorf("%s leads to %q", path, got.header.Get("Location"))
		}
	}
	w.get("/livez").want(200)
	w.post(madrid, sale, append(bearer, "X-Forwarded-Proto", "https")...).want(200)
}

// TestPlainHTTP_RedirectsToItself: what a client takes for a path may be no path.
func TestPlainHTTP_RedirectsToItself(t *testing.T) {
	w := newWorld(t)
	for _, target := range []string{"x:.evil.example/", "http://evil.example/", "//evil.example/", "x:@evil.example"} {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET " + target + " HTTP/1.1\r\nHost: evil.example\r\n\r\n")))
		must(t, err)
		answer := httptest.NewRecorder()
		w.server.ServeHTTP(answer, r)
		if to := answer.Header().Get("Location"); answer.Code != http.StatusPermanentRedirect || !strings.HasPrefix(to, w.url+"/") {
			t.Errorf("%s: %d, leads to %q", target, answer.Code, to)
		}
	}
}

func TestIdempotencyInProgress(t *testing.T) {
	w := newWorld(t)
	keyed := append(w.as("till-norte"), "Idempotency-Key", "k1")
	release := w.database.Lock(t)

	answers := make(chan response, 2)
	for range 2 {
		go func() { answers <- w.post(madrid, sale, keyed...) }()
	}
	refused := <-answers // while the other one waits for the database
	release()
	if refused.want(409).slug() != "idempotency-in-progress" || refused.header.Get("Retry-After") == "" {
		t.Errorf("%v\n%s", refused.header, refused.body)
	}
	(<-answers).want(200)
	w.post(madrid, sale, keyed...).want(200)
}

func TestInternalErrorTellsNothing(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	id := w.post(madrid, sale, bearer...).want(200).text("submissionId")
	w.database.Exec(t, "UPDATE ledger SET payload = $1", []byte{0xff, 0, 0xff})

	got := w.get("/sales/api/v1/submissions/"+id, bearer...).want(500)
	if got.slug() != "internal-error" || strings.Contains(got.body, "corrupt") || strings.Contains(got.body, "payload") {
		t.Errorf("the answer tells the cause: %s", got.body)
	}
}

func TestCrossOrigin(t *testing.T) {
	w := newWorld(t)
	cookie := w.logIn()
	foreign := []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}
	credentials := `{"username":"maria@norte.example","password":"` + mariaPassword + `"}`
	for name, got := range map[string]response{
		"log in":  w.post("/session", credentials, foreign...),
		"log out": w.do(w.request("DELETE", "/session", "", append(foreign, "Cookie", cookie)...)),
		"submit":  w.post(madrid, sale, append(foreign, "Cookie", cookie)...),
		"submit by GET, which browsers take for safe": w.do(w.request("GET", madrid, sale, "Content-Type", "application/json", "Cookie", cookie)),
	} {
		if got.want(403).slug() != "cross-origin" {
			t.Errorf("%s: %s", name, got.body)
		}
	}
	w.post(madrid, sale, "Cookie", cookie, "Sec-Fetch-Site", "same-origin").want(200)
}

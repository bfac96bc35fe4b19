package server_test

import (
	"net/http"
	"strings"
	"testing"
)

// logIn returns the cookie of a session of Maria's.
func (w *world) logIn() string {
	w.t.Helper()
	got := w.post("/session", `{"username":"maria@norte.example","password":"`+mariaPassword+`"}`).want(200)
	cookie, _, _ := strings.Cut(got.header.Get("Set-Cookie"), ";")
	return cookie
}

func TestSession(t *testing.T) {
	w := newWorld(t)
	got := w.post("/session", `{"username":"maria@norte.example","password":"`+mariaPassword+`"}`).want(200)
	if got.text("displayName") != "María López" || got.text("tenant", "slug") != "norte" || got.text("language") != "es" {
		t.Errorf("session %s", got.body)
	}
	for _, attribute := range []string{"__Host-daypart=", "Path=/", "HttpOnly", "Secure", "SameSite=Strict"} {
		if !strings.Contains(got.header.Get("Set-Cookie"), attribute) {
			t.Errorf("the cookie lacks %s: %s", attribute, got.header.Get("Set-Cookie"))
		}
	}
	cookie, _, _ := strings.Cut(got.header.Get("Set-Cookie"), ";")

	w.get("/session", "Cookie", cookie).want(200)
	w.get(madrid+"?businessDay=2026-11-23", "Cookie", cookie).want(200)
	w.do(w.request("DELETE", "/session", "", "Cookie", cookie)).want(http.StatusNoContent)
	w.get("/session", "Cookie", cookie).want(401)
	w.get(madrid+"?businessDay=2026-11-23", "Cookie", cookie).want(401)
	w.do(w.request("DELETE", "/session", "", "Cookie", cookie)).want(http.StatusNoContent)
}

func TestSessionEndsWithTheUser(t *testing.T) {
	w := newWorld(t)
	cookie := w.logIn()
	must(t, w.tokens.RevokeUser(t.Context(), w.ids["norte"], "maria@norte.example"))
	if got := w.get("/session", "Cookie", cookie).want(401); !strings.Contains(got.text("detail"), "ended") {
		t.Errorf("a revoked user got %s", got.body)
	}
	w.get("/session", "Cookie", w.logIn()).want(200)
}

func TestWrongCredentials(t *testing.T) {
	w := newWorld(t)
	unknown := w.post("/session", `{"username":"nobody@norte.example","password":"x"}`).want(401)
	known := w.post("/session", `{"username":"maria@norte.example","password":"x"}`).want(401)
	if unknown.slug() != "wrong-credentials" || unknown.text("detail") != known.text("detail") {
		t.Errorf("an unknown name and a wrong password differ:\n%s\n%s", unknown.body, known.body)
	}
	for _, body := range []string{``, `{}`, `[]`, `{"username":"maria@norte.example"}`} {
		w.post("/session", body).want(400)
	}
	for range 4 {
		w.post("/session", `{"username":"maria@norte.example","password":"x"}`).want(401)
	}
	locked := w.post("/session", `{"username":"maria@norte.example","password":"`+mariaPassword+`"}`).want(429)
	if locked.slug() != "rate-limited" || locked.header.Get("Retry-After") == "" {
		t.Errorf("%v\n%s", locked.header, locked.body)
	}
}

// TestSessionIsKeptHashed makes sure that who reads the database cannot use its sessions.
func TestSessionIsKeptHashed(t *testing.T) {
	w := newWorld(t)
	_, value, _ := strings.Cut(w.logIn(), "=")
	if _, err := w.store.Session(t.Context(), value, noon); err == nil {
		t.Error("the session is kept under what stands in the cookie")
	}
	if len(value) < 40 {
		t.Errorf("the cookie %q is too short to be safe", value)
	}
}

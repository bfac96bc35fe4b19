package server_test

import (
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/limit"
)

const maria = "maria@norte.example"

// limited sets the rates that a server has by default, behind a proxy that names addresses.
func limited(o *server.Options) {
	o.ClientRate, o.AddressRate = limit.Rate{PerSecond: 500, Burst: 1000}, limit.Rate{PerSecond: 10, Burst: 100}
	o.TrustedProxies, o.ProxyHeader = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, server.XForwardedFor
}

// tokenFrom asks for a token from an address, with names and values of the form in turn.
func (w *world) tokenFrom(address string, pairs ...string) response {
	w.t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return w.do(w.request("POST", "/connect/token", form.Encode(), "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address))
}

// passwordFrom asks for a token by Maria's name and a password.
func (w *world) passwordFrom(address, password string) response {
	w.t.Helper()
	return w.tokenFrom(address, "grant_type", "password", "client_id", "wf_wap_tp", "client_secret", w.system, "username", maria, "password", password)
}

func (w *world) logInFrom(address, password string, header ...string) response {
	w.t.Helper()
	return w.post("/session", `{"username":"`+maria+`","password":"`+password+`"}`, append(header, "X-Forwarded-For", address)...)
}

// deviceCookieIn returns the cookie by which a browser is recognised, with its attributes.
func deviceCookieIn(t *testing.T, r response) (pair, whole string) {
	t.Helper()
	for _, cookie := range r.header.Values("Set-Cookie") {
		if strings.HasPrefix(cookie, "__Host-daypart-device-") {
			pair, _, _ = strings.Cut(cookie, ";")
			return pair, cookie
		}
	}
	t.Fatalf("no cookie of a device: %q", r.header.Values("Set-Cookie"))
	return "", ""
}

// A stranger who knows a name locks out strangers only.
func TestLogIn_StrangerLocksNobodyElseOut(t *testing.T) {
	w := newWorld(t, limited)
	const browser, till, attacker = "192.0.2.1", "198.51.100.1", "203.0.113.1"
	cookie, whole := deviceCookieIn(t, w.logInFrom(browser, mariaPassword).want(200))
	for _, attribute := range []string{"Path=/", "HttpOnly", "Secure", "SameSite=Strict", "Max-Age=34560000"} {
		if !strings.Contains(whole, attribute) {
			t.Errorf("the cookie lacks %s: %s", attribute, whole)
		}
	}
	refresh := w.passwordFrom(till, mariaPassword).want(200).text("refresh_token")

	for range 5 {
		w.logInFrom(attacker, "wrong").want(401)
	}
	w.logInFrom(attacker, mariaPassword).want(429)
	if got := w.passwordFrom(attacker, mariaPassword).want(400); got.header.Get("Retry-After") == "" {
		t.Errorf("no time to wait: %v", got.header)
	}
	for range 95 { // as from 95 further networks
		must(t, w.store.CountLoginFailure(t.Context(), maria, nil, w.clock()))
	}
	w.logInFrom("203.0.113.200", mariaPassword).want(429)
	w.logInFrom("192.88.99.1", mariaPassword).want(429)

	w.logInFrom(browser, mariaPassword).want(200)
	w.logInFrom(attacker, mariaPassword, "Cookie", cookie).want(200)
	w.passwordFrom(till, mariaPassword).want(200)
	w.tokenFrom(attacker, "grant_type", "refresh_token", "client_id", "wf_wap_tp", "client_secret", w.system, "refresh_token", refresh).want(200)

	w.wait(time.Second)
	w.logInFrom("192.88.99.1", mariaPassword).want(200)
}

// The cookie of a device is worth nothing to another user, and nothing without the password.
func TestLogIn_DeviceCookieIsBoundToItsUser(t *testing.T) {
	w := newWorld(t)
	must(t, w.store.AddUser(t.Context(), w.ids["norte"], auth.User{Tenant: w.ids["norte"], Username: "bo@norte.example", Scopes: auth.Scopes(), CreatedAt: noon}))
	cookie, _ := deviceCookieIn(t, w.logInFrom("192.0.2.1", mariaPassword).want(200))
	for range 5 {
		w.post("/session", `{"username":"bo@norte.example","password":"x"}`).want(401)
	}
	name, value, _ := strings.Cut(cookie, "=")
	w.post("/session", `{"username":"bo@norte.example","password":"x"}`, "Cookie", cookie).want(429)
	w.get("/session", "Cookie", cookie).want(401)
	for range 5 {
		w.logInFrom("192.0.2.1", "x", "Cookie", cookie).want(401)
	}
	w.logInFrom("192.0.2.1", mariaPassword, "Cookie", cookie).want(429) // it has failures of its own
	w.logInFrom("192.0.2.1", mariaPassword, "Cookie", name+"="+value[1:]).want(200)
}

// Sites of a chain share one address; right credentials are never refused for it.
func TestToken_ChainBehindOneAddressIsNotRefused(t *testing.T) {
	w := newWorld(t, limited)
	const clients, each, address = 50, 10, "192.0.2.1"
	for i := range clients {
		w.addClient(w.ids["norte"], fmt.Sprintf("site-%d", i), nil, auth.Scopes())
	}
	for range 101 { // one of them has a wrong secret, and uses up what the address has
		w.tokenFrom(address, "grant_type", "client_credentials", "client_id", "site-0", "client_secret", "wrong")
	}
	var sites errgroup.Group
	sites.SetLimit(8)
	for i := range clients {
		sites.Go(func() error { return w.work(address, fmt.Sprintf("site-%d", i), each) })
	}
	must(t, sites.Wait())
}

// Clients that ask too fast are refused by their own rates, and leave that of their address alone.
func TestToken_ClientsAboveTheirRateDoNotUseUpTheirAddress(t *testing.T) {
	w := newWorld(t, limited, func(o *server.Options) {
		o.ClientRate = limit.Rate{PerSecond: 1, Burst: 1}
	})
	const clients, refusals, address = 60, 2, "192.0.2.1" // more refusals than the address has
	for i := range clients {
		id := fmt.Sprintf("site-%d", i)
		w.addClient(w.ids["norte"], id, nil, auth.Scopes())
		must(t, w.work(address, id, 1))
		for range refusals {
			got := w.tokenFrom(address, "grant_type", "client_credentials",
				"client_id", id, "client_secret", tillSecret).want(429)
			if rate := got.header.Get("RateLimit"); !strings.HasPrefix(rate, `"client";r=0`) {
				t.Fatalf("RateLimit %s, want that of the client", rate)
			}
		}
	}
	got := w.tokenFrom(address, "grant_type", "client_credentials",
		"client_id", "site-0", "client_secret", "wrong").want(400)
	if rate := got.header.Get("RateLimit"); !strings.HasPrefix(rate, `"address";r=99`) {
		t.Errorf("RateLimit %s, want the first refusal of the address", rate)
	}
	w.logInFrom(address, mariaPassword).want(200)
}

// work asks for tokens again and again, as a client does.
func (w *world) work(address, client string, times int) error {
	for range times {
		if got := w.tokenFrom(address, "grant_type", "client_credentials", "client_id", client, "client_secret", tillSecret); got.status != http.StatusOK {
			return fmt.Errorf("%s: %d %s", client, got.status, got.body)
		}
	}
	return nil
}

func TestToken_RefreshesBehindOneAddressAreNotRefused(t *testing.T) {
	w := newWorld(t, limited)
	const tills, each, address = 50, 10, "192.0.2.1"
	tokens := make([]string, tills)
	for i := range tokens {
		tokens[i] = w.passwordFrom(address, mariaPassword).want(200).text("refresh_token")
	}
	for range 101 {
		w.tokenFrom(address, "grant_type", "refresh_token", "client_id", "wf_wap_tp", "client_secret", w.system, "refresh_token", "wrong")
	}
	var refreshing errgroup.Group
	refreshing.SetLimit(8)
	for _, token := range tokens {
		refreshing.Go(func() error {
			for range each {
				got := w.tokenFrom(address, "grant_type", "refresh_token", "client_id", "wf_wap_tp", "client_secret", w.system, "refresh_token", token)
				if got.status != http.StatusOK {
					return fmt.Errorf("%d %s", got.status, got.body)
				}
				token = got.json()["refresh_token"].(string)
			}
			return nil
		})
	}
	must(t, refreshing.Wait())
	w.passwordFrom(address, mariaPassword).want(200) // known, although the address has nothing left
}

// Refused requests of every kind draw from the rate of the address, with an error as RFC 6749 5.2 has it.
func TestToken_RefusalsAreLimitedPerAddress(t *testing.T) {
	w := newWorld(t, limited)
	system := []string{"client_id", "wf_wap_tp", "client_secret", w.system}
	for i, form := range [][]string{
		{"grant_type", "client_credentials", "client_id", "till-norte", "client_secret", "wrong"},
		{"grant_type", "client_credentials"},
		append([]string{"grant_type", "refresh_token", "refresh_token", "wrong"}, system...),
		append([]string{"grant_type", "password", "username", "nobody", "password", "x", "scope", "admin"}, system...),
	} {
		address := fmt.Sprintf("192.0.2.%d", i+1)
		for range 100 {
			w.tokenFrom(address, form...).want(400)
		}
		got := w.tokenFrom(address, form...).want(429)
		if got.text("error") != "temporarily_unavailable" || got.header.Get("Retry-After") != "1" || !strings.Contains(got.header.Get("RateLimit"), `"address";r=0`) {
			t.Errorf("%v: %v\n%s", form, got.header, got.body)
		}
		w.logInFrom(address, mariaPassword).want(429) // never seen here, so not looked at
	}
}

// One who asks too fast with right credentials is limited alone.
func TestToken_ClientIsLimitedPerAddress(t *testing.T) {
	w := newWorld(t, limited, func(o *server.Options) { o.ClientRate = limit.Rate{PerSecond: 1, Burst: 2} })
	form := []string{"grant_type", "client_credentials", "client_id", "till-norte", "client_secret", tillSecret}
	for range 2 {
		w.tokenFrom("192.0.2.1", form...).want(200)
	}
	if got := w.tokenFrom("192.0.2.1", form...).want(429); got.text("error") != "temporarily_unavailable" || got.header.Get("Retry-After") != "1" {
		t.Errorf("%v\n%s", got.header, got.body)
	}
	w.tokenFrom("192.0.2.2", form...).want(200)
	w.wait(time.Second)
	w.tokenFrom("192.0.2.1", form...).want(200)
}

// Whoever has a session ends it, whatever others behind the same address have used up.
func TestLogOut_IsNotRefusedBehindAnExhaustedAddress(t *testing.T) {
	w := newWorld(t, limited)
	const address = "192.0.2.1"
	cookie, _, _ := strings.Cut(w.logInFrom(address, mariaPassword).want(200).header.Values("Set-Cookie")[0], ";")
	for range 101 {
		w.get("/session", "X-Forwarded-For", address)
	}
	w.do(w.request("DELETE", "/session", "", "X-Forwarded-For", address)).want(429)
	w.do(w.request("DELETE", "/session", "", "X-Forwarded-For", address, "Cookie", cookie)).want(204)
	w.do(w.request("DELETE", "/session", "", "X-Forwarded-For", address, "Cookie", cookie)).want(429)
}

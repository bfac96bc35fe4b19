package server_test

import (
	"bytes"
	"compress/gzip"
	"html"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/server/problem"
)

const madrid = "/sales/api/v1/business-unit/9/real-time-sales"

// sale is a submission of one good row, which tests spoil.
const sale = `{"businessDay":"2026-11-23","realTimeSales":[{"currencyId":"EUR","salesTypeId":"TAKE",` +
	`"timeSlotStart":"2026-11-23T12:15:00+01:00","netSales":250.00,"grossSales":270.00,"numChecks":12,"numGuests":19}]}`

func spoil(old, new string) string {
	if !strings.Contains(sale, old) {
		panic("nothing to spoil: " + old)
	}
	return strings.Replace(sale, old, new, 1)
}

// refusal is a submission that is refused.
type refusal struct {
	name, path, body string
	header           []string
	status           int
	slug             string
	pointers         []string
	contains         string // something the answer helps with
}

// TestRefusedSubmissions walks the rows of the error table that a submission can meet.
func TestRefusedSubmissions(t *testing.T) {
	w := newWorld(t)
	row := func(member string) []string { return []string{"/realTimeSales/0/" + member} }
	tests := []refusal{
		{name: "not JSON", body: `{"businessDay":`, status: 400, slug: "invalid-request", pointers: []string{""}},
		{name: "a list", body: `[]`, status: 400, slug: "invalid-request", pointers: []string{""}},
		{name: "invalid UTF-8", body: spoil("TAKE", "T\xffKE"), status: 400, slug: "invalid-request"},
		{name: "no body", body: " ", status: 400, slug: "invalid-request"},
		{name: "member missing", body: spoil(`"netSales":250.00,`, ``), status: 400, slug: "invalid-request", pointers: row("netSales")},
		{name: "null", body: spoil(`250.00`, `null`), status: 400, slug: "invalid-request", pointers: row("netSales")},
		{name: "wrong type", body: spoil(`"numChecks":12`, `"numChecks":"12"`), status: 400, slug: "invalid-request", pointers: row("numChecks")},
		{name: "a fraction of a check", body: spoil(`"numChecks":12`, `"numChecks":1.5`), status: 400, slug: "invalid-request", pointers: row("numChecks")},
		{name: "fewer than no guests", body: spoil(`"numGuests":19`, `"numGuests":-1`), status: 400, slug: "invalid-request", pointers: row("numGuests")},
		{name: "2^31 checks", body: spoil(`"numChecks":12`, `"numChecks":2147483648`), status: 400, slug: "invalid-request", pointers: row("numChecks")},
		{name: "too many decimals", body: spoil(`250.00`, `250.00001`), status: 400, slug: "invalid-request", pointers: row("netSales")},
		{name: "too large", body: spoil(`250.00`, `1000000000000`), status: 400, slug: "invalid-request", pointers: row("netSales")},
		{name: "twice the same member, in another casing", body: spoil(`"numGuests":19`, `"numGuests":19,"NUMGUESTS":20`), status: 400, slug: "invalid-request", pointers: row("NUMGUESTS")},
		{name: "a parameter", path: madrid + "?onError=ignore", body: sale, status: 400, slug: "invalid-request", pointers: []string{"onError"}},
		{name: "an idempotency key", body: sale, header: []string{"Idempotency-Key", strings.Repeat("k", 256)}, status: 400, slug: "invalid-request", pointers: []string{"Idempotency-Key"}},

		{name: "unit not an integer", path: "/sales/api/v1/business-unit/nine/real-time-sales", body: sale, status: 400, slug: "invalid-unit"},
		{name: "no such unit", path: "/sales/api/v1/business-unit/12/real-time-sales", body: sale, status: 400, slug: "invalid-unit"},
		{name: "another tenant's unit", path: "/sales/api/v1/business-unit/11/real-time-sales", body: sale, status: 400, slug: "invalid-unit"},

		{name: "not a date", body: spoil(`2026-11-23"`, `23/11/2026"`), status: 400, slug: "business-day-mismatch", pointers: []string{"/businessDay"}},
		{name: "tomorrow", body: strings.ReplaceAll(sale, "2026-11-23", "2026-11-24"), status: 400, slug: "business-day-mismatch"},
		{name: "too old", body: strings.ReplaceAll(sale, "2026-11-23", "2025-09-01"), status: 400, slug: "business-day-mismatch"},
		{name: "before the unit opened", body: strings.ReplaceAll(sale, "2026-11-23", "2025-01-09"), status: 400, slug: "business-day-mismatch"},
		{name: "a slot of another business day", body: spoil("2026-11-23T12:15:00+01:00", "2026-11-23T04:45:00+01:00"), status: 400, slug: "business-day-mismatch", pointers: row("timeSlotStart"), contains: `"businessDay":"2026-11-22"`},

		{name: "currency", body: spoil("EUR", "USD"), status: 400, slug: "currency-mismatch", pointers: row("currencyId"), contains: `"configured":["EUR"]`},
		{name: "sales type", body: spoil("TAKE", "DRONE"), status: 400, slug: "sales-type-mismatch", pointers: row("salesTypeId"), contains: `"configured":["DINE","TAKE"]`},

		{name: "not a slot boundary", body: spoil("12:15:00+01:00", "12:20:00+01:00"), status: 400, slug: "invalid-time-slot", pointers: row("timeSlotStart"), contains: `"nearest":["2026-11-23T11:15:00.000Z","2026-11-23T11:30:00.000Z"]`},
		{name: "not a time", body: spoil("2026-11-23T12:15:00+01:00", "12:15"), status: 400, slug: "invalid-request", pointers: row("timeSlotStart")},
		{name: "a local time that comes twice", body: ambiguous, status: 400, slug: "invalid-time-slot", contains: `"candidates":["2026-10-25T00:30:00.000Z","2026-10-25T01:30:00.000Z"]`},
		{name: "a local time that is skipped", body: skipped, status: 400, slug: "invalid-time-slot", contains: `"candidates":`},
		{name: "a slot to come", body: spoil("12:15:00+01:00", "12:45:00+01:00"), status: 400, slug: "invalid-time-slot", pointers: row("timeSlotStart")},
		{name: "twice in one call", body: doubled, status: 400, slug: "invalid-time-slot", pointers: []string{"/realTimeSales/1"}},

		{name: "5,001 rows", body: many(5001), status: 413, slug: "payload-too-large"},
		{name: "over 4 MiB", body: spoil("TAKE", strings.Repeat("x", 4<<20)), status: 413, slug: "payload-too-large"},
		{name: "over 4 MiB once decompressed", body: compressed(spoil("TAKE", strings.Repeat("x", 4<<20))), header: []string{"Content-Encoding", "gzip"}, status: 413, slug: "payload-too-large"},
		{name: "gzip that is damaged inside", body: damaged(compressed(sale)), header: []string{"Content-Encoding", "gzip"}, status: 400, slug: "invalid-request", contains: "gzip"},
		{name: "broken gzip", body: sale, header: []string{"Content-Encoding", "gzip"}, status: 400, slug: "invalid-request"},
		{name: "an encoding we do not take", body: sale, header: []string{"Content-Encoding", "br"}, status: 415, slug: "unsupported-media-type"},
		{name: "XML", body: "<sale/>", header: []string{"Content-Type", "text/xml"}, status: 415, slug: "unsupported-media-type"},
		{name: "an answer in XML", body: sale, header: []string{"Accept", "text/xml"}, status: 406, slug: "not-acceptable"},
	}
	bearer := w.as("till-norte")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.path == "" {
				test.path = madrid
			}
			test.check(t, w.post(test.path, test.body, append(bearer, test.header...)...))
		})
	}
	if got := w.get(madrid+"?businessDay=2026-11-23", bearer...).want(200); got.text("figures") != "[]" {
		t.Errorf("something was stored: %s", got.body)
	}
}

func (want refusal) check(t *testing.T, got response) {
	t.Helper()
	got.t = t
	if got.status != want.status || got.slug() != want.slug {
		t.Fatalf("%d %s, want %d %s\n%s", got.status, got.slug(), want.status, want.slug, got.body)
	}
	if want.pointers != nil && !slices.Equal(got.pointers(), want.pointers) {
		t.Errorf("pointers %q, want %q\n%s", got.pointers(), want.pointers, got.body)
	}
	if !strings.Contains(got.body, want.contains) {
		t.Errorf("%s is not in %s", want.contains, got.body)
	}
	if got.text("requestId") == "" || got.text("requestId") != got.header.Get("X-Request-Id") {
		t.Errorf("request id %q in the body, %q in the header", got.text("requestId"), got.header.Get("X-Request-Id"))
	}
	if got.status == 415 && got.header.Get("Accept") == "" && got.header.Get("Accept-Encoding") == "" {
		t.Error("the answer does not say what is taken")
	}
}

const (
	ambiguous = `{"businessDay":"2026-10-24","realTimeSales":[{"currencyId":"EUR","salesTypeId":"TAKE",` +
		`"timeSlotStart":"2026-10-25T02:30:00","netSales":1,"grossSales":1,"numChecks":1,"numGuests":1}]}`
	skipped = `{"businessDay":"2026-03-28","realTimeSales":[{"currencyId":"EUR","salesTypeId":"TAKE",` +
		`"timeSlotStart":"2026-03-29T02:30:00","netSales":1,"grossSales":1,"numChecks":1,"numGuests":1}]}`
	doubled = `{"businessDay":"2026-11-23","realTimeSales":[` +
		`{"currencyId":"EUR","salesTypeId":"TAKE","timeSlotStart":"2026-11-23T12:15:00+01:00","netSales":1,"grossSales":1,"numChecks":1,"numGuests":1},` +
		`{"currencyId":"EUR","salesTypeId":"TAKE","timeSlotStart":"2026-11-23T11:15:00Z","netSales":2,"grossSales":2,"numChecks":1,"numGuests":1}]}`
)

func many(rows int) string {
	one := sale[strings.Index(sale, "[{")+1 : strings.LastIndex(sale, "]")]
	return `{"businessDay":"2026-11-23","realTimeSales":[` + strings.Repeat(one+",", rows-1) + one + `]}`
}

// damaged spoils the compressed data, and leaves header and checksum as they are.
func damaged(gzipped string) string {
	const begin = 12 // behind the header of 10 bytes
	return gzipped[:begin] + "\xff\xff\xff\xff" + gzipped[begin+4:]
}

func compressed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.String()
}

// TestRefusedCallers walks the rows that are about who calls.
func TestRefusedCallers(t *testing.T) {
	w := newWorld(t)
	expired := w.as("till-norte")
	w.wait(2 * time.Hour)
	altered := "Bearer " + w.token("till-norte") + "x"
	tests := []struct {
		name, method, path string
		header             []string
		status             int
		slug, challenge    string
	}{
		{"no token", "POST", madrid, nil, 401, "missing-token", `Bearer realm="daypart"`},
		{"another scheme", "POST", madrid, []string{"Authorization", "Basic eDp5"}, 401, "missing-token", `Bearer realm="daypart"`},
		{"not a token", "POST", madrid, []string{"Authorization", "Bearer x"}, 401, "invalid-token", `error="invalid_token"`},
		{"altered", "POST", madrid, []string{"Authorization", altered}, 401, "invalid-token", `error="invalid_token"`},
		{"expired", "POST", madrid, expired, 401, "invalid-token", "expired"},
		{"a session that is none", "GET", "/session", []string{"Cookie", "__Host-daypart=x"}, 401, "missing-token", "Bearer"},
		{"may not write", "POST", madrid, w.as("reader"), 403, "insufficient-scope", `scope="sales:write"`},
		{"may not write by GET", "GET", madrid, w.as("reader"), 403, "insufficient-scope", `scope="sales:write"`},
		{"may not read", "GET", madrid + "?businessDay=2026-11-23", w.as("writer"), 403, "insufficient-scope", `scope="sales:read"`},
		{"another unit", "POST", madrid, w.as("only-10"), 403, "unit-not-permitted", ""},
		{"no configuration", "POST", madrid, w.as("till-nuevo"), 404, "tenant-configuration-not-found", ""},
		{"no configuration to read", "GET", "/sales/api/v1/configuration", w.as("till-nuevo"), 404, "tenant-configuration-not-found", ""},
		{"no configuration to filter by", "GET", "/sales/api/v1/real-time-sales?start=2026-11-23&end=2026-11-23&salesTypeId=TAKE",
			w.as("till-nuevo"), 404, "tenant-configuration-not-found", ""},
		{"no such path", "GET", "/sales/api/v2", w.as("till-norte"), 404, "not-found", ""},
		{"no such submission", "GET", "/sales/api/v1/submissions/0199f3a2-6c1e-7d0b-9f57-3f6d5c0e8a11", w.as("till-norte"), 404, "not-found", ""},
		{"no such method", "DELETE", madrid, w.as("till-norte"), 405, "method-not-allowed", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := sale
			if test.method == "GET" && !strings.HasPrefix(test.name, "may not write") {
				body = ""
			}
			got := w.do(w.request(test.method, test.path, body, append([]string{"Content-Type", "application/json"}, test.header...)...))
			got.t = t
			if got.status != test.status || got.slug() != test.slug {
				t.Fatalf("%d %s, want %d %s\n%s", got.status, got.slug(), test.status, test.slug, got.body)
			}
			if !strings.Contains(got.header.Get("WWW-Authenticate"), test.challenge) {
				t.Errorf("WWW-Authenticate %q lacks %q", got.header.Get("WWW-Authenticate"), test.challenge)
			}
			if test.status == 405 && got.header.Get("Allow") != "GET, HEAD, POST" {
				t.Errorf("Allow is %q", got.header.Get("Allow"))
			}
		})
	}
}

// An id that cannot be one is told from one that names nothing.
func TestIdsThatAreNone(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, path := range []string{"/submissions/nope", "/imports/nope", "/import/nope"} {
		got := w.get("/sales/api/v1"+path, bearer...).want(404)
		if !strings.Contains(got.text("detail"), `"nope" is not the id of`) || !strings.Contains(got.text("detail"), "looks like") {
			t.Errorf("%s: %s", path, got.body)
		}
	}
}

func TestSuspendedTenant(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-sur")
	company, err := w.store.CompanyBySlug(t.Context(), "sur")
	must(t, err)
	company.Suspended = true
	_, err = w.store.ApplyCompany(t.Context(), company)
	must(t, err)
	w.wait(time.Second)
	if got := w.post(madrid, sale, bearer...).want(404); got.slug() != "tenant-not-found" {
		t.Errorf("a suspended tenant got %s", got.body)
	}
}

func TestRevokedToken(t *testing.T) {
	w := newWorld(t)
	raw := w.token("till-norte")
	form := "client_id=till-norte&client_secret=" + tillSecret + "&token=" + raw
	w.do(w.request("POST", "/connect/revocation", form, "Content-Type", "application/x-www-form-urlencoded")).want(200)
	if got := w.post(madrid, sale, "Authorization", "Bearer "+raw).want(401); got.slug() != "invalid-token" {
		t.Errorf("a revoked token got %s", got.body)
	}
}

func TestIdempotencyKeyOfAnotherSubmission(t *testing.T) {
	w := newWorld(t)
	keyed := append(w.as("till-norte"), "Idempotency-Key", `"7f3c"`)
	first := w.post(madrid, sale, keyed...).want(200)
	again := w.post(madrid, sale, keyed...).want(200)
	if again.body != first.body || again.header.Get("Idempotency-Replayed") != "true" || first.header.Get("Idempotency-Replayed") != "" {
		t.Errorf("the first answer\n%s\nwas not given again\n%s", first.body, again.body)
	}
	if got := w.post(madrid, spoil("250.00", "251.00"), keyed...).want(422); got.slug() != "idempotency-key-reused" {
		t.Errorf("another payload got %s", got.body)
	}
}

func TestRateLimited(t *testing.T) {
	slow := func(o *server.Options) { o.ClientRate = limit.Rate{PerSecond: 1, Burst: 2} }
	w := newWorld(t, slow)
	bearer := w.as("till-norte")
	for range 2 {
		got := w.get("/sales/api/v1/configuration", bearer...).want(200)
		if got.header.Get("RateLimit") == "" || got.header.Get("RateLimit-Policy") != `"client";q=2;w=2` {
			t.Errorf("headers %v", got.header)
		}
	}
	got := w.get("/sales/api/v1/configuration", bearer...).want(429)
	if got.slug() != "rate-limited" || got.header.Get("Retry-After") != "1" {
		t.Errorf("%v\n%s", got.header, got.body)
	}
	w.get("/sales/api/v1/configuration", w.as("reader")...).want(200)
	w.wait(time.Second)
	w.get("/sales/api/v1/configuration", bearer...).want(200)
}

// What one node admits, the others take out, and what they say is left shows it.
func TestNodesLimitTogether(t *testing.T) {
	slow := func(o *server.Options) { o.ClientRate = limit.Rate{PerSecond: 1, Burst: 5} }
	w := newWorld(t, slow)
	bearer := w.as("till-norte")
	parts := w.server.Parts
	if w.database.Postgres() {
		kept, err := w.database.Open(t.Context())
		must(t, err)
		t.Cleanup(func() { _ = kept.Close() })
		parts.Store = kept
	}
	o := server.Options{PublicURL: w.url}
	slow(&o)
	other := server.New(parts, o)
	exchange := func(all ...*limit.Sharing) {
		for _, s := range all {
			s.Exchange(t.Context())
		}
		w.wait(400 * time.Millisecond)
	}
	here, there := w.server.ShareLimits(), other.ShareLimits()
	exchange(here, there)
	for range 5 {
		w.get("/sales/api/v1/configuration", bearer...).want(200)
	}
	exchange(here, there)
	ask := func() *httptest.ResponseRecorder {
		answer := httptest.NewRecorder()
		request := httptest.NewRequestWithContext(t.Context(), "GET", w.url+"/sales/api/v1/configuration", nil)
		request.Header.Set(bearer[0], bearer[1])
		other.ServeHTTP(answer, request)
		return answer
	}
	// Two come in while the news are on their way.
	for _, want := range []int{200, 200, 429} {
		if got := ask(); got.Code != want {
			t.Fatalf("%d on the other node, want %d: %s %s", got.Code, want, got.Header().Get("RateLimit"), got.Body)
		}
	}
	scraped := httptest.NewRecorder()
	other.MetricsHandler().ServeHTTP(scraped, httptest.NewRequestWithContext(t.Context(), "GET", "/", nil))
	if !strings.Contains(scraped.Body.String(), "daypart_limit_exchange_failures_total 0") {
		t.Error("the metrics do not say whether limits are shared")
	}
}

func TestUnavailable(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	w.post(madrid, sale, bearer...).want(200)
	w.live.Close()
	must(t, w.store.Close())
	got := w.post(madrid, sale, bearer...).want(503)
	if got.slug() != "unavailable" || got.header.Get("Retry-After") == "" {
		t.Errorf("%v\n%s", got.header, got.body)
	}
	w.get("/readyz").want(503)
	w.get("/livez").want(200)
}

func TestEveryProblemHasItsPage(t *testing.T) {
	w := newWorld(t)
	index := w.get("/problems/").want(200)
	for _, kind := range problem.Types() {
		page := w.get("/problems/" + kind.Slug).want(200)
		for _, text := range []string{kind.Title, kind.Remedy, strconv.Itoa(kind.Status) + " " + http.StatusText(kind.Status)} {
			if !strings.Contains(page.body, text) && !strings.Contains(page.body, escaped(text)) {
				t.Errorf("the page of %s lacks %q", kind.Slug, text)
			}
		}
		if !strings.Contains(index.body, "/problems/"+kind.Slug+`"`) {
			t.Errorf("the list of problems lacks %s", kind.Slug)
		}
	}
	w.get("/problems/no-such-problem").want(404)
}

func escaped(text string) string { return html.EscapeString(text) }

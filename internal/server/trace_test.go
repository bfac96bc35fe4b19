package server_test

import (
	"context"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/trace"
	"github.com/daypart/daypart/internal/trace/tracetest"
)

// newTracedWorld returns a world that sends its traces, soon after they end, to a collector.
func newTracedWorld(t *testing.T) (*world, *tracetest.Collector) {
	t.Helper()
	t.Setenv("OTEL_BSP_SCHEDULE_DELAY", "20")
	c := tracetest.New(t)
	tracer, err := trace.Open(t.Context(), trace.Options{Endpoint: c.Endpoint, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(func() { must(t, tracer.Close(context.Background())) })
	w := &world{trace: tracer}
	w.start(t)
	return w, c
}

// spansOf returns the spans of a name once there are at least n of them.
func spansOf(t *testing.T, c *tracetest.Collector, name string, n int) (spans []tracetest.Span) {
	t.Helper()
	defer func() {
		if len(spans) < n {
			t.Logf("there are %s", names(c.Spans()))
		}
	}()
	await.Until(t, fmt.Sprintf("%q came %d times", name, n), func() bool {
		spans = c.Named(name)
		return len(spans) >= n
	})
	return spans
}

func names(spans []tracetest.Span) string {
	var all []string
	for _, s := range spans {
		all = append(all, s.GetName())
	}
	return strings.Join(all, ", ")
}

// submitting is how the span of a submission is called.
const submitting = "POST /sales/api/v1/business-unit/{unitId}/real-time-sales"

func TestSubmissionIsTraced(t *testing.T) {
	w, c := newTracedWorld(t)
	bearer := w.as("till-norte")
	answer := w.post(madrid, sale, append(bearer, "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")...).want(200)
	s := spansOf(t, c, submitting, 1)[0]
	if hex.EncodeToString(s.GetTraceId()) != "4bf92f3577b34da6a3ce929d0e0e4736" || hex.EncodeToString(s.GetParentSpanId()) != "00f067aa0ba902b7" {
		t.Errorf("it is not under the span of its caller: %v", s)
	}
	for key, want := range map[string]string{
		"http.route": "/sales/api/v1/business-unit/{unitId}/real-time-sales", "http.request.method": "POST", "http.response.status_code": "200",
		"daypart.request_id": answer.header.Get("X-Request-Id"), "daypart.tenant": "norte", "daypart.client": "till-norte",
	} {
		if s.Says(key) != want {
			t.Errorf("%s = %q, want %q", key, s.Says(key), want)
		}
	}
	below := c.Below(s)
	if got := names(below); !strings.HasSuffix(got, "receive the body, wait for a commit, commit") {
		t.Fatalf("below it are %s", got)
	}
	commit := below[len(below)-1]
	if commit.Says("daypart.commit.submissions") != "1" || commit.Says("daypart.commit.rows") != "1" {
		t.Errorf("the commit: %v", commit)
	}
	want := "wait for the writer, read and write, sync"
	if w.database.Postgres() {
		want = "connect, lock and read, write and commit"
	}
	if got := names(c.Below(commit)); got != want {
		t.Errorf("below the commit are %s, want %s", got, want)
	}
}

func TestSubmissionsNameTheCommitTheyShare(t *testing.T) {
	w, c := newTracedWorld(t)
	bearer := w.as("till-norte")
	sent := 0
	for deadline := time.Now().Add(time.Minute); ; {
		var sending sync.WaitGroup
		for range 16 {
			sending.Go(func() { w.post(madrid, sale, bearer...).want(200) })
		}
		sending.Wait()
		sent += 16
		all := spansOf(t, c, submitting, sent)
		commits := spansOf(t, c, "commit", sent)
		at := slices.IndexFunc(commits, func(s tracetest.Span) bool { return len(s.GetLinks()) > 1 })
		if at >= 0 {
			checkShared(t, c, all, commits[at])
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("no three submissions shared a commit")
		}
	}
}

// checkShared holds submissions that shared a commit to it.
func checkShared(t *testing.T, c *tracetest.Collector, submissions []tracetest.Span, commit tracetest.Span) {
	t.Helper()
	shared := 0
	for _, s := range submissions {
		if !commit.Names(s) {
			continue
		}
		shared++
		own := c.Below(s)
		if last := own[len(own)-1]; last.GetName() != "commit" || !last.Names(commit) || len(c.Below(last)) != 0 {
			t.Errorf("it shared a commit, and says %v", last)
		}
	}
	if shared != len(commit.GetLinks()) || len(c.Below(commit)) == 0 {
		t.Errorf("of %d submissions that a commit names, %d are there", len(commit.GetLinks()), shared)
	}
}

func TestEveryRequestIsTraced(t *testing.T) {
	w, c := newTracedWorld(t)
	bearer := w.as("till-norte")
	tests := []struct {
		name, want, status, tenant string
		request                    *http.Request
	}{
		{"read", "GET /sales/api/v1/business-unit", "200", "norte", w.request("GET", "/sales/api/v1/business-unit", "", bearer...)},
		{"no token", submitting, "401", "", w.request("POST", madrid, sale)},
		{"not a token", submitting, "401", "", w.request("POST", madrid, sale, "Authorization", "Bearer none")},
		{"no scope", submitting, "403", "norte", w.request("POST", madrid, sale, w.as("reader")...)},
		{"refused", submitting, "400", "norte", w.request("POST", madrid, `{}`, bearer...)},
		{"wrong password", "POST /session", "401", "", w.request("POST", "/session", `{"username":"maria@norte.example","password":"not hers"}`, "Content-Type", "application/json")},
		{"log in", "POST /session", "200", "", w.request("POST", "/session", `{"username":"maria@norte.example","password":"`+mariaPassword+`"}`, "Content-Type", "application/json")},
		{"token", "POST /connect/token", "200", "", nil},
		{"page", "GET /{$}", "200", "", w.request("GET", "/", "")},
		{"nowhere", "none", "404", "", w.request("GET", "/nowhere/9", "")},
		{"method", "none", "405", "", w.request("DELETE", madrid, "", bearer...)},
		{"report", "GET /sales/api/v1/reports/sales", "200", "norte", w.request("GET", "/sales/api/v1/reports/sales?period=today", "", bearer...)},
	}
	for _, test := range tests {
		if test.request != nil {
			w.do(test.request)
		}
		spansOf(t, c, test.want, 1)
	}
	w.get("/livez").want(200)
	w.get("/readyz").want(200)
	w.get("/docs").want(200) // after those, so they would be there by now
	spansOf(t, c, "GET /docs", 1)
	for _, test := range tests {
		if !slices.ContainsFunc(c.Named(test.want), func(s tracetest.Span) bool {
			return s.Says("http.response.status_code") == test.status && s.Says("daypart.tenant") == test.tenant && s.GetStatus().GetCode() == 0
		}) {
			t.Errorf("%s: no span of status %s and tenant %q: %v", test.name, test.status, test.tenant, c.Named(test.want))
		}
	}
	if got := names(c.Below(c.Named("report")[0])); !strings.Contains(got, "SELECT ") {
		t.Errorf("below the report are %s", got)
	}
	if got := names(c.Spans()); strings.Contains(got, "livez") || strings.Contains(got, "readyz") {
		t.Errorf("probes are traced: %s", got)
	}
	for _, secret := range []string{tillSecret, mariaPassword, "not hers", bearer[1], "250.00", "270.00", "realTimeSales", "maria@"} {
		if c.Received(secret) {
			t.Errorf("%q was sent to the collector", secret)
		}
	}
}

func TestStreamIsTracedWithoutItsInside(t *testing.T) {
	w, c := newTracedWorld(t)
	bearer := w.as("till-norte")
	stream := w.listen(bearer...)
	w.post(madrid, sale, bearer...).want(200)
	stream.next()
	if len(c.Named("GET /sales/api/v1/events")) != 0 {
		t.Error("the span ended before the stream")
	}
	must(t, stream.close())
	s := spansOf(t, c, "GET /sales/api/v1/events", 1)[0]
	for _, below := range c.Below(s) {
		if below.GetStartTimeUnixNano() > spansOf(t, c, submitting, 1)[0].GetStartTimeUnixNano() {
			t.Errorf("%s is told of an open stream", below.GetName())
		}
	}
}

func TestStoreThatFailsIsTraced(t *testing.T) {
	w, c := newTracedWorld(t)
	bearer := w.as("till-norte")
	must(t, w.store.Close())
	w.post(madrid, sale, bearer...).want(503)
	if s := spansOf(t, c, submitting, 1)[0]; s.GetStatus().GetCode() != 2 || s.GetStatus().GetMessage() != "" || s.Says("http.response.status_code") != "503" {
		t.Errorf("the span of a failure: %v", s)
	}
}

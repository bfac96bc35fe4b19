package trace_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/trace"
	"github.com/daypart/daypart/internal/trace/tracetest"
)

func open(t *testing.T, endpoint string, log *slog.Logger) *trace.Tracer {
	t.Helper()
	tracer, err := trace.Open(t.Context(), trace.Options{Endpoint: endpoint, Version: "v1.2.3", Instance: "one", Log: log})
	if err != nil {
		t.Fatal(err)
	}
	return tracer
}

func TestSpans(t *testing.T) {
	c := tracetest.New(t)
	tracer := open(t, c.Endpoint, slog.New(slog.DiscardHandler))
	ctx, work := trace.Begin(tracer.With(t.Context()), "work")
	_, step := trace.Start(ctx, "step")
	step.Text("what", "that")
	step.Number("many", 3)
	step.Fail(errors.New("a secret"))
	step.End()
	now := time.Now()
	work.Add("before", now.Add(-2*time.Second), now.Add(-time.Second), step)
	work.End()
	if err := tracer.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	works := c.Named("work")
	if len(c.Spans()) != 3 || len(works) != 1 || len(c.Below(works[0])) != 2 {
		t.Fatalf("spans: %v", c.Spans())
	}
	below := c.Below(works[0])
	if before := below[0]; before.GetName() != "before" || before.GetEndTimeUnixNano()-before.GetStartTimeUnixNano() != 1e9 || !before.Names(below[1]) {
		t.Errorf("a span of the past: %v", before)
	}
	if s := below[1]; s.Says("what") != "that" || s.Says("many") != "3" || s.GetStatus().GetCode() != 2 || s.Says("service.name") != "daypart" ||
		s.Says("service.version") != "v1.2.3" || s.Says("service.instance.id") != "one" {
		t.Errorf("the step: %v", s)
	}
	if c.Received("a secret") {
		t.Error("the text of an error was sent")
	}
}

// What is asked of nobody costs nothing: the same hooks stand on the way of every submission.
func TestNothingIsToldWhereNotAsked(t *testing.T) {
	var none *trace.Tracer
	r := httptest.NewRequest(http.MethodPost, "/", nil)
	err := errors.New("it failed")
	allocated := testing.AllocsPerRun(100, func() {
		ctx, request := none.Request(r)
		ctx, step := trace.Start(trace.Quiet(none.With(ctx)), "step")
		ctx, _ = trace.Begin(trace.Apart(ctx, ctx), "work")
		for _, span := range []trace.Span{request, step, trace.Of(ctx)} {
			span.Name("name")
			span.Text("key", "value")
			span.Number("key", 1)
			span.Fail(err)
			span.Add("before", time.Time{}, time.Time{})
			span.End()
		}
	})
	if allocated != 0 {
		t.Errorf("%v allocations", allocated)
	}
	if err := none.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// traceparent is that of the specification's examples (https://www.w3.org/TR/trace-context/#examples-of-http-traceparent-headers).
const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-"

func TestCallersTrace(t *testing.T) {
	c := tracetest.New(t)
	tracer := open(t, c.Endpoint, slog.New(slog.DiscardHandler))
	for name, want := range map[string]bool{traceparent + "01": true, traceparent + "00": false, "00-nonsense": true} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("traceparent", name)
		ctx, span := tracer.Request(r)
		if span.Told() != want {
			t.Errorf("%s is told: %v", name, !want)
		}
		_, step := trace.Start(ctx, "step")
		if step.Told() != want {
			t.Errorf("a step of %s is told: %v", name, !want)
		}
		step.End()
		span.End()
	}
	_ = tracer.Close(t.Context())
	under := 0
	for _, span := range c.Named("GET") {
		if string(span.GetParentSpanId()) == "\x00\xf0\x67\xaa\x0b\xa9\x02\xb7" {
			under++
		}
	}
	if under != 1 || len(c.Named("GET")) != 2 {
		t.Errorf("%d of %d under that of their caller", under, len(c.Named("GET")))
	}
}

func TestQuiet(t *testing.T) {
	c := tracetest.New(t)
	tracer := open(t, c.Endpoint, slog.New(slog.DiscardHandler))
	ctx, span := trace.Begin(tracer.With(t.Context()), "stream")
	quiet := trace.Quiet(ctx)
	_, step := trace.Start(quiet, "step")
	_, work := trace.Begin(quiet, "work")
	if step.Told() || work.Told() {
		t.Error("something is told where it is quiet")
	}
	_, apart := trace.Begin(trace.Apart(context.Background(), ctx), "apart")
	apart.End()
	span.End()
	_ = tracer.Close(t.Context())
	if all := c.Named("apart"); len(all) != 1 || len(all[0].GetParentSpanId()) != 0 {
		t.Errorf("apart: %v", all)
	}
}

func TestLogHasTheTrace(t *testing.T) {
	c := tracetest.New(t)
	var text bytes.Buffer
	log := trace.Log(slog.New(slog.NewTextHandler(&text, nil))).With("node", 1)
	tracer := open(t, c.Endpoint, log)
	ctx, span := trace.Begin(tracer.With(t.Context()), "work")
	log.InfoContext(ctx, "in a trace")
	log.InfoContext(t.Context(), "in none")
	span.End()
	_ = tracer.Close(t.Context())
	lines := strings.SplitN(text.String(), "\n", 2)
	if !strings.Contains(lines[0], "node=1 traceId=") || strings.Contains(lines[1], "traceId") {
		t.Errorf("log:\n%s", text.String())
	}
}

func TestCollectorThatIsDown(t *testing.T) {
	down := httptest.NewServer(nil)
	endpoint := down.URL + "/v1/traces"
	down.Close()
	var text bytes.Buffer
	tracer := open(t, endpoint, slog.New(slog.NewTextHandler(&text, nil)))
	for range 10_000 { // more than are kept for it
		_, span := trace.Begin(tracer.With(t.Context()), "work")
		span.End()
	}
	if err := tracer.Close(t.Context()); err != nil {
		t.Errorf("close: %v", err)
	}
	if strings.Count(text.String(), "\n") != 1 || !strings.Contains(text.String(), "traces are not sent") {
		t.Errorf("log:\n%s", text.String())
	}
}

func TestCollectorThatDoesNotAnswer(t *testing.T) {
	gone := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-gone }))
	defer silent.Close()
	defer close(gone)
	tracer := open(t, silent.URL, slog.New(slog.DiscardHandler))
	_, span := trace.Begin(tracer.With(t.Context()), "work")
	span.End()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_ = tracer.Close(ctx) // returns, or the test does not
}

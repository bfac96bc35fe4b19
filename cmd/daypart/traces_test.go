package main

import (
	"context"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/trace/tracetest"
)

func TestTracesEndpoint(t *testing.T) {
	const one, other, whole = "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector:4318/v1/traces"
	tests := []struct {
		name string
		env  map[string]string
		want string
	}{
		{"not asked", nil, ""},
		{"empty is not asked", map[string]string{one: "", other: ""}, ""},
		{"collector", map[string]string{one: "http://collector:4318"}, whole},
		{"with a slash", map[string]string{one: "http://collector:4318/"}, whole},
		{"below a path", map[string]string{one: "https://example.com/otlp"}, "https://example.com/otlp/v1/traces"},
		{"whole address", map[string]string{one: "http://other:4318", other: whole}, whole},
		{"the SDK is off", map[string]string{one: "http://collector:4318", "OTEL_SDK_DISABLED": "true"}, ""},
		{"no exporter", map[string]string{one: "http://collector:4318", "OTEL_TRACES_EXPORTER": "none"}, ""},
		{"a share", map[string]string{other: whole, "OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.05"}, whole},
		{"spoken", map[string]string{other: whole, "OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf"}, whole},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := parsed(t, "", test.env)
			if err != nil {
				t.Fatal(err)
			}
			if s.traces != test.want {
				t.Errorf("traces go to %q, want %q", s.traces, test.want)
			}
		})
	}
}

func TestTracesFaults(t *testing.T) {
	_, err := parsed(t, "", map[string]string{
		"OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4318", "OTEL_TRACES_EXPORTER": "zipkin", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "grpc",
		"OTEL_TRACES_SAMPLER": "some", "DAYPART_ACCESS_LIFE": "0s",
	})
	if err == nil {
		t.Fatal("accepted")
	}
	contains(t, err.Error(), "5 fault(s)", `"collector:4318" must be http://`, `"zipkin" is not spoken`, `"grpc" is not spoken`, `"some" is not known`, "--access-life")
	_, err = parsed(t, "", map[string]string{
		"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "5%",
	})
	if err == nil || !strings.Contains(err.Error(), `"5%" must be a share`) {
		t.Errorf("a share of 5%%: %v", err)
	}
}

// serveTraced runs daypart serve with these variables, asks it something, stops it, and returns what it logged.
func serveTraced(t *testing.T, d *desk, env map[string]string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	stderr := &shared{more: make(chan struct{}, 1)}
	c := &console{in: strings.NewReader(""), out: io.Discard, err: stderr, env: func(name string) (string, bool) { value, ok := env[name]; return value, ok }}
	code := make(chan int, 1)
	go func() {
		code <- runContext(ctx, []string{"serve", "--data", d.data, "--listen", "127.0.0.1:0", "--log-format", "json"}, c)
	}()
	text := stderr.await(ctx, "ca.pem")
	_, rest, _ := strings.Cut(text, "Daypart is at ")
	url, _, _ := strings.Cut(rest, "\n")
	client := browser(t, d.data+"/ca.pem")
	if status, _ := fetch(t, client, getting(t, url+"/sales/api/v1/business-unit")); status != 401 {
		t.Errorf("a call without a token: %d", status)
	}
	cancel()
	if got := <-code; got != exitOK {
		t.Errorf("exit code %d", got)
	}
	return stderr.await(context.Background(), "stopping")
}

func TestServeSendsTracesBeforeItEnds(t *testing.T) {
	collector := tracetest.New(t)
	log := serveTraced(t, newDesk(t), map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": collector.Endpoint})
	spans := collector.Named("GET /sales/api/v1/business-unit")
	if len(spans) != 1 || spans[0].Says("service.name") != "daypart" || spans[0].Says("service.instance.id") == "" || spans[0].Says("host.name") == "" {
		t.Fatalf("spans: %v", collector.Spans())
	}
	contains(t, log, `"traceId":"`, spans[0].Says("daypart.request_id"))
	if len(collector.Named("delete old records")) != 1 {
		t.Errorf("background work: %v", collector.Spans())
	}
}

func TestServeWithoutItsCollector(t *testing.T) {
	down := httptest.NewServer(nil)
	down.Close()
	log := serveTraced(t, newDesk(t), map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": down.URL})
	if strings.Count(log, "traces are not sent") != 1 || strings.Contains(log, "not everything ended") {
		t.Errorf("log:\n%s", log)
	}
}

func TestServeLogsNoTraceWhereNotAsked(t *testing.T) {
	if log := serveTraced(t, newDesk(t), nil); strings.Contains(log, "traceId") || strings.Contains(log, "trace") {
		t.Errorf("log:\n%s", log)
	}
}

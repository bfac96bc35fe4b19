// Package tracetest is a collector of traces for tests: it takes what programs send by OTLP over HTTP, and shows it.
package tracetest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	common "go.opentelemetry.io/proto/otlp/common/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// Collector takes traces at Endpoint.
type Collector struct {
	Endpoint string
	t        testing.TB

	mu    sync.Mutex
	raw   []byte
	spans []Span
}

// Span is a span as it came, and whose it is.
type Span struct {
	*trace.Span
	Resource []*common.KeyValue
}

// New returns a collector that lasts as long as the test.
func New(t testing.TB) *Collector {
	c := &Collector{t: t}
	server := httptest.NewServer(http.HandlerFunc(c.receive))
	t.Cleanup(server.Close)
	c.Endpoint = server.URL + "/v1/traces"
	return c
}

func (c *Collector) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var sent collector.ExportTraceServiceRequest
	if err == nil {
		err = proto.Unmarshal(body, &sent)
	}
	if err != nil || r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/x-protobuf" {
		c.t.Errorf("%s %s of %s is no OTLP: %v", r.Method, r.URL, r.Header.Get("Content-Type"), err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.raw = append(c.raw, body...)
	for _, from := range sent.GetResourceSpans() {
		for _, scope := range from.GetScopeSpans() {
			for _, span := range scope.GetSpans() {
				c.spans = append(c.spans, Span{span, from.GetResource().GetAttributes()})
			}
		}
	}
}

// Spans are those that came, in order of when they began.
func (c *Collector) Spans() []Span {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.SortedStableFunc(slices.Values(c.spans), func(a, b Span) int {
		return int(int64(a.GetStartTimeUnixNano()) - int64(b.GetStartTimeUnixNano()))
	})
}

// Named are the spans of that name.
func (c *Collector) Named(name string) []Span {
	return slices.DeleteFunc(c.Spans(), func(s Span) bool { return s.GetName() != name })
}

// Below are the spans right below one.
func (c *Collector) Below(above Span) []Span {
	return slices.DeleteFunc(c.Spans(), func(s Span) bool {
		return !bytes.Equal(s.GetParentSpanId(), above.GetSpanId()) || !bytes.Equal(s.GetTraceId(), above.GetTraceId())
	})
}

// Received reports whether a text was in anything that came.
func (c *Collector) Received(text string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return bytes.Contains(c.raw, []byte(text))
}

// Says returns what a span, or whoever sent it, says by a key; empty if nothing.
func (s Span) Says(key string) string {
	for _, said := range append(slices.Clone(s.GetAttributes()), s.Resource...) {
		if said.GetKey() != key {
			continue
		}
		if n, ok := said.GetValue().GetValue().(*common.AnyValue_IntValue); ok {
			return fmt.Sprint(n.IntValue)
		}
		return said.GetValue().GetStringValue()
	}
	return ""
}

// Names reports whether a span has a link to another.
func (s Span) Names(other Span) bool {
	return slices.ContainsFunc(s.GetLinks(), func(l *trace.Span_Link) bool {
		return bytes.Equal(l.GetSpanId(), other.GetSpanId()) && bytes.Equal(l.GetTraceId(), other.GetTraceId())
	})
}

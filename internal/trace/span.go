package trace

import (
	"context"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	otel "go.opentelemetry.io/otel/trace"
)

// Span is a stretch of work, from when it was begun to its End. The zero value is none.
type Span struct {
	of     otel.Span
	tracer *Tracer
}

// Told reports whether there is a span.
func (s Span) Told() bool { return s.of != nil }

// Start begins a span under s, in ctx. It names others that it does the work of.
func (s Span) Start(ctx context.Context, name string, others ...Span) (context.Context, Span) {
	if !s.Told() {
		return ctx, s
	}
	return s.tracer.start(s.in(ctx), name, linksTo(others))
}

// Add adds a span that has ended under s.
func (s Span) Add(name string, began, ended time.Time, others ...Span) Span {
	if !s.Told() {
		return s
	}
	_, added := s.tracer.start(s.in(context.Background()), name, linksTo(others), otel.WithTimestamp(began))
	added.of.End(otel.WithTimestamp(ended))
	return added
}

// in returns ctx in the span.
func (s Span) in(ctx context.Context) context.Context {
	return otel.ContextWithSpan(s.tracer.With(ctx), s.of)
}

func linksTo(others []Span) otel.SpanStartOption {
	links := make([]otel.Link, len(others))
	for i, other := range others {
		links[i].SpanContext = other.of.SpanContext()
	}
	return otel.WithLinks(links...)
}

// End ends the span. Nothing can be said of it afterwards.
func (s Span) End() {
	if s.Told() {
		s.of.End()
	}
}

// Fail notes that the work came to nothing, if err is an error. Why is for the log.
func (s Span) Fail(err error) {
	if s.Told() && err != nil {
		s.of.SetStatus(codes.Error, "")
	}
}

// Name gives the span another name.
func (s Span) Name(name string) {
	if s.Told() {
		s.of.SetName(name)
	}
}

// Text says something of the span, Number too.
func (s Span) Text(key, value string) {
	if s.Told() && value != "" {
		s.of.SetAttributes(attribute.String(key, value))
	}
}

// Number says how many.
func (s Span) Number(key string, n int64) {
	if s.Told() {
		s.of.SetAttributes(attribute.Int64(key, n))
	}
}

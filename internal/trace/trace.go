// Package trace tells where the time of a request went: it begins spans and sends them to a collector of OpenTelemetry,
// by OTLP over HTTP.
//
// Whether to is the operator's choice. Without a Tracer in the context everything here does nothing and allocates nothing, so
// whoever has something to tell tells it and need not ask.
//
// What is told: names of routes and steps, ids, counts, and statements without their values. Never a token, an amount, what a
// client sent, or the text of an error: that is in the log, under the same trace id.
package trace

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	otel "go.opentelemetry.io/otel/trace"
)

// mostLinks is how many others a span can name: as many as the submissions that share a commit.
const mostLinks = 256

// Options say where traces go, and whose they are.
type Options struct {
	// Endpoint is the whole address of the collector, such as http://localhost:4318/v1/traces. What else there is to set, such as
	// headers, authorities and sampling, the library of OpenTelemetry takes from the variables of the environment it names.
	Endpoint string
	// Version is that of the program, Instance a name that no other process has.
	Version, Instance string
	Log               *slog.Logger
}

// Tracer begins traces and sends them. It is safe for concurrent use; nil begins none.
type Tracer struct {
	provider *sdk.TracerProvider
	tracer   otel.Tracer
}

// Open returns a tracer that sends to a collector in the background. The collector need not be there.
func Open(ctx context.Context, o Options) (*Tracer, error) {
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(o.Endpoint))
	if err != nil {
		return nil, fmt.Errorf("send traces to %s: %w", o.Endpoint, err)
	}
	whose, err := resource.New(ctx, resource.WithHost(), resource.WithTelemetrySDK(), resource.WithAttributes(
		attribute.String("service.name", "daypart"), attribute.String("service.version", o.Version),
		attribute.String("service.instance.id", o.Instance),
	), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("say whose traces these are: %w", err)
	}
	limits := sdk.NewSpanLimits()
	limits.LinkCountLimit = mostLinks
	provider := sdk.NewTracerProvider(sdk.WithResource(whose), sdk.WithRawSpanLimits(limits), sdk.WithBatcher(&sender{SpanExporter: exporter, log: o.Log}))
	return &Tracer{provider, provider.Tracer("github.com/daypart/daypart")}, nil
}

// Close sends what is left, until ctx ends.
func (t *Tracer) Close(ctx context.Context) error {
	if t == nil {
		return nil
	}
	if err := t.provider.Shutdown(ctx); err != nil {
		return fmt.Errorf("the last traces were not sent: %w", err)
	}
	return nil
}

type tracerKey struct{}

// With returns ctx in which traces can begin.
func (t *Tracer) With(ctx context.Context) context.Context {
	if t == nil {
		return ctx
	}
	return context.WithValue(ctx, tracerKey{}, t)
}

func tracerOf(ctx context.Context) *Tracer {
	t, _ := ctx.Value(tracerKey{}).(*Tracer)
	return t
}

// Request begins the span of a request, under that of its caller if it names one (https://www.w3.org/TR/trace-context/).
func (t *Tracer) Request(r *http.Request) (context.Context, Span) {
	if t == nil {
		return r.Context(), Span{}
	}
	ctx := propagation.TraceContext{}.Extract(t.With(r.Context()), propagation.HeaderCarrier(r.Header))
	return t.start(ctx, r.Method, otel.WithSpanKind(otel.SpanKindServer))
}

// Begin begins a span of work that nobody waits for: the first of a trace, where tracer With ctx says so.
func Begin(ctx context.Context, name string) (context.Context, Span) {
	t := tracerOf(ctx)
	if t == nil {
		return ctx, Span{}
	}
	return t.start(ctx, name)
}

// Start begins a span under the one that ctx is in, if that is one.
func Start(ctx context.Context, name string) (context.Context, Span) {
	return Of(ctx).Start(ctx, name)
}

// Of returns the span that ctx is in, if it is in one that is told.
func Of(ctx context.Context) Span {
	t := tracerOf(ctx)
	if t == nil {
		return Span{}
	}
	return t.told(otel.SpanFromContext(ctx))
}

// Apart returns ctx in which traces can begin if they can in from, and which is in none of its spans.
func Apart(ctx, from context.Context) context.Context { return tracerOf(from).With(ctx) }

// Quiet returns ctx in which nothing is told: for what goes on without an end.
func Quiet(ctx context.Context) context.Context {
	if tracerOf(ctx) == nil {
		return ctx
	}
	return context.WithValue(ctx, tracerKey{}, (*Tracer)(nil))
}

func (t *Tracer) start(ctx context.Context, name string, options ...otel.SpanStartOption) (context.Context, Span) {
	ctx, span := t.tracer.Start(ctx, name, options...)
	return ctx, t.told(span)
}

// told returns no span where it was decided that this one is not told.
func (t *Tracer) told(span otel.Span) Span {
	if !span.IsRecording() {
		return Span{}
	}
	return Span{span, t}
}

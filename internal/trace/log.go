package trace

import (
	"context"
	"log/slog"
	"sync"
	"time"

	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// Log returns log with the trace id in each line of what is told in a trace.
func Log(log *slog.Logger) *slog.Logger { return slog.New(handler{log.Handler()}) }

type handler struct{ slog.Handler }

func (h handler) Handle(ctx context.Context, r slog.Record) error {
	if span := Of(ctx); span.Told() {
		r.AddAttrs(slog.String("traceId", span.of.SpanContext().TraceID().String()))
	}
	return h.Handler.Handle(ctx, r)
}

func (h handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return handler{h.Handler.WithAttrs(attrs)}
}

func (h handler) WithGroup(name string) slog.Handler { return handler{h.Handler.WithGroup(name)} }

// complainEvery is how often it is logged at most that the collector takes nothing.
const complainEvery = time.Minute

// sender sends spans, and logs now and then that it cannot. They are lost then; nobody waits for them.
type sender struct {
	sdk.SpanExporter
	log *slog.Logger

	mu         sync.Mutex
	complained time.Time
	lost       int
}

// ExportSpans returns no error: it would be logged once more, each time.
func (s *sender) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	if err := s.SpanExporter.ExportSpans(ctx, spans); err != nil {
		s.complain(err, len(spans))
	}
	return nil
}

func (s *sender) complain(err error, lost int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lost += lost
	if now := time.Now(); now.Sub(s.complained) >= complainEvery {
		s.log.Warn("traces are not sent; everything else goes on", "spans", s.lost, "error", err)
		s.complained, s.lost = now, 0
	}
}

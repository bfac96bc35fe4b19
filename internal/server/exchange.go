package server

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/trace"
)

// exchange is what is noted about a request while it is answered, for its log line and its metrics.
type exchange struct {
	// id is ours, not the client's: one that a client made up could be anything.
	id    string
	route string
	// status is 0 until the answer begins.
	status int
	caller slog.Attr
	// query is what the call asks, as its operation declares it; nil where nothing is declared.
	query *query
	// body is what is held of the body in memory.
	body    held
	failure error
	span    trace.Span
}

type exchangeKey struct{}

// begin returns r with a new exchange, whose body counts against a bound. That nothing but a probe of its health was asked is not traced.
func begin(
	r *http.Request, tracer *trace.Tracer, bodies *byteBound,
) (*http.Request, *exchange) {
	e := &exchange{id: uuid.Must(uuid.NewV7()).String(), body: held{bound: bodies}}
	ctx := r.Context()
	if r.URL.Path != alivePath && r.URL.Path != readyPath {
		ctx, e.span = tracer.Request(r)
	}
	return r.WithContext(context.WithValue(ctx, exchangeKey{}, e)), e
}

// endSpan says what the request came to, and ends its span.
func (e *exchange) endSpan(r *http.Request) {
	e.span.Name(cmp.Or(e.route, "none"))
	_, path, _ := strings.Cut(e.route, " ")
	e.span.Text("http.route", path)
	e.span.Text("http.request.method", r.Method)
	e.span.Number("http.response.status_code", int64(e.status))
	e.span.Text("daypart.request_id", e.id)
	e.span.Fail(e.failure)
	e.span.End()
}

// exchangeOf returns the exchange that r is part of.
func exchangeOf(r *http.Request) *exchange { return r.Context().Value(exchangeKey{}).(*exchange) }

// noting is a ResponseWriter that notes the status in the exchange.
type noting struct {
	http.ResponseWriter
	exchange *exchange
}

func (w *noting) WriteHeader(status int) {
	if w.exchange.status == 0 && status >= 200 {
		w.exchange.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *noting) Write(b []byte) (int, error) {
	if w.exchange.status == 0 {
		w.exchange.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *noting) Unwrap() http.ResponseWriter { return w.ResponseWriter }

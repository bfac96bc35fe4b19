package server

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/google/uuid"
)

// exchange is what is noted about a request while it is answered, for its log line and its metrics.
type exchange struct {
	// id is ours, not the client's: one that a client made up could be anything.
	id    string
	route string
	// status is 0 until the answer begins.
	status  int
	caller  slog.Attr
	failure error
}

type exchangeKey struct{}

// begin returns r with a new exchange.
func begin(r *http.Request) (*http.Request, *exchange) {
	e := &exchange{id: uuid.Must(uuid.NewV7()).String()}
	return r.WithContext(context.WithValue(r.Context(), exchangeKey{}, e)), e
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

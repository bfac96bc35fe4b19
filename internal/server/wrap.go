package server

import (
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// wrap puts round the table of routes what holds for all of them, outermost first:
// a request id, the log line and metrics, recovery, security headers, clean paths, HTTPS, compression.
func (s *Server) wrap(h http.Handler) http.Handler {
	return s.note(s.recoverer(s.harden(s.requireText(s.cleanPath(s.requireHTTPS(compress(h)))))))
}

// note gives a request its exchange, and at the end writes its one log line and counts it.
func (s *Server) note(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.Now()
		r, e := begin(r, s.Trace, s.bodies)
		w.Header().Set("X-Request-Id", e.id)
		defer func() {
			e.body.release()
			took := s.Now().Sub(began)
			s.metrics.observe(e.route, e.status, took)
			s.logRequest(r, e, took)
			e.endSpan(r)
		}()
		next.ServeHTTP(&noting{w, e}, r)
	})
}

// logRequest leaves out query and headers: they may hold secrets.
func (s *Server) logRequest(r *http.Request, e *exchange, took time.Duration) {
	level := slog.LevelInfo
	attributes := []slog.Attr{
		slog.String("requestId", e.id), slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.Int("status", e.status), slog.Duration("took", took),
		slog.String("address", s.clientAddress(r).String()), e.caller,
	}
	if e.failure != nil {
		level = slog.LevelError
		attributes = append(attributes, slog.String("error", e.failure.Error()))
	}
	s.Log.LogAttrs(r.Context(), level, "request", attributes...)
}

// errPanic stands for a panic, whose cause is logged where it is caught.
var errPanic = errors.New("panic")

// recoverer turns a panic into a 500. An answer that has begun is cut off instead,
// so that nobody takes the half of it for the whole.
func (s *Server) recoverer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			e := exchangeOf(r)
			s.Log.ErrorContext(r.Context(), "panic", "requestId", e.id, "cause", cause, "stack", string(debug.Stack()))
			if e.status != 0 {
				panic(http.ErrAbortHandler)
			}
			s.fail(w, r, errPanic)
		}()
		next.ServeHTTP(w, r)
	})
}

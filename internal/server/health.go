package server

import (
	"context"
	"net/http"
	"time"

	"github.com/daypart/daypart/internal/server/problem"
)

// Where a probe asks.
const (
	alivePath = "/livez"
	readyPath = "/readyz"
)

// alive answers as long as the process can answer at all.
func (s *Server) alive(w http.ResponseWriter, r *http.Request) { plainOK(w) }

// ready answers whether a submission sent now would be taken.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.Store.Ping(ctx); err != nil {
		s.Log.Warn("not ready", "error", err)
		s.fail(w, r, unavailable())
		return
	}
	plainOK(w)
}

func plainOK(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("ok\n")) // whoever asked is gone if this fails
}

// unavailable asks the client to come back.
func unavailable() *problem.Problem {
	return problem.New(problem.Unavailable, "The service is not available; nothing was stored. Send it again in 5 seconds.").
		With("Retry-After", "5")
}

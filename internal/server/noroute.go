package server

import (
	"net/http"
	"strings"

	"github.com/daypart/daypart/internal/server/problem"
)

// noRoute answers requests that no route of mux takes with a problem: 405 where
// the path has routes of other methods, else 404.
func (s *Server) noRoute(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler, pattern := mux.Handler(r)
		if pattern != "" {
			exchangeOf(r).route = pattern
			mux.ServeHTTP(w, r)
			return
		}
		// The mux knows the methods of the path: its own answer carries them in Allow.
		var asked headerOnly
		handler.ServeHTTP(&asked, r)
		if allow := asked.Header().Get("Allow"); allow != "" {
			s.fail(w, r, problem.New(problem.MethodNotAllowed,
				r.Method+" is not a method of this address: use "+strings.ReplaceAll(allow, ", ", " or ")+".").With("Allow", allow))
			return
		}
		if wantsPage(r) {
			s.html(w, r, http.StatusNotFound, writeIndex)
			return
		}
		s.fail(w, r, problem.New(problem.NotFound, "There is nothing at "+r.URL.EscapedPath()+": see "+s.baseURL+"/docs."))
	})
}

// wantsPage reports whether a person asks by a browser's address bar. The page itself then says that
// there is nothing, in the person's language, and leads back.
func wantsPage(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// headerOnly is a ResponseWriter that keeps the header and drops the rest.
type headerOnly struct{ header http.Header }

func (h *headerOnly) Header() http.Header {
	if h.header == nil {
		h.header = http.Header{}
	}
	return h.header
}

func (h *headerOnly) Write(b []byte) (int, error) { return len(b), nil }

func (h *headerOnly) WriteHeader(int) {}

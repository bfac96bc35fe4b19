package server

import (
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/server/problem"
)

// requireText refuses a request whose path, or whose description of the body, is not text: no
// answer, log line or database could hold it. Such requests draw from the rate of their address.
func (s *Server) requireText(next http.Handler) http.Handler {
	refused := s.limitAddress(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, problem.New(problem.InvalidRequest, textFault(r)))
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if textFault(r) != "" {
			refused.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// textFault says which part of a request is not text, or "" if all of it is.
func textFault(r *http.Request) string {
	if !isText(r.URL.Path) || strings.ContainsFunc(r.URL.Path, unicode.IsControl) {
		return "The path is not text in UTF-8, percent-encoded: correct it."
	}
	for _, name := range []string{"Content-Type", "Content-Encoding"} {
		if !isText(r.Header.Get(name)) {
			return "The header " + name + " is not text in UTF-8: correct it."
		}
	}
	return ""
}

// isText reports whether s is UTF-8 without NUL: no database keeps anything else as text.
func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// programPaths are where the paths that programs call begin.
var programPaths = []string{"/sales", "/admin", "/connect", "/session", "/.well-known"}

// documentPaths are where the documents for everybody begin, and the checks of health.
var documentPaths = []string{"/openapi.yaml", "/openapi.json", "/docs", "/problems", alivePath, readyPath}

// isForPrograms reports whether a clean path is called by programs, and not shown by a browser.
func isForPrograms(clean string) bool { return isBelow(clean, programPaths) }

// isBelow reports whether a clean path is one of those, or below one.
func isBelow(clean string, paths []string) bool {
	return slices.ContainsFunc(paths, func(begin string) bool {
		rest, found := strings.CutPrefix(clean, begin)
		return found && (rest == "" || rest[0] == '/')
	})
}

// cleanPath serves a path of a program or document that has empty or dotted segments, or a last
// slash, as the clean one. A redirect would make a GET of a POST in many clients; it is right for
// pages only.
func (s *Server) cleanPath(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent := r.URL.EscapedPath()
		clean := path.Clean("/" + sent)
		if clean != sent && (isForPrograms(clean) || isBelow(clean, documentPaths)) {
			r = withPath(r, clean)
		}
		next.ServeHTTP(w, r)
	})
}

// withPath returns r with another path, percent-encoded.
func withPath(r *http.Request, escaped string) *http.Request {
	plain, err := url.PathUnescape(escaped)
	if err != nil { // cleaning cuts at slashes only, so every escape is whole
		return r
	}
	changed, address := *r, *r.URL
	address.Path, address.RawPath = plain, escaped
	changed.URL = &address
	return &changed
}

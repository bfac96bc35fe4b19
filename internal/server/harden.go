package server

import (
	"net"
	"net/http"
	"net/url"
)

// pagePolicy is the Content-Security-Policy of everything but /docs. The component
// library of the page sets styles inline; scripts come from our files only.
const pagePolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// harden sets the headers that tell a browser what it must not do.
func (s *Server) harden(next http.Handler) http.Handler {
	strict := s.hasPublicName()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", pagePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if strict && s.secure(r) {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// hasPublicName reports whether the server has a name of its own. Strict transport security
// on localhost would lock its user out of every other server there.
func (s *Server) hasPublicName() bool {
	address, err := url.Parse(s.baseURL)
	if err != nil {
		return false
	}
	host := address.Hostname()
	return host != "" && host != "localhost" && net.ParseIP(host) == nil
}

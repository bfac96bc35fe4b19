package server

import (
	"cmp"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"github.com/daypart/daypart/internal/server/problem"
)

// secure reports whether the client reached us, or a proxy we trust, by HTTPS.
func (s *Server) secure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	_, scheme := s.origin(r)
	return scheme == "https"
}

// clientAddress returns the address the request came from: the peer, or what the
// trusted proxies in front of us report.
func (s *Server) clientAddress(r *http.Request) netip.Addr {
	address, _ := s.origin(r)
	return address
}

// origin returns the right-most address that is not a trusted proxy's, and the scheme that its
// request had; the scheme is empty if no trusted proxy reports one.
func (s *Server) origin(r *http.Request) (address netip.Addr, scheme string) {
	address = peer(r)
	if !s.isTrusted(address) {
		return address, ""
	}
	hops := s.options.ProxyHeader.hops(r.Header)
	for i := len(hops) - 1; i >= 0 && s.isTrusted(address); i-- {
		scheme = cmp.Or(hops[i].scheme, scheme)
		from, err := hops[i].address()
		if err != nil {
			break
		}
		address = from
	}
	if s.options.ProxyHeader == XForwardedFor {
		scheme = lastScheme(r.Header)
	}
	return address, scheme
}

// lastScheme returns the scheme that the nearest proxy reports beside X-Forwarded-For.
func lastScheme(h http.Header) string {
	schemes := splitList(h.Values("X-Forwarded-Proto"))
	if len(schemes) == 0 {
		return ""
	}
	return strings.ToLower(schemes[len(schemes)-1])
}

func (s *Server) isTrusted(a netip.Addr) bool {
	for _, prefix := range s.options.TrustedProxies {
		if prefix.Contains(a) {
			return true
		}
	}
	return false
}

func peer(r *http.Request) netip.Addr {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr().Unmap()
}

// requireHTTPS refuses plain HTTP where a secret may have crossed the network, and
// redirects it elsewhere. Health checks may be plain: they carry nothing.
func (s *Server) requireHTTPS(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case s.secure(r), r.URL.Path == "/livez", r.URL.Path == "/readyz":
			next.ServeHTTP(w, r)
		case carriesSecrets(r):
			s.fail(w, r, problem.New(problem.HTTPSRequired,
				"Call this address by https://. If a secret was sent, replace it: it crossed the network in the clear."))
		default:
			http.Redirect(w, r, s.baseURL+pageAddress(r.URL), http.StatusPermanentRedirect)
		}
	})
}

// pageAddress returns the path and query of a page. The target of a request need not begin with a
// slash (RFC 9112 3.2): appended as it is, it would become part of our name.
func pageAddress(u *url.URL) string {
	address := "/" + strings.TrimPrefix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		address += "?" + u.RawQuery
	}
	return address
}

// carriesSecrets reports whether the request is for anything but a page.
func carriesSecrets(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return true
	}
	return isForPrograms(r.URL.Path) || r.Header.Get("Authorization") != ""
}

package server

import (
	"net/http"
	"net/netip"
	"strings"

	"github.com/daypart/daypart/internal/server/problem"
)

// secure reports whether the client reached us, or a proxy we trust, by HTTPS.
func (s *Server) secure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	return s.trusted(peer(r)) && forwardedProto(r.Header) == "https"
}

// clientAddress returns the address the request came from: the peer, or what the
// trusted proxies in front of us say.
func (s *Server) clientAddress(r *http.Request) netip.Addr {
	address := peer(r)
	hops := forwardedFor(r.Header)
	for i := len(hops) - 1; i >= 0 && s.trusted(address); i-- {
		hop, err := netip.ParseAddr(hops[i])
		if err != nil {
			break
		}
		address = hop.Unmap()
	}
	return address
}

func (s *Server) trusted(a netip.Addr) bool {
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

// forwardedProto returns the scheme the last proxy names, by Forwarded (RFC 7239) or X-Forwarded-Proto.
func forwardedProto(h http.Header) string {
	if proto := lastForwarded(h, "proto"); proto != "" {
		return strings.ToLower(proto)
	}
	return strings.ToLower(last(list(h.Values("X-Forwarded-Proto"))))
}

// forwardedFor returns the addresses that proxies name, the nearest proxy's last.
func forwardedFor(h http.Header) []string {
	if h.Get("Forwarded") == "" {
		return list(h.Values("X-Forwarded-For"))
	}
	var hops []string
	for _, element := range list(h.Values("Forwarded")) {
		hops = append(hops, nodeAddress(forwardedParameter(element, "for")))
	}
	return hops
}

// nodeAddress strips the port and brackets of an RFC 7239 node name.
func nodeAddress(node string) string {
	if a, err := netip.ParseAddrPort(node); err == nil {
		return a.Addr().String()
	}
	return strings.Trim(node, "[]")
}

func lastForwarded(h http.Header, name string) string {
	return forwardedParameter(last(list(h.Values("Forwarded"))), name)
}

// forwardedParameter returns a parameter of one element of Forwarded.
func forwardedParameter(element, name string) string {
	for pair := range strings.SplitSeq(element, ";") {
		key, value, _ := strings.Cut(pair, "=")
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}

// list splits the values of a header at their commas.
func list(values []string) []string {
	var items []string
	for item := range strings.SplitSeq(strings.Join(values, ","), ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

func last(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return items[len(items)-1]
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
			http.Redirect(w, r, s.baseURL+r.URL.RequestURI(), http.StatusPermanentRedirect)
		}
	})
}

// carriesSecrets reports whether the request is for anything but a page.
func carriesSecrets(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return true
	}
	for _, prefix := range []string{"/sales/", "/connect/", "/session", "/.well-known/"} {
		if strings.HasPrefix(r.URL.Path, prefix) {
			return true
		}
	}
	return r.Header.Get("Authorization") != ""
}

package server

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
)

// ProxyHeader names the request header in which trusted proxies name the client. No other one is
// read: proxies pass on what a client sent in headers that they do not set themselves.
type ProxyHeader string

// The headers that can be named.
const (
	// Forwarded (RFC 7239) carries the scheme beside the address, as proto.
	Forwarded ProxyHeader = "Forwarded"
	// XForwardedFor carries addresses only; the scheme is in X-Forwarded-Proto.
	XForwardedFor ProxyHeader = "X-Forwarded-For"
)

// UnmarshalText reads the name of a header, in any case. An empty text is no header.
func (h *ProxyHeader) UnmarshalText(text []byte) error {
	name := string(text)
	for _, known := range []ProxyHeader{"", Forwarded, XForwardedFor} {
		if strings.EqualFold(name, string(known)) {
			*h = known
			return nil
		}
	}
	return fmt.Errorf("%q is not a header that names clients: use %s or %s", name, XForwardedFor, Forwarded)
}

// hop is one forwarding of a request, as the proxy that received it reports it.
type hop struct {
	// from is the address of the sender, in whatever form the proxy chose.
	from string
	// scheme is what the sender used, in lower case; empty if the proxy does not say.
	scheme string
}

// hops returns the forwardings that a header lists, that of the nearest proxy last.
func (h ProxyHeader) hops(header http.Header) []hop {
	elements := splitList(header.Values(string(h)))
	hops := make([]hop, len(elements))
	for i, element := range elements {
		if h == Forwarded {
			hops[i] = hop{parseForwarded(element, "for"), strings.ToLower(parseForwarded(element, "proto"))}
		} else {
			hops[i] = hop{from: element}
		}
	}
	return hops
}

// address parses the sender of a hop: an address, also with a port or in brackets (RFC 7239 6).
func (h hop) address() (netip.Addr, error) {
	if a, err := netip.ParseAddrPort(h.from); err == nil {
		return a.Addr().Unmap(), nil
	}
	a, err := netip.ParseAddr(strings.Trim(h.from, "[]"))
	return a.Unmap(), err
}

// parseForwarded returns a parameter of one element of Forwarded.
func parseForwarded(element, name string) string {
	for pair := range strings.SplitSeq(element, ";") {
		key, value, _ := strings.Cut(pair, "=")
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}

// splitList splits the values of a header at their commas.
func splitList(values []string) []string {
	var items []string
	for item := range strings.SplitSeq(strings.Join(values, ","), ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

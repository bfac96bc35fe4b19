package server

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
)

func TestSecure(t *testing.T) {
	tests := []struct {
		name, peer string
		tls        bool
		header     http.Header
		want       bool
	}{
		{"TLS ends here", "192.0.2.1:5000", true, nil, true},
		{"plain", "192.0.2.1:5000", false, nil, false},
		{"a stranger says it was HTTPS", "192.0.2.1:5000", false, http.Header{"X-Forwarded-Proto": {"https"}}, false},
		{"our proxy says so", "10.0.0.7:5000", false, http.Header{"X-Forwarded-Proto": {"https"}}, true},
		{"our proxy says it was plain", "10.0.0.7:5000", false, http.Header{"X-Forwarded-Proto": {"http"}}, false},
		{"the client forged what our proxy added to", "10.0.0.7:5000", false, http.Header{"X-Forwarded-Proto": {"https, http"}}, false},
		{"RFC 7239", "10.0.0.7:5000", false, http.Header{"Forwarded": {`for=192.0.2.1;proto="https"`}}, true},
		{"RFC 7239 counts before the older header", "10.0.0.7:5000", false,
			http.Header{"Forwarded": {"proto=http"}, "X-Forwarded-Proto": {"https"}}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := requestFrom(test.peer, test.header)
			if test.tls {
				r.TLS = &tls.ConnectionState{}
			}
			if got := behindProxy().secure(r); got != test.want {
				t.Errorf("secure = %t, want %t", got, test.want)
			}
		})
	}
}

func TestClientAddress(t *testing.T) {
	tests := []struct {
		name, peer string
		header     http.Header
		want       string
	}{
		{"no proxy", "192.0.2.1:5000", nil, "192.0.2.1"},
		{"a stranger names another", "192.0.2.1:5000", http.Header{"X-Forwarded-For": {"198.51.100.9"}}, "192.0.2.1"},
		{"our proxy names it", "10.0.0.7:5000", http.Header{"X-Forwarded-For": {"198.51.100.9"}}, "198.51.100.9"},
		{"the client forged one more", "10.0.0.7:5000", http.Header{"X-Forwarded-For": {"203.0.113.1, 198.51.100.9"}}, "198.51.100.9"},
		{"two of our proxies", "10.0.0.7:5000", http.Header{"X-Forwarded-For": {"198.51.100.9, 10.0.0.8"}}, "198.51.100.9"},
		{"IPv6 with port", "10.0.0.7:5000", http.Header{"Forwarded": {`for="[2001:db8::1]:4711"`}}, "2001:db8::1"},
		{"a name that is no address", "10.0.0.7:5000", http.Header{"Forwarded": {"for=_hidden"}}, "10.0.0.7"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := behindProxy().clientAddress(requestFrom(test.peer, test.header)).String(); got != test.want {
				t.Errorf("address %s, want %s", got, test.want)
			}
		})
	}
}

func behindProxy() *Server {
	return &Server{options: Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}
}

func requestFrom(peer string, header http.Header) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = peer
	if header != nil {
		r.Header = header
	}
	return r
}

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
		proxy      ProxyHeader
		tls        bool
		header     http.Header
		want       bool
	}{
		{"TLS ends here", "192.0.2.1:5000", XForwardedFor, true, nil, true},
		{"plain", "192.0.2.1:5000", XForwardedFor, false, nil, false},
		{"a stranger claims HTTPS", "192.0.2.1:5000", XForwardedFor, false, http.Header{"X-Forwarded-Proto": {"https"}}, false},
		{"our proxy reports HTTPS", "10.0.0.7:5000", XForwardedFor, false, http.Header{"X-Forwarded-Proto": {"https"}}, true},
		{"our proxy reports HTTP", "10.0.0.7:5000", XForwardedFor, false, http.Header{"X-Forwarded-Proto": {"http"}}, false},
		{"the client forged what our proxy added to", "10.0.0.7:5000", XForwardedFor, false, http.Header{"X-Forwarded-Proto": {"https, http"}}, false},
		{"the client sent the header that is not named", "10.0.0.7:5000", XForwardedFor, false,
			http.Header{"Forwarded": {"proto=https"}, "X-Forwarded-Proto": {"http"}}, false},
		{"no header is named", "10.0.0.7:5000", "", false, http.Header{"Forwarded": {"proto=https"}, "X-Forwarded-Proto": {"https"}}, false},
		{"RFC 7239", "10.0.0.7:5000", Forwarded, false, http.Header{"Forwarded": {`for=192.0.2.1;proto="https"`}}, true},
		{"RFC 7239, the other header sent by the client", "10.0.0.7:5000", Forwarded, false,
			http.Header{"Forwarded": {"proto=http"}, "X-Forwarded-Proto": {"https"}}, false},
		{"RFC 7239, two of our proxies", "10.0.0.7:5000", Forwarded, false,
			http.Header{"Forwarded": {"for=192.0.2.1;proto=https, for=10.0.0.8;proto=http"}}, true},
		{"RFC 7239, the client forged one more", "10.0.0.7:5000", Forwarded, false,
			http.Header{"Forwarded": {"for=10.0.0.8;proto=https, for=192.0.2.1;proto=http"}}, false},
		{"RFC 7239, the first of our proxies reports none", "10.0.0.7:5000", Forwarded, false,
			http.Header{"Forwarded": {"for=192.0.2.1, for=10.0.0.8;proto=https"}}, true},
		{"RFC 7239, the client forged what our proxy does not report", "10.0.0.7:5000", Forwarded, false,
			http.Header{"Forwarded": {"for=192.0.2.9;proto=https, for=192.0.2.1"}}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := requestFrom(test.peer, test.header)
			if test.tls {
				r.TLS = &tls.ConnectionState{}
			}
			if got := behindProxy(test.proxy).secure(r); got != test.want {
				t.Errorf("secure = %t, want %t", got, test.want)
			}
		})
	}
}

func TestClientAddress(t *testing.T) {
	tests := []struct {
		name, peer string
		proxy      ProxyHeader
		header     http.Header
		want       string
	}{
		{"no proxy", "192.0.2.1:5000", XForwardedFor, nil, "192.0.2.1"},
		{"a stranger names another", "192.0.2.1:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"198.51.100.9"}}, "192.0.2.1"},
		{"our proxy names it", "10.0.0.7:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"198.51.100.9"}}, "198.51.100.9"},
		{"with a port", "10.0.0.7:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"198.51.100.9:4711"}}, "198.51.100.9"},
		{"IPv4 in IPv6", "[::ffff:10.0.0.7]:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"::ffff:198.51.100.9"}}, "198.51.100.9"},
		{"the client forged one more", "10.0.0.7:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"203.0.113.1, 198.51.100.9"}}, "198.51.100.9"},
		{"the client forged one of our proxies", "10.0.0.7:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"203.0.113.1, 10.0.0.9, 198.51.100.9"}}, "198.51.100.9"},
		{"two of our proxies", "10.0.0.7:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"198.51.100.9, 10.0.0.8"}}, "198.51.100.9"},
		{"two of our proxies, in two lines", "10.0.0.7:5000", XForwardedFor, http.Header{"X-Forwarded-For": {"198.51.100.9", "10.0.0.8"}}, "198.51.100.9"},
		{"the client sent the header that is not named", "10.0.0.7:5000", XForwardedFor,
			http.Header{"Forwarded": {"for=203.0.113.1"}, "X-Forwarded-For": {"198.51.100.9"}}, "198.51.100.9"},
		{"the client sent the other header that is not named", "10.0.0.7:5000", Forwarded,
			http.Header{"Forwarded": {"for=198.51.100.9"}, "X-Forwarded-For": {"203.0.113.1"}}, "198.51.100.9"},
		{"the client sent one that nobody reads", "10.0.0.7:5000", XForwardedFor,
			http.Header{"X-Real-Ip": {"203.0.113.1"}, "X-Forwarded-For": {"198.51.100.9"}}, "198.51.100.9"},
		{"no header is named", "10.0.0.7:5000", "", http.Header{"Forwarded": {"for=203.0.113.1"}, "X-Forwarded-For": {"203.0.113.1"}}, "10.0.0.7"},
		{"IPv6 with port", "10.0.0.7:5000", Forwarded, http.Header{"Forwarded": {`for="[2001:db8::1]:4711"`}}, "2001:db8::1"},
		{"IPv6 without port", "10.0.0.7:5000", Forwarded, http.Header{"Forwarded": {`for="[2001:db8::1]"`}}, "2001:db8::1"},
		{"quotation marks that the client left open", "10.0.0.7:5000", Forwarded,
			http.Header{"Forwarded": {`for="203.0.113.1, for=198.51.100.9`}}, "198.51.100.9"},
		{"a name that is no address", "10.0.0.7:5000", Forwarded, http.Header{"Forwarded": {"for=_hidden"}}, "10.0.0.7"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := behindProxy(test.proxy).clientAddress(requestFrom(test.peer, test.header)).String(); got != test.want {
				t.Errorf("address %s, want %s", got, test.want)
			}
		})
	}
}

func TestProxyHeader_UnmarshalText(t *testing.T) {
	for text, want := range map[string]ProxyHeader{"": "", "forwarded": Forwarded, "X-FORWARDED-FOR": XForwardedFor} {
		var got ProxyHeader
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%q is %q, %v, want %q", text, got, err, want)
		}
	}
	var got ProxyHeader
	if err := got.UnmarshalText([]byte("Via")); err == nil {
		t.Errorf("Via is %q", got)
	}
}

func behindProxy(header ProxyHeader) *Server {
	return &Server{options: Options{TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, ProxyHeader: header}}
}

func requestFrom(peer string, header http.Header) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = peer
	if header != nil {
		r.Header = header
	}
	return r
}

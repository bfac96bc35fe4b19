package server_test

import (
	"fmt"
	"net/netip"
	"testing"

	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/limit"
)

// A client that sends what its proxy passes on untouched does not choose the address it is limited by.
func TestProxyHeader_ClientCannotChooseItsAddress(t *testing.T) {
	for named, passedOn := range map[server.ProxyHeader]server.ProxyHeader{
		server.XForwardedFor: server.Forwarded, server.Forwarded: server.XForwardedFor,
	} {
		t.Run(string(named), func(t *testing.T) {
			const burst = 5
			w := newWorld(t, func(o *server.Options) {
				o.AddressRate = limit.Rate{PerSecond: 1, Burst: burst}
				o.TrustedProxies, o.ProxyHeader = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, named
			})
			for i := range burst + 1 {
				got := w.get("/session", string(named), nodeIn(named, "192.0.2.1"),
					string(passedOn), nodeIn(passedOn, fmt.Sprintf("203.0.113.%d", i)), "X-Real-Ip", fmt.Sprintf("203.0.113.%d", i))
				if i < burst {
					got.want(401)
				} else {
					got.want(429)
				}
			}
		})
	}
}

// nodeIn writes an address in the form of a header.
func nodeIn(header server.ProxyHeader, address string) string {
	if header == server.Forwarded {
		return "for=" + address
	}
	return address
}

package server

import (
	"errors"
	"net/http"
	"net/netip"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/server/problem"
)

func TestLimiter(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	l := limit.New("client", limit.Rate{PerSecond: 2, Burst: 3}, func() time.Time { return now })

	for i := range 3 {
		if err := admit(l, http.Header{}, "a"); err != nil {
			t.Fatalf("request %d of the burst was refused: %v", i, err)
		}
	}
	h := http.Header{}
	var p *problem.Problem
	if err := admit(l, h, "a"); !errors.As(err, &p) || p.Type != problem.RateLimited {
		t.Fatalf("the fourth at once got %v", err)
	}
	if p.Header.Get("Retry-After") != "1" || h.Get("RateLimit") != `"client";r=0;t=1` || h.Get("RateLimit-Policy") != `"client";q=3;w=2` {
		t.Errorf("headers %v %v", p.Header, h)
	}
	if err := admit(l, http.Header{}, "b"); err != nil {
		t.Errorf("another client was refused: %v", err)
	}
	now = now.Add(500 * time.Millisecond)
	if err := admit(l, http.Header{}, "a"); err != nil {
		t.Errorf("refused after the wait: %v", err)
	}
}

func TestNetwork(t *testing.T) {
	tests := []struct{ name, address, want string }{
		{"IPv4", "192.0.2.1", "192.0.2.1"},
		{"IPv6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
		{"another of the same customer", "2001:db8:1:2::ffff", "2001:db8:1:2::/64"},
		{"another customer", "2001:db8:1:3::1", "2001:db8:1:3::/64"},
		{"with a zone", "fe80::1%eth0", "fe80::/64"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := network(netip.MustParseAddr(test.address)); got != test.want {
				t.Errorf("network = %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoLimit(t *testing.T) {
	l := limit.New("client", limit.Rate{}, time.Now)
	for range 10_000 {
		if err := admit(l, http.Header{}, "a"); err != nil {
			t.Fatal(err)
		}
	}
}

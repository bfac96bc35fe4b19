package cluster

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A proxy ends TLS and hands each request to the next node in turn, over a connection of its own. It never sends a request
// twice: a node that cannot be reached was sent nothing, and the next is tried, as the Caddyfile has it; where an
// answer fails to come, the client's connection is cut.
type proxy struct {
	*httptest.Server
	nodes []*node
	turn  atomic.Uint64

	mu   sync.Mutex
	open map[net.Conn]struct{}
}

func newProxy(t *testing.T, nodes ...*node) *proxy {
	p := &proxy{nodes: nodes, open: map[net.Conn]struct{}{}}
	quiet := log.New(io.Discard, "", 0)
	p.Server = httptest.NewUnstartedServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Scheme, r.Out.URL.Host, r.Out.Host = "http", "nodes", r.In.Host
			r.SetXForwarded()
		},
		Transport:    &http.Transport{DialContext: p.dial, DisableKeepAlives: true},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
		ErrorLog:     quiet,
	})
	p.Config.ErrorLog = quiet
	p.StartTLS()
	t.Cleanup(func() {
		p.cut()
		p.Close()
	})
	return p
}

// dial connects to the node whose turn it is, or the next that can be reached, if need be after a while.
func (p *proxy) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		conn, err := p.nodes[p.turn.Add(1)%uint64(len(p.nodes))].dial(ctx, network)
		if err == nil {
			return p.keep(conn), nil
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func (p *proxy) keep(conn net.Conn) net.Conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open[conn] = struct{}{}
	return &kept{conn, p}
}

// cut cuts all connections to nodes.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for conn := range p.open {
		_ = conn.Close() // to break it is the point
	}
}

// kept is a connection that its proxy knows.
type kept struct {
	net.Conn
	proxy *proxy
}

func (k *kept) Close() error {
	k.proxy.mu.Lock()
	delete(k.proxy.open, k.Conn)
	k.proxy.mu.Unlock()
	return k.Conn.Close()
}

// trusting returns a client that keeps a connection for each caller.
func (p *proxy) trusting() *http.Client {
	transport := p.Client().Transport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64
	return &http.Client{Transport: transport}
}

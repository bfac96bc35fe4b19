package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/server/https"
)

// certificateConfig says where certificates come from: files, an ACME authority, or neither: our own.
type certificateConfig struct {
	CertFile, KeyFile string
	Domains           []string
	Email, Directory  string
}

// listen takes the ports before anything else is started, so that a port in use is
// the first thing the operator hears of.
func (n *node) listen(ctx context.Context) error {
	n.stops.add("listeners", n.doors.close)
	var inner net.Listener
	for _, door := range []struct {
		address string
		keep    func(net.Listener)
	}{
		{n.config.Listen, func(l net.Listener) { inner = l }},
		{n.config.PlainListen, func(l net.Listener) { n.doors.plain = l }},
		{n.config.MetricsListen, func(l net.Listener) { n.doors.metrics = l }},
	} {
		if door.address == "" {
			continue
		}
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", door.address)
		if err != nil {
			return fmt.Errorf("%w; choose another address with --listen", err)
		}
		door.keep(l)
	}
	n.URL = n.config.PublicURL
	if inner == nil {
		return nil
	}
	if n.URL == "" {
		n.URL = "https://" + net.JoinHostPort(publicHost(n.config.Listen), strconv.Itoa(port(inner)))
	}
	config, err := n.tls(ctx, port(inner))
	if err != nil {
		_ = inner.Close() // why it could not start matters more
		return err
	}
	n.doors.secure = https.NewListener(inner, config)
	return nil
}

// publicHost returns what clients call a server that listens on an address, where nobody says: the
// host of the address, or localhost where that is every interface or the loopback.
func publicHost(listen string) string {
	host, _, err := net.SplitHostPort(listen)
	address := net.ParseIP(host)
	if err != nil || host == "" || address.IsUnspecified() || address.IsLoopback() {
		return "localhost"
	}
	return host
}

func port(l net.Listener) int {
	return l.Addr().(*net.TCPAddr).Port // it listens on tcp
}

func (n *node) tls(ctx context.Context, port int) (*tls.Config, error) {
	c := n.config.Certificates
	switch {
	case c.CertFile != "":
		files, err := https.OpenFiles(c.CertFile, c.KeyFile, n.config.Log, time.Now)
		if err != nil {
			return nil, err
		}
		return https.Config(files.Certificate), nil
	case len(c.Domains) > 0:
		return n.acme(ctx, port)
	}
	local, err := https.OpenLocal(n.config.Data, n.hosts(), n.config.Log, time.Now)
	if err != nil {
		return nil, err
	}
	n.CAFile = local.CAFile()
	return https.Config(local.Certificate), nil
}

func (n *node) acme(ctx context.Context, port int) (*tls.Config, error) {
	c := n.config.Certificates
	authority, err := https.StartACME(context.WithoutCancel(ctx), https.ACMEOptions{
		Domains:   c.Domains,
		Email:     c.Email,
		Directory: c.Directory,
		Storage:   filepath.Join(n.config.Data, "acme"),
		Port:      port,
	}, n.config.Log)
	if err != nil {
		return nil, err
	}
	n.stops.add("certificates", func(context.Context) error { authority.Stop(); return nil })
	return authority.Config(), nil
}

// hosts are the names this machine is called by: what a certificate of our own is for.
func (n *node) hosts() []string {
	hosts := []string{"localhost", "127.0.0.1", "::1"}
	if name, err := os.Hostname(); err == nil {
		hosts = append(hosts, name)
	}
	if public, err := url.Parse(n.URL); err == nil {
		hosts = append(hosts, public.Hostname())
	}
	if host, _, err := net.SplitHostPort(n.config.Listen); err == nil && !net.ParseIP(host).IsUnspecified() {
		hosts = append(hosts, host)
	}
	slices.Sort(hosts)
	return slices.DeleteFunc(slices.Compact(hosts), func(host string) bool { return host == "" })
}

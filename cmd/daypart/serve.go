package main

import (
	"context"
	"log/slog"
	"net/netip"
	"net/url"
	"time"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/limit"
)

// stopWithin is how long requests under way may take once the server is told to stop.
const stopWithin = 20 * time.Second

// minBodiesMiB is how large the largest body in memory may be.
const minBodiesMiB = 8

// serveCommand runs a node until it is told to stop.
type serveCommand struct {
	Listen        string `help:"Address for HTTPS. Empty: none, behind a proxy that ends TLS." default:"localhost:8443" placeholder:"HOST:PORT" group:"addresses" config:""`
	PlainListen   string `help:"Address for plain HTTP from a trusted proxy that ends TLS." placeholder:"HOST:PORT" group:"addresses" config:""`
	MetricsListen string `help:"Address for Prometheus, plain HTTP, at any path." placeholder:"HOST:PORT" group:"addresses" config:""`
	PublicURL     string `name:"public-url" help:"What clients call the server: the issuer of its tokens. Default https:// with host and port of --listen, localhost for all interfaces." placeholder:"URL" group:"addresses" config:""`

	TrustedProxies []netip.Prefix     `help:"Networks of the proxies whose --proxy-header counts." placeholder:"CIDR" group:"addresses" config:""`
	ProxyHeader    server.ProxyHeader `help:"The one header in which these name the client: X-Forwarded-For, with the scheme in X-Forwarded-Proto, or Forwarded (RFC 7239)." placeholder:"NAME" group:"addresses" config:""`

	TLSCert    string   `name:"tls-cert" help:"Certificate chain in PEM; taken anew when the file changes." type:"path" placeholder:"FILE" group:"certificates" config:""`
	TLSKey     string   `name:"tls-key" help:"Private key of the certificate in PEM." type:"path" placeholder:"FILE" group:"certificates" config:""`
	ACMEDomain []string `name:"acme-domain" help:"Get certificates for these names by ACME; port 443 of them must lead here." placeholder:"NAME" group:"certificates" config:""`
	ACMEEmail  string   `name:"acme-email" help:"Where the authority writes if something is wrong." placeholder:"ADDRESS" group:"certificates" config:""`
	ACMECA     string   `name:"acme-ca" help:"Directory of the ACME authority. Default Let's Encrypt." placeholder:"URL" group:"certificates" config:""`

	tokenFlags

	ClientRate   float64 `help:"Requests per second of one client or user; 0 for no limit." default:"500" group:"limits" config:""`
	ClientBurst  int     `help:"Requests of one client or user at once." default:"1000" group:"limits" config:""`
	AddressRate  float64 `help:"Requests per second of one address without valid credentials; 0 for no limit." default:"10" group:"limits" config:""`
	AddressBurst int     `help:"Requests of one address without valid credentials at once." default:"100" group:"limits" config:""`

	ClientStreams     int           `help:"Event streams that one client or user may have open." default:"100" group:"limits" config:""`
	CompanyStreams    int           `help:"Event streams that one company may have open." default:"300" group:"limits" config:""`
	UndoImportsWithin time.Duration `help:"How long an import can be undone: what is needed for that is deleted then." default:"1488h" group:"limits" config:""`
	BodiesMiB         int64         `name:"bodies-mib" help:"MiB of the bodies of all requests that are held in memory at once." default:"64" group:"limits" config:""`
	UploadsMiB        int64         `name:"uploads-mib" help:"MiB of files to import that are held in the temporary directory at once." default:"256" group:"limits" config:""`
	MemoryMiB         int64         `name:"memory-mib" help:"MiB of memory from which on it is collected more often, unless GOMEMLIMIT is set; 0 for no limit." default:"320" group:"limits" config:""`
	ImportQuotaMiB    int64         `name:"import-quota-mib" help:"MiB that are kept of the imports of one company." default:"256" group:"limits" config:""`

	LogFormat string     `help:"text or json." enum:"text,json" default:"text" group:"log" config:""`
	LogLevel  slog.Level `help:"debug, info, warn or error." default:"info" group:"log" config:""`

	traces string // where they are sent, once checked
}

// Help says what is set by variables alone.
func (s *serveCommand) Help() string { return tracesHelp }

// Run serves until ctx ends.
func (s *serveCommand) Run(ctx context.Context, c *console, root *cli) error {
	log := newLogger(c.err, s.LogFormat, s.LogLevel)
	n, err := startNode(ctx, s.nodeConfig(c, root, log))
	if err != nil {
		return err
	}
	s.announce(c, n)
	failure := n.Wait(ctx)
	log.Info("stopping: requests under way are answered, at most for " + stopWithin.String())
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := n.Stop(stopping); err != nil {
		log.Warn("not everything ended in time", "error", err)
	}
	return failure
}

func (s *serveCommand) nodeConfig(c *console, root *cli, log *slog.Logger) nodeConfig {
	return nodeConfig{
		place:         root.place,
		Listen:        s.Listen,
		PlainListen:   s.PlainListen,
		MetricsListen: s.MetricsListen,
		PublicURL:     s.PublicURL,
		Certificates: certificateConfig{
			CertFile: s.TLSCert, KeyFile: s.TLSKey,
			Domains: s.ACMEDomain, Email: s.ACMEEmail, Directory: s.ACMECA,
		},
		Key:            newKeySource(c, s.KeyFile, root.Data),
		AccessLife:     s.AccessLife,
		RefreshLife:    s.RefreshLife,
		RotateEvery:    s.RotateEvery,
		PublishLead:    s.PublishLead,
		TrustedProxies: s.TrustedProxies,
		ProxyHeader:    s.ProxyHeader,
		ClientRate:     limit.Rate{PerSecond: s.ClientRate, Burst: s.ClientBurst},
		AddressRate:    limit.Rate{PerSecond: s.AddressRate, Burst: s.AddressBurst},
		ClientStreams:  s.ClientStreams,
		CompanyStreams: s.CompanyStreams,
		Imports: imports.Options{
			UndoWithin: s.UndoImportsWithin, Quota: s.ImportQuotaMiB << 20,
		},
		Bodies:  s.BodiesMiB << 20,
		Uploads: s.UploadsMiB << 20,
		Memory:  s.MemoryMiB << 20,
		Traces:  s.traces,
		Log:     log,
		Now:     now,
	}
}

// check finds what does not go together. What a single flag cannot take was found before.
func (s *serveCommand) check(c *console, f *faults) {
	if s.Listen == "" && s.PlainListen == "" {
		f.add("--listen", "there is no address to listen on: set --listen or --plain-listen")
	}
	if s.Listen == "" && s.PublicURL == "" {
		f.add("--public-url", "is needed without --listen: what clients call the proxy, such as https://sales.example.com")
	}
	if s.PlainListen != "" && len(s.TrustedProxies) == 0 {
		f.add("--trusted-proxies", "is needed with --plain-listen: the networks of the proxy, such as 127.0.0.1/32")
	}
	if (s.ProxyHeader == "") != (len(s.TrustedProxies) == 0) {
		f.add("--proxy-header", "belongs together with --trusted-proxies: name the header in which the proxies name the client, X-Forwarded-For or Forwarded")
	}
	if !isOrigin(s.PublicURL) {
		f.add("--public-url", "%q must be https:// and a name, without a path, such as https://sales.example.com", s.PublicURL)
	}
	if (s.TLSCert == "") != (s.TLSKey == "") {
		f.add("--tls-cert", "belongs together with --tls-key: set both or neither")
	}
	if s.TLSCert != "" && len(s.ACMEDomain) > 0 {
		f.add("--acme-domain", "does not go with --tls-cert: certificates come from files or by ACME")
	}
	if len(s.ACMEDomain) == 0 && s.ACMEEmail+s.ACMECA != "" {
		f.add("--acme-domain", "is needed with --acme-email and --acme-ca: the names to get certificates for")
	}
	s.checkLimits(f)
	s.tokenFlags.check(f)
	s.traces = tracesEndpoint(c.env, f)
}

func (s *serveCommand) checkLimits(f *faults) {
	if s.UndoImportsWithin <= 0 {
		f.add("--undo-imports-within", "must be above 0, such as 1488h")
	}
	if s.ImportQuotaMiB < 1 || s.ImportQuotaMiB > 1<<20 {
		f.add("--import-quota-mib", "must be 1 to 1048576")
	}
	if s.BodiesMiB < minBodiesMiB || s.BodiesMiB > 1<<20 {
		f.add("--bodies-mib", "must be %d to 1048576: the largest body has to fit", minBodiesMiB)
	}
	if s.UploadsMiB < imports.MaxFile>>20 || s.UploadsMiB > 1<<20 {
		f.add("--uploads-mib", "must be %d to 1048576: the largest file has to fit", imports.MaxFile>>20)
	}
	if s.MemoryMiB < 0 || s.MemoryMiB > 1<<20 {
		f.add("--memory-mib", "must be 0 for no limit, or up to 1048576")
	}
	if s.ClientStreams < 1 || s.CompanyStreams < s.ClientStreams {
		f.add("--client-streams", "must be 1 or above, and --company-streams at least as many")
	}
	for _, limit := range []struct {
		name  string
		rate  float64
		burst int
	}{{"client", s.ClientRate, s.ClientBurst}, {"address", s.AddressRate, s.AddressBurst}} {
		if limit.rate < 0 || limit.rate > 0 && limit.burst < 1 {
			f.add("--"+limit.name+"-rate", "must be 0 for no limit, or above, and --%s-burst 1 or above", limit.name)
		}
	}
}

// isOrigin reports whether a public URL is empty or one that tokens can be issued by.
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	return text == "" || err == nil && u.Host != "" && text == "https://"+u.Host
}

// announce says where the server is, by the ports it really has. The secret goes to the terminal only, never to the log.
func (s *serveCommand) announce(c *console, n *node) {
	c.note("Daypart is at %s", n.URL)
	if n.doors.plain != nil {
		c.note("Plain HTTP for a proxy is at http://%s", n.doors.plain.Addr())
	}
	if n.doors.metrics != nil {
		c.note("Metrics are at http://%s/metrics", n.doors.metrics.Addr())
	}
	if n.CAFile != "" {
		c.note("Its certificate is its own: trust %s, as curl does with --cacert.", n.CAFile)
	}
	if n.SystemSecret != "" {
		c.note("\nThe client for till integrations was made. Note its secret, it is not shown again:\n  client id      %s\n  client secret  %s\n",
			token.SystemClientID, n.SystemSecret)
	}
}

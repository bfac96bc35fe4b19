package https

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"

	"github.com/caddyserver/certmagic"
	"github.com/mholt/acmez/v3"
)

// ACMEOptions say whose certificates to get, and from whom (RFC 8555).
type ACMEOptions struct {
	// Domains to get certificates for. They must lead here on port 443.
	Domains []string
	// Email is where the authority writes if something is wrong. May be empty.
	Email string
	// Directory is the URL of the authority; empty for Let's Encrypt.
	Directory string
	// Roots are trusted in talking to the authority; nil for those of the system.
	Roots *x509.CertPool
	// Storage is the directory that keeps accounts, keys and certificates.
	Storage string
	// Port is the one we listen on, to which port 443 leads.
	Port int
}

// ACME gets certificates from an authority and renews them. The authority checks us
// by TLS-ALPN-01 (RFC 8737) on the port we serve, so that no second port is needed.
type ACME struct {
	cache  *certmagic.Cache
	config *certmagic.Config
}

// StartACME begins to get certificates and returns at once: until the first one has come, handshakes fail.
func StartACME(ctx context.Context, o ACMEOptions, log *slog.Logger) (*ACME, error) {
	logger := zapTo(log)
	a := &ACME{}
	a.cache = certmagic.NewCache(certmagic.CacheOptions{
		GetConfigForCert: func(certmagic.Certificate) (*certmagic.Config, error) { return a.config, nil },
		Logger:           logger,
	})
	a.config = certmagic.New(a.cache, certmagic.Config{
		Storage: &certmagic.FileStorage{Path: o.Storage},
		Logger:  logger,
	})
	directory := o.Directory
	if directory == "" {
		directory = certmagic.LetsEncryptProductionCA
	}
	a.config.Issuers = []certmagic.Issuer{certmagic.NewACMEIssuer(a.config, certmagic.ACMEIssuer{
		CA:                   directory,
		Email:                o.Email,
		Agreed:               true,
		TrustedRoots:         o.Roots,
		DisableHTTPChallenge: true,
		AltTLSALPNPort:       o.Port,
		Logger:               logger,
	})}
	if err := a.config.ManageAsync(ctx, o.Domains); err != nil {
		a.cache.Stop()
		return nil, fmt.Errorf("get certificates for %v: %w", o.Domains, err)
	}
	return a, nil
}

// Config is Config for these certificates, and for the authority's checks.
func (a *ACME) Config() *tls.Config {
	config := Config(a.config.GetCertificate)
	config.NextProtos = append(config.NextProtos, acmez.ACMETLS1Protocol)
	return config
}

// Stop ends renewing.
func (a *ACME) Stop() { a.cache.Stop() }

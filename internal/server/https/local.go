package https

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// Local makes certificates for this machine, signed by an authority of its own.
// Clients that trust the authority (curl --cacert ca.pem) can talk to us; for anything
// but this machine and trials, use certificates that everybody trusts.
//
// Certificates live in memory only: each start makes a new one, and so does one that
// runs out. The authority is kept, since clients hold on to it.
type Local struct {
	hosts []string
	log   *slog.Logger
	now   func() time.Time

	mu        sync.Mutex
	authority *authority
	current   *tls.Certificate
}

// OpenLocal takes the authority in dir, made at the first start: ca.pem, for
// everyone to read, and ca-key.pem, for us alone. hosts are the names and
// addresses of this machine that certificates are for.
func OpenLocal(dir string, hosts []string, log *slog.Logger, now func() time.Time) (*Local, error) {
	a, err := openAuthority(dir, now())
	if err != nil {
		return nil, err
	}
	l := &Local{hosts: hosts, log: log, now: now, authority: a}
	if _, err := l.Certificate(nil); err != nil {
		return nil, err
	}
	return l, nil
}

// CAFile returns the path of the authority's certificate, in PEM.
func (l *Local) CAFile() string { return l.authority.certFile }

// Authority returns the certificate to trust.
func (l *Local) Authority() *x509.Certificate { return l.authority.certificate }

// Certificate is the Source: it makes a new certificate well before the last one expires.
func (l *Local) Certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.current != nil && l.now().Before(l.current.Leaf.NotAfter.Add(-renewBefore)) {
		return l.current, nil
	}
	next, err := l.authority.issue(l.hosts, l.now())
	if err != nil {
		return nil, fmt.Errorf("make certificate: %w", err)
	}
	l.log.Info("certificate made", "hosts", l.hosts, "expires", next.Leaf.NotAfter)
	l.current = next
	return next, nil
}

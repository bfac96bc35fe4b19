package https

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"
)

const (
	authorityLife = 10 * 365 * 24 * time.Hour
	leafLife      = 90 * 24 * time.Hour
	renewBefore   = 30 * 24 * time.Hour
	// backdate lets clients take a new certificate whose clocks run behind ours.
	backdate = time.Hour
)

// authority signs the certificates of one machine.
type authority struct {
	certFile    string
	certificate *x509.Certificate
	key         any
}

// openAuthority reads the authority in dir. It makes one if there is none, or if
// the one there could not outlive another certificate.
func openAuthority(dir string, now time.Time) (*authority, error) {
	certFile, keyFile := filepath.Join(dir, "ca.pem"), filepath.Join(dir, "ca-key.pem")
	pair, err := tls.LoadX509KeyPair(certFile, keyFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		pair, err = makeAuthority(certFile, keyFile, now)
	case err == nil && pair.Leaf.NotAfter.Before(now.Add(leafLife)):
		pair, err = makeAuthority(certFile, keyFile, now)
	case err != nil:
		err = fmt.Errorf("%w; remove %s and %s, and a new pair is made", err, certFile, keyFile)
	}
	if err != nil {
		return nil, fmt.Errorf("open certificate authority: %w", err)
	}
	return &authority{certFile, pair.Leaf, pair.PrivateKey}, nil
}

// makeAuthority writes the key before the certificate: whoever finds the certificate finds both.
func makeAuthority(certFile, keyFile string, now time.Time) (tls.Certificate, error) {
	name, err := os.Hostname()
	if err != nil {
		return tls.Certificate{}, err
	}
	template := newTemplate("Daypart authority of "+name, now, authorityLife)
	template.IsCA = true
	template.MaxPathLenZero = true // it signs certificates of servers, not further authorities
	template.KeyUsage = x509.KeyUsageCertSign
	pair, err := sign(template, nil, nil)
	if err != nil {
		return tls.Certificate{}, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		return tls.Certificate{}, err
	}
	if err := writePEM(keyFile, "PRIVATE KEY", private, 0o600); err != nil {
		return tls.Certificate{}, err
	}
	return pair, writePEM(certFile, "CERTIFICATE", pair.Certificate[0], 0o644)
}

// issue makes a certificate for hosts: names and IP addresses.
func (a *authority) issue(hosts []string, now time.Time) (*tls.Certificate, error) {
	template := newTemplate("Daypart on this machine", now, leafLife)
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	for _, host := range hosts {
		if ip := net.ParseIP(host); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	pair, err := sign(template, a.certificate, a.key)
	return &pair, err
}

func newTemplate(name string, now time.Time, life time.Duration) *x509.Certificate {
	return &x509.Certificate{
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             now.Add(-backdate),
		NotAfter:              now.Add(life),
		BasicConstraintsValid: true,
	}
}

// sign makes a key and its certificate, signed by parent; without one, by itself.
func sign(template, parent *x509.Certificate, parentKey any) (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	if parent == nil {
		parent, parentKey = template, key
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	if err != nil {
		return tls.Certificate{}, err
	}
	leaf, err := x509.ParseCertificate(raw)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key, Leaf: leaf}, err
}

// writePEM replaces a file as a whole: nobody sees half of it.
func writePEM(path, kind string, content []byte, mode fs.FileMode) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".new-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name()) // gone already if it was renamed
	err = errors.Join(
		pem.Encode(temporary, &pem.Block{Type: kind, Bytes: content}),
		temporary.Chmod(mode), temporary.Sync(), temporary.Close())
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.Rename(temporary.Name(), path)
}

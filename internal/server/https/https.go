// Package https owns how connections are encrypted: where certificates come from
// (files that may change, an ACME authority, or our own for localhost), what TLS
// accepts, and telling TLS from plain HTTP on one port.
//
// What becomes of plain HTTP is not its job: the server refuses or redirects it.
package https

import "crypto/tls"

// Source finds the certificate for a handshake.
type Source func(*tls.ClientHelloInfo) (*tls.Certificate, error)

// Config returns what we accept: TLS 1.2 and above with HTTP/2. Cipher suites and
// curves are Go's, which are the modern ones, hybrid post-quantum first.
func Config(certificate Source) *tls.Config {
	return &tls.Config{
		MinVersion:     tls.VersionTLS12,
		NextProtos:     []string{"h2", "http/1.1"},
		GetCertificate: certificate,
	}
}

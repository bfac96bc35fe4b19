// Package client calls the Daypart API: it submits sales, reads them back and
// follows them while they change.
//
// A Client looks after what every sender needs: it gets access tokens and renews
// them in time, sends an Idempotency-Key with each submission, and repeats what
// failed on the way (a broken connection, 429, 502, 503, 504) with growing pauses. So
// Submit may be called without fear of counting a sale twice.
//
// Requests and answers are the types of package api. It does not queue on disk:
// what must survive a restart of the sender has to be kept by the sender.
package client

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// Options say where the server is and who is calling.
type Options struct {
	// BaseURL is where the server is, such as https://sales.example.com. It must be
	// https: the server refuses anything else.
	BaseURL string
	// ClientID and ClientSecret identify the calling program.
	ClientID, ClientSecret string
	// Username and Password log a person in (the password grant), and once more whenever the
	// log-in has ended. Leave both empty for a client of one tenant, tied to no person
	// (client_credentials).
	Username, Password string
	// CAFile names a PEM file of certificate authorities to trust beside those of the
	// system, such as the one a server makes for itself on localhost.
	CAFile string
	// HTTPClient sends the requests. It must not have a Timeout if Events is used.
	// By default one is made that trusts CAFile; set only one of the two.
	HTTPClient *http.Client
	// Attempts is how often a call is sent before its failure is returned. 0 stands for 8, which
	// with the pauses between them is about half a minute, or longer if the server asks to wait
	// longer: up to 15 minutes where somebody guesses the password.
	Attempts int
}

// Client calls one server on behalf of one caller. It is made by New and is safe
// for concurrent use.
type Client struct {
	base     string
	http     *http.Client
	attempts int
	tokens   *tokens
	sleep    func(context.Context, time.Duration) error
}

const defaultAttempts = 8

// New returns a client. It does not connect: a wrong secret shows at the first call.
func New(o Options) (*Client, error) {
	base, err := baseURL(o.BaseURL)
	if err != nil {
		return nil, err
	}
	if (o.Username == "") != (o.Password == "") {
		return nil, errors.New("set both of Username and Password, or neither")
	}
	sender, err := o.sender()
	if err != nil {
		return nil, err
	}
	c := &Client{base: base, http: sender, attempts: o.Attempts, sleep: sleep}
	if c.attempts <= 0 {
		c.attempts = defaultAttempts
	}
	c.tokens = newTokens(c, o)
	return c, nil
}

func baseURL(text string) (string, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return "", fmt.Errorf("base URL: %w", err)
	case u.Scheme != "https" || u.Host == "":
		return "", fmt.Errorf("base URL %q: write https:// and a host, such as https://sales.example.com", text)
	}
	return strings.TrimRight(text, "/"), nil
}

// sender returns what sends the requests.
func (o Options) sender() (*http.Client, error) {
	if o.HTTPClient != nil {
		if o.CAFile != "" {
			return nil, errors.New("CAFile and HTTPClient: set only one")
		}
		return o.HTTPClient, nil
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	if o.CAFile != "" {
		roots, err := trust(o.CAFile)
		if err != nil {
			return nil, err
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: roots}
	}
	return &http.Client{
		Transport: transport,
		// The API never redirects; following one would carry secrets elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}, nil
}

// trust returns the system's certificate authorities and those in file.
func trust(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("certificate authorities: %w", err)
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		roots = x509.NewCertPool()
	}
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("certificate authorities: %s holds no PEM certificate", file)
	}
	return roots, nil
}

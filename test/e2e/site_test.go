package e2e

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A site is a data directory, and a database where that is not in it.
type site struct {
	t              *testing.T
	data, database string
}

// credentials are those of a client of the company.
type credentials struct {
	ID     string `json:"clientId"`
	Secret string `json:"clientSecret"`
}

// newSite returns a site that has the company of the tests.
func newSite(t *testing.T) *site {
	t.Helper()
	return newSiteAt(t, "")
}

// newSiteAt is newSite on a database of PostgreSQL.
func newSiteAt(t *testing.T, database string) *site {
	t.Helper()
	s := &site{t: t, data: filepath.Join(t.TempDir(), "data"), database: database}
	s.ok("tenant", "apply", "-f", "testdata/company.yaml")
	return s
}

// place are the settings of every verb.
func (s *site) place() []string {
	if s.database == "" {
		return []string{"--data", s.data}
	}
	return []string{"--data", s.data, "--database", s.database}
}

// run runs a verb to its end.
func (s *site) run(args ...string) (code int, out, problems string) {
	s.t.Helper()
	var stdout, stderr strings.Builder
	cmd := exec.CommandContext(s.t.Context(), program, append(s.place(), args...)...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		s.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()
}

// ok runs a verb that must do, and returns what it printed.
func (s *site) ok(args ...string) string {
	s.t.Helper()
	code, out, problems := s.run(args...)
	if code != 0 {
		s.t.Fatalf("daypart %s: exit code %d\n%s%s", strings.Join(args, " "), code, out, problems)
	}
	return out
}

// addClient adds a client of the company.
func (s *site) addClient(id string, args ...string) credentials {
	s.t.Helper()
	return decoded[credentials](s.t, []byte(s.ok(append([]string{"client", "add", "--id", id, "--tenant", "acorn", "--json"}, args...)...)))
}

// verify holds what is kept to its ledger.
func (s *site) verify() {
	s.t.Helper()
	if out := s.ok("verify"); !strings.Contains(out, "all as the ledger says") {
		s.t.Errorf("verify: %s", out)
	}
}

// A server is a process that answers calls.
type server struct {
	*process
	url, caFile string
}

// serve starts a server on the site, and returns once it answers.
func (s *site) serve(args ...string) *server {
	s.t.Helper()
	return s.served(start(s.t, program, s.serveArgs(args...)...))
}

// serveArgs has no limits of rate: what is tested here is not how patient a till is.
func (s *site) serveArgs(args ...string) []string {
	return append(append(s.place(), "serve", "--listen", "127.0.0.1:0", "--client-rate", "0", "--address-rate", "0"), args...)
}

func (s *site) served(p *process) *server {
	s.t.Helper()
	return &server{p, p.awaitLine(p.err, "Daypart is at "), filepath.Join(s.data, "ca.pem")}
}

// address is where the server listens.
func (s *server) address() string {
	_, port, _ := strings.Cut(s.url, "localhost:")
	return "127.0.0.1:" + port
}

// as returns a client of the API that calls once: what fails, fails.
func (s *server) as(who credentials) *client.Client {
	s.t.Helper()
	c, err := client.New(client.Options{BaseURL: s.url, ClientID: who.ID, ClientSecret: who.Secret, HTTPClient: s.http(), Attempts: 1})
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// http returns a client that trusts the authority of the server, and follows no redirect.
func (s *server) http() *http.Client {
	s.t.Helper()
	return trusting(s.t, s.caFile)
}

func trusting(t *testing.T, caFile string) *http.Client {
	t.Helper()
	pem, err := os.ReadFile(caFile)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, MaxIdleConnsPerHost: 32}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{
		Transport:     transport,
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// token asks for an access token, and a refresh token where there is one.
func (s *server) token(who credentials, form url.Values) (int, api.TokenResponse) {
	s.t.Helper()
	r := s.request(http.MethodPost, "/connect/token", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.SetBasicAuth(who.ID, who.Secret)
	status, _, body := s.fetch(r)
	return status, decoded[api.TokenResponse](s.t, body)
}

// ownToken asks for an access token of the client itself.
func (s *server) ownToken(who credentials) string {
	s.t.Helper()
	status, token := s.token(who, url.Values{"grant_type": {"client_credentials"}})
	if status != http.StatusOK {
		s.t.Fatalf("no token for %s: %d", who.ID, status)
	}
	return token.AccessToken
}

func (s *server) request(method, path string, body io.Reader) *http.Request {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

// fetch sends a request on a connection of its own.
func (s *server) fetch(r *http.Request) (int, http.Header, []byte) {
	s.t.Helper()
	return fetch(s.t, s.http(), r)
}

func fetch(t *testing.T, c *http.Client, r *http.Request) (int, http.Header, []byte) {
	t.Helper()
	response, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, body
}

// bearing reads the units with a token, and returns the status.
func (s *server) bearing(token string) int {
	s.t.Helper()
	r := s.request(http.MethodGet, "/sales/api/v1/business-unit", nil)
	r.Header.Set("Authorization", "Bearer "+token)
	status, _, _ := s.fetch(r)
	return status
}

// yesterday returns the calendar of the last business day of a unit that is over.
func yesterday(t *testing.T, c *client.Client, unit int64) api.BusinessDayCalendar {
	t.Helper()
	today, err := c.BusinessDay(t.Context(), unit, client.CurrentDay)
	if err != nil {
		t.Fatal(err)
	}
	day, err := time.Parse(time.DateOnly, today.BusinessDay)
	if err != nil {
		t.Fatal(err)
	}
	before, err := c.BusinessDay(t.Context(), unit, day.AddDate(0, 0, -1).Format(time.DateOnly))
	if err != nil {
		t.Fatal(err)
	}
	return before
}

// exact returns a decimal as ten-thousandths.
func exact(t *testing.T, text string) int64 {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no decimal", text)
	}
	r.Mul(r, big.NewRat(10_000, 1))
	if !r.IsInt() || !r.Num().IsInt64() {
		t.Fatalf("%q has more than 4 decimals", text)
	}
	return r.Num().Int64()
}

func decoded[T any](t *testing.T, text []byte) T {
	t.Helper()
	var value T
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

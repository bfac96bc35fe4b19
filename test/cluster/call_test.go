package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/daypart/daypart/api"
)

// A caller calls the API with one token, and sends nothing twice by itself.
type caller struct {
	site  string
	http  *http.Client
	token string
}

// An answer is what came back, read to its end.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// The failures that a client has to live with.
var (
	// errRefused: 503 with Retry-After. Nothing was stored.
	errRefused = errors.New("refused for now")
	// errCut: the connection ended without an answer. What became of the call is not known.
	errCut = errors.New("connection cut")
	// errRunning: an earlier call with the same key has not ended.
	errRunning = errors.New("still running")
	// errUnauthorized: the token is refused. It does not pass.
	errUnauthorized = errors.New("token refused")
)

// passing reports whether a client has to live with err.
func passing(err error) bool {
	return errors.Is(err, errRefused) || errors.Is(err, errCut) || errors.Is(err, errRunning)
}

// call sends one request. Any answer but a success and the failures above is an error that fails the test.
func (c *caller) call(ctx context.Context, method, target string, header http.Header, body []byte) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, c.site+target, bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	r.GetBody = nil // else the transport sends what has an Idempotency-Key again by itself
	for name, values := range header {
		r.Header[name] = values
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := c.http.Do(r)
	if err != nil {
		return answer{}, broken(err)
	}
	defer response.Body.Close()
	a := answer{status: response.StatusCode, header: response.Header}
	if a.body, err = io.ReadAll(response.Body); err != nil {
		return answer{}, broken(err)
	}
	return a, a.failure()
}

// broken makes the failure of a connection errCut. To wait in vain is something else.
func broken(err error) error {
	if network, ok := errors.AsType[net.Error](err); ok && network.Timeout() || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("%w: %w", errCut, err)
}

func (a answer) failure() error {
	switch a.status {
	case http.StatusOK:
		return nil
	case http.StatusUnauthorized:
		return errUnauthorized
	}
	var problem api.Problem
	_ = json.Unmarshal(a.body, &problem) // what is not a problem is shown as it is
	slug, retry := api.ProblemSlug(path.Base(problem.Type)), a.header.Get("Retry-After") != ""
	switch {
	case a.status == http.StatusServiceUnavailable && retry && slug == api.ProblemSlugUnavailable:
		return errRefused
	case a.status == http.StatusServiceUnavailable && retry && strings.Contains(string(a.body), "temporarily_unavailable"): // of a token (RFC 6749)
		return errRefused
	case a.status == http.StatusConflict && retry && slug == api.ProblemSlugIdempotencyInProgress:
		return errRunning
	}
	return fmt.Errorf("answered %d: %s", a.status, a.body)
}

// insist calls until the answer is none of the failures that pass.
func (c *caller) insist(ctx context.Context, method, target string, header http.Header, body []byte) (answer, error) {
	for deadline := time.Now().Add(patience); ; pause() {
		a, err := c.call(ctx, method, target, header, body)
		if !passing(err) || time.Now().After(deadline) {
			return a, err
		}
	}
}

// pause is what clients wait until they try again: less than they are asked to, to be harder on the nodes.
func pause() { <-time.After(time.Duration(20+rand.IntN(60)) * time.Millisecond) }

// form posts a form as a client with a secret does.
func (c *caller) form(ctx context.Context, target string, who credentials, form url.Values) (answer, error) {
	basic := (&http.Request{Header: http.Header{}})
	basic.SetBasicAuth(who.ID, who.Secret)
	basic.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.insist(ctx, http.MethodPost, target, basic.Header, []byte(form.Encode()))
}

// as returns a caller with a new token.
func (c *caller) as(ctx context.Context, who credentials) (*caller, error) {
	a, err := c.form(ctx, "/connect/token", who, url.Values{"grant_type": {"client_credentials"}})
	if err != nil {
		return nil, err
	}
	var token api.TokenResponse
	if err := json.Unmarshal(a.body, &token); err != nil || token.AccessToken == "" {
		return nil, fmt.Errorf("no token: %d %s", a.status, a.body)
	}
	return &caller{c.site, c.http, token.AccessToken}, nil
}

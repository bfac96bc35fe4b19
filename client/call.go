package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/daypart/daypart/internal/bounded"
)

const (
	apiPath = "/sales/api/v1"
	// attemptTimeout bounds one attempt of a call, from connecting to the last byte.
	attemptTimeout = time.Minute
	// maxAnswer bounds what is read of an answer.
	maxAnswer = 64 << 20
)

// A call is a request to the API that may be sent more than once.
type call struct {
	method string
	path   string // below apiPath
	query  url.Values
	header http.Header
	body   []byte
}

func (c call) url(base string) string {
	if len(c.query) == 0 {
		return base + apiPath + c.path
	}
	return base + apiPath + c.path + "?" + c.query.Encode()
}

// An answer is what came back, read to its end.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// do sends a call with a token until it is answered. The error is a *Problem where the
// answer is not a 2xx.
func (c *Client) do(ctx context.Context, call call) (answer, error) {
	a, err := c.retry(ctx, func() (answer, error) { return c.authorised(ctx, call, c.send) })
	if err != nil {
		return answer{}, fmt.Errorf("%s %s: %w", call.method, call.path, err)
	}
	if a.status < 200 || a.status > 299 {
		return answer{}, a.problem()
	}
	return a, nil
}

// authorised sends a call with an access token, and once more with a new one if the server refuses it.
func (c *Client) authorised(ctx context.Context, call call, send func(*http.Request) (answer, error)) (answer, error) {
	token, a, err := c.withToken(ctx, call, send)
	if err != nil || a.status != http.StatusUnauthorized {
		return a, err
	}
	if err := c.tokens.forget(ctx, token); err != nil {
		return answer{}, err
	}
	_, a, err = c.withToken(ctx, call, send)
	return a, err
}

func (c *Client) withToken(ctx context.Context, call call, send func(*http.Request) (answer, error)) (string, answer, error) {
	token, err := c.tokens.get(ctx)
	if err != nil {
		return "", answer{}, err
	}
	r, err := http.NewRequestWithContext(ctx, call.method, call.url(c.base), bytes.NewReader(call.body))
	if err != nil {
		return "", answer{}, err
	}
	for name, values := range call.header {
		r.Header[name] = values
	}
	r.Header.Set("Authorization", "Bearer "+token)
	a, err := send(r)
	return token, a, err
}

// send sends a request and reads the answer to its end.
func (c *Client) send(r *http.Request) (answer, error) {
	ctx, cancel := context.WithTimeout(r.Context(), attemptTimeout)
	defer cancel()
	response, err := c.http.Do(r.WithContext(ctx))
	if err != nil {
		return answer{}, unreachable{err}
	}
	return read(response)
}

func read(response *http.Response) (answer, error) {
	defer response.Body.Close()
	body, err := io.ReadAll(bounded.NewReader(response.Body, maxAnswer))
	if err != nil {
		return answer{}, fmt.Errorf("read the answer: %w", unreachable{err})
	}
	return answer{status: response.StatusCode, header: response.Header, body: body}, nil
}

// get reads what is at path.
func get[T any](ctx context.Context, c *Client, path string, query url.Values) (T, error) {
	a, err := c.do(ctx, call{method: http.MethodGet, path: path, query: query})
	if err != nil {
		var none T
		return none, err
	}
	return decode[T](a)
}

func decode[T any](a answer) (T, error) {
	var value T
	if err := json.Unmarshal(a.body, &value); err != nil {
		return value, fmt.Errorf("read the answer: %w", err)
	}
	return value, nil
}

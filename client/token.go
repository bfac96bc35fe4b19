package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/daypart/daypart/api"
)

// renewBefore is how long before its end a token is renewed: longer than a call
// takes, so that none arrives with a token that ended on the way.
const renewBefore = time.Minute

// TokenError is the refusal of a token (RFC 6749, section 5.2).
type TokenError struct {
	// Code is such as "invalid_client" or "invalid_grant".
	Code string
	// Description says more, for people.
	Description string
	// Status is the HTTP status.
	Status int

	answer answer
}

// Error says why there is no token.
func (e *TokenError) Error() string {
	return fmt.Sprintf("no token: %d %s: %s", e.Status, e.Code, e.Description)
}

// tokens gets access tokens and holds the newest.
type tokens struct {
	client *Client
	id     string
	secret string
	first  url.Values // the grant that needs no earlier token

	turn    chan struct{} // holds one permit: whoever has it may touch the rest
	access  string
	renewAt time.Time
	refresh string
}

func newTokens(c *Client, o Options) *tokens {
	first := url.Values{"grant_type": {"client_credentials"}}
	if o.Username != "" {
		first = url.Values{"grant_type": {"password"}, "username": {o.Username}, "password": {o.Password}}
	}
	return &tokens{client: c, id: o.ClientID, secret: o.ClientSecret, first: first, turn: make(chan struct{}, 1)}
}

// get returns an access token that holds for a while. Callers that come while one
// is being fetched wait for that one.
func (t *tokens) get(ctx context.Context) (string, error) {
	if err := t.lock(ctx); err != nil {
		return "", err
	}
	defer t.unlock()
	if t.access == "" || !time.Now().Before(t.renewAt) {
		if err := t.renew(ctx); err != nil {
			return "", err
		}
	}
	return t.access, nil
}

// forget drops an access token that the server refused, unless a newer one is held already.
func (t *tokens) forget(ctx context.Context, refused string) error {
	if err := t.lock(ctx); err != nil {
		return err
	}
	defer t.unlock()
	if t.access == refused {
		t.access = ""
	}
	return nil
}

func (t *tokens) lock(ctx context.Context) error {
	select {
	case t.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t *tokens) unlock() { <-t.turn }

// renew fetches a token: by the refresh token where there is one that still counts, otherwise from
// the beginning. The refresh token is kept until the server replaces it or says that it is worth
// nothing: whatever else goes wrong, asking again by it is safe, and gets an answer that was lost.
func (t *tokens) renew(ctx context.Context) error {
	if t.refresh == "" {
		return t.fetch(ctx, t.first)
	}
	err := t.fetch(ctx, url.Values{"grant_type": {"refresh_token"}, "refresh_token": {t.refresh}})
	if refused, ok := errors.AsType[*TokenError](err); !ok || refused.Code != "invalid_grant" {
		return err
	}
	t.refresh = ""
	return t.fetch(ctx, t.first)
}

func (t *tokens) fetch(ctx context.Context, form url.Values) error {
	answer, err := t.post(ctx, form)
	if err != nil {
		return fmt.Errorf("get a token: %w", err)
	}
	if answer.status != http.StatusOK {
		return tokenError(answer)
	}
	token, err := decode[api.TokenResponse](answer)
	if err != nil {
		return fmt.Errorf("get a token: %w", err)
	}
	life := time.Duration(token.ExpiresIn) * time.Second
	t.access, t.refresh = token.AccessToken, token.RefreshToken
	t.renewAt = time.Now().Add(max(life-renewBefore, life/2))
	return nil
}

func (t *tokens) post(ctx context.Context, form url.Values) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, t.client.base+"/connect/token", strings.NewReader(form.Encode()))
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	// RFC 6749, section 2.3.1: both are form-encoded before they are joined.
	r.SetBasicAuth(url.QueryEscape(t.id), url.QueryEscape(t.secret))
	return t.client.send(r)
}

func tokenError(a answer) error {
	said, err := decode[api.OAuthError](a)
	if err != nil || said.Error == "" {
		said = api.OAuthError{Error: http.StatusText(a.status), ErrorDescription: "the answer is not that of a token endpoint"}
	}
	return &TokenError{Code: said.Error, Description: said.ErrorDescription, Status: a.status, answer: a}
}

package cluster

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// caller returns a caller that reaches the nodes over a proxy.
func (c *cluster) caller(web *http.Client, over *proxy, who credentials) *caller {
	c.t.Helper()
	made, err := (&caller{site: over.URL, http: web}).as(c.t.Context(), who)
	if err != nil {
		c.t.Fatal(err)
	}
	return made
}

// A visitor gets tokens, and revokes them.
type visitor struct {
	*cluster
	web   *http.Client
	who   credentials
	visit int
}

func (c *cluster) newVisitor() *visitor {
	return &visitor{cluster: c, web: c.balancer.trusting(), who: c.place.addClient("visitors", "--scope", "sales:read")}
}

// leave gets a token, uses it on every node, revokes it on one, and holds all others to refuse it as soon as is promised.
func (v *visitor) leave() {
	v.t.Helper()
	token := v.caller(v.web, v.balancer, v.who).token
	for _, front := range v.fronts {
		if err := v.use(front, token); err != nil {
			v.t.Errorf("a new token: %v", err)
		}
	}
	revokes := &caller{site: v.fronts[v.visit%len(v.fronts)].URL, http: v.web}
	v.visit++
	if _, err := revokes.form(v.t.Context(), "/connect/revocation", v.who, url.Values{"token": {token}}); err != nil {
		v.t.Errorf("revoke: %v", err)
	}
	revoked := time.Now()
	var trying sync.WaitGroup
	for _, front := range v.fronts {
		trying.Go(func() { v.tryUntilRefused(front, token, revoked) })
	}
	trying.Wait()
}

// tryUntilRefused uses a token that was revoked. Only what was sent within the promised time may be answered.
func (v *visitor) tryUntilRefused(front *proxy, token string, revoked time.Time) {
	for {
		sent := time.Now()
		err := v.use(front, token)
		switch {
		case errors.Is(err, errUnauthorized):
			return
		case err != nil:
			v.t.Error(err)
			return
		case sent.Sub(revoked) >= *promise:
			v.t.Errorf("a token is taken %s after it was revoked", sent.Sub(revoked))
			return
		}
	}
}

// use reads something with a token.
func (v *visitor) use(front *proxy, token string) error {
	c := &caller{front.URL, v.web, token}
	_, err := c.insist(context.WithoutCancel(v.t.Context()), http.MethodGet, "/sales/api/v1/business-unit", nil, nil)
	return err
}

package server

import (
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/server/problem"
)

// admit finds out who makes a call and whether a lets them. Callers draw from their own
// rate; calls without valid credentials from that of their address.
func (s *Server) admit(w http.ResponseWriter, r *http.Request, a access) (auth.Caller, error) {
	caller, err := s.identify(r)
	if err != nil {
		if limited := admit(s.address, w.Header(), network(s.clientAddress(r))); limited != nil {
			return auth.Caller{}, limited
		}
		return auth.Caller{}, err
	}
	e := exchangeOf(r)
	e.span.Text("daypart.tenant", string(caller.Slug))
	e.span.Text("daypart.client", caller.ClientID)
	e.caller = slog.Group("caller", "tenant", caller.Slug, "client", caller.ClientID, "user", caller.Username)
	if err := admit(s.clients, w.Header(), rateName(caller)); err != nil {
		return auth.Caller{}, err
	}
	return caller, a.admits(caller)
}

// admits returns a problem if the caller has none of the scopes that a asks for.
func (a access) admits(caller auth.Caller) error {
	if !slices.ContainsFunc(a.scopes, caller.Has) {
		return insufficientScope(a.scopes)
	}
	return nil
}

// identify returns who makes a call: by the bearer token, or else by the session of the page.
func (s *Server) identify(r *http.Request) (auth.Caller, error) {
	if _, bearing := bearer(r.Header); !bearing && sessionToken(r) != "" {
		if err := sameOrigin(r); err != nil {
			return auth.Caller{}, err
		}
		return s.sessionCaller(r)
	}
	return s.tokenCaller(r)
}

func (s *Server) tokenCaller(r *http.Request) (auth.Caller, error) {
	raw, bearing := bearer(r.Header)
	if !bearing {
		return auth.Caller{}, missingToken("Send Authorization: Bearer with an access token from POST /connect/token.")
	}
	return s.Tokens.Verify(r.Context(), raw)
}

// bearer returns the token of an Authorization header (RFC 6750 2.1), and whether there is one.
func bearer(h http.Header) (string, bool) {
	scheme, raw, found := strings.Cut(h.Get("Authorization"), " ")
	if !found || !strings.EqualFold(scheme, "Bearer") {
		return "", false
	}
	return strings.TrimSpace(raw), true
}

// rateName names the bucket a caller draws from: one for each client of each tenant, or each person on the page.
func rateName(c auth.Caller) string {
	return string(c.Slug) + "\x00" + c.ClientID + "\x00" + c.Username
}

// network names the bucket of an address. An IPv6 customer has at least 2^64 addresses (RFC 6177), which
// share one.
func network(a netip.Addr) string {
	if !a.Is6() {
		return a.String()
	}
	return netip.PrefixFrom(a, 64).Masked().String()
}

func missingToken(detail string) *problem.Problem {
	return problem.New(problem.MissingToken, detail).With("WWW-Authenticate", `Bearer realm="daypart"`)
}

func insufficientScope(anyOf []auth.Scope) *problem.Problem {
	names := make([]string, len(anyOf))
	for i, scope := range anyOf {
		names[i] = string(scope)
	}
	return problem.New(problem.InsufficientScope, "This call needs the scope "+strings.Join(names, " or ")+".").
		With("WWW-Authenticate", `Bearer realm="daypart", error="insufficient_scope", scope="`+strings.Join(names, " ")+`"`)
}

// limitAddress draws from the rate of the address, for calls that anybody may make.
func (s *Server) limitAddress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := admit(s.address, w.Header(), network(s.clientAddress(r))); err != nil {
			s.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

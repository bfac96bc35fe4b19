package oauth

import (
	"net/http"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/auth"
)

// metadata describes the server (RFC 8414 2).
type metadata struct {
	Issuer                   string       `json:"issuer"`
	TokenEndpoint            string       `json:"token_endpoint"`
	JWKSURI                  string       `json:"jwks_uri"`
	RevocationEndpoint       string       `json:"revocation_endpoint"`
	IntrospectionEndpoint    string       `json:"introspection_endpoint"`
	GrantTypes               []auth.Grant `json:"grant_types_supported"`
	ResponseTypes            []string     `json:"response_types_supported"`
	Scopes                   []auth.Scope `json:"scopes_supported"`
	TokenAuthMethods         []string     `json:"token_endpoint_auth_methods_supported"`
	RevocationAuthMethods    []string     `json:"revocation_endpoint_auth_methods_supported"`
	IntrospectionAuthMethods []string     `json:"introspection_endpoint_auth_methods_supported"`
	Documentation            string       `json:"service_documentation"`
}

// Metadata describes the server to OAuth clients (RFC 8414), and to those of
// OpenID Connect Discovery, which look elsewhere for the same.
func (h *Handler) Metadata(w http.ResponseWriter, r *http.Request) {
	issuer := h.tokens.Issuer()
	methods := []string{"client_secret_basic", "client_secret_post"}
	hold(w, time.Hour)
	h.write(w, r, http.StatusOK, metadata{
		Issuer:                   issuer,
		TokenEndpoint:            issuer + "/connect/token",
		JWKSURI:                  issuer + "/.well-known/openid-configuration/jwks",
		RevocationEndpoint:       issuer + "/connect/revocation",
		IntrospectionEndpoint:    issuer + "/connect/introspect",
		GrantTypes:               grants,
		ResponseTypes:            []string{}, // there is no authorization endpoint
		Scopes:                   auth.Scopes(),
		TokenAuthMethods:         methods,
		RevocationAuthMethods:    methods,
		IntrospectionAuthMethods: methods,
		Documentation:            issuer + "/docs",
	})
}

// JWKS publishes the keys that sign access tokens (RFC 7517).
func (h *Handler) JWKS(w http.ResponseWriter, r *http.Request) {
	set, age, err := h.tokens.KeySet(r.Context())
	if err != nil {
		h.fail(w, r, translate(err), err)
		return
	}
	hold(w, age)
	h.write(w, r, http.StatusOK, set)
}

// hold lets anyone keep the answer for a while.
func hold(w http.ResponseWriter, age time.Duration) {
	w.Header().Set("Cache-Control", "public, max-age="+strconv.FormatInt(int64(age/time.Second), 10))
}

package oauth

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// credentials are what a client says it is (RFC 6749 2.3.1).
type credentials struct{ id, secret string }

// clientCredentials reads them from an Authorization header of the scheme Basic or from the form: from
// one, never from both. Headers of other schemes are ignored: HTTP clients add a token they hold.
func clientCredentials(r *http.Request, f form) (credentials, error) {
	headers := basicHeaders(r)
	if len(headers) == 0 {
		return formCredentials(f)
	}
	if _, both := f["client_secret"]; both || len(headers) > 1 {
		return credentials{}, errTwoMethods
	}
	c, ok := parseBasic(headers[0])
	if !ok {
		return credentials{}, errInvalidClient
	}
	if id, given := f["client_id"]; given && id != c.id {
		return credentials{}, errTwoMethods
	}
	return c, nil
}

// basicHeaders returns the Authorization headers of the scheme Basic.
func basicHeaders(r *http.Request) []string {
	return slices.DeleteFunc(slices.Clone(r.Header.Values("Authorization")), func(header string) bool {
		scheme, _, _ := strings.Cut(header, " ")
		return !strings.EqualFold(scheme, "Basic")
	})
}

func formCredentials(f form) (credentials, error) {
	c := credentials{id: f["client_id"], secret: f["client_secret"]}
	if c.id == "" || c.secret == "" {
		return credentials{}, errNoClient
	}
	return c, nil
}

// parseBasic reads an Authorization header of the Basic scheme (RFC 7617), whose two halves are form-urlencoded first.
func parseBasic(header string) (credentials, bool) {
	scheme, encoded, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Basic") {
		return credentials{}, false
	}
	pair, err := base64.StdEncoding.DecodeString(strings.TrimLeft(encoded, " "))
	if err != nil {
		return credentials{}, false
	}
	id, secret, ok := strings.Cut(string(pair), ":")
	if !ok {
		return credentials{}, false
	}
	return decodePair(id, secret)
}

func decodePair(id, secret string) (credentials, bool) {
	id, idErr := url.QueryUnescape(id)
	secret, secretErr := url.QueryUnescape(secret)
	if idErr != nil || secretErr != nil || id == "" || !isText(id) || !isText(secret) {
		return credentials{}, false
	}
	return credentials{id, secret}, true
}

package token

import (
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/auth"
)

// ofOpenID are scopes of OpenID Connect, which clients of other servers send. They grant nothing.
var ofOpenID = []string{"openid", "offline_access"}

// parseScopes reads a scope parameter (RFC 6749 3.3). Empty means every scope there is; OpenID scopes
// alone are a *ScopeError, since an answer cannot express that nothing was granted.
func parseScopes(text string) ([]auth.Scope, error) {
	var asked []auth.Scope
	for name := range strings.FieldsSeq(text) {
		scope := auth.Scope(name)
		switch {
		case slices.Contains(ofOpenID, name) || slices.Contains(asked, scope):
		case !slices.Contains(auth.Scopes(), scope):
			return nil, &ScopeError{Unknown: scope}
		default:
			asked = append(asked, scope)
		}
	}
	switch {
	case asked != nil:
		return asked, nil
	case strings.TrimSpace(text) != "":
		return nil, &ScopeError{OnlyOpenID: true}
	}
	return auth.Scopes(), nil
}

// grantScopes returns those of the scopes asked for that every limit holds. A *ScopeError if none is left.
func grantScopes(text string, limits ...[]auth.Scope) ([]auth.Scope, error) {
	granted, err := parseScopes(text)
	if err != nil {
		return nil, err
	}
	if granted = common(granted, limits...); len(granted) == 0 {
		return nil, &ScopeError{}
	}
	return granted, nil
}

// common returns what first shares with all the others, in its own order.
func common[T comparable](first []T, others ...[]T) []T {
	var shared []T
	for _, item := range first {
		inAll := !slices.ContainsFunc(others, func(other []T) bool { return !slices.Contains(other, item) })
		if inAll {
			shared = append(shared, item)
		}
	}
	return shared
}

// formatScopes writes scopes as a scope parameter.
func formatScopes(scopes []auth.Scope) string {
	names := make([]string, len(scopes))
	for i, s := range scopes {
		names[i] = string(s)
	}
	return strings.Join(names, " ")
}

package server_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/problem"
)

// openRoutes are those that everybody may take. A route that is neither here nor asks for a scope fails the test.
var openRoutes = []string{
	"POST /session", "DELETE /session",
	"POST /connect/token", "POST /connect/revocation", "POST /connect/introspect",
	"GET /.well-known/openid-configuration", "GET /.well-known/oauth-authorization-server", "GET /.well-known/openid-configuration/jwks",
	"GET /openapi.yaml", "GET /openapi.json", "GET /docs", "GET /problems", "GET /problems/{problem}", "GET /livez", "GET /readyz",
}

// pageRoutes serve the page and its files, which are not part of the API.
var pageRoutes = []string{
	"GET /", "GET /login", "GET /analytics/{rest}", "GET /assets/{file}", "GET /favicon.svg", "GET /docs/{asset}",
}

func TestEveryRouteIsGuardedAndDescribed(t *testing.T) {
	w := newWorld(t)
	described := operations()
	for _, route := range server.Routes(w.server) {
		name := strings.NewReplacer("{$}", "", "...", "").Replace(route.Pattern)
		if slices.Contains(pageRoutes, name) {
			continue
		}
		operation, ok := described[name]
		if !ok {
			t.Errorf("%s is not in the OpenAPI document", name)
			continue
		}
		delete(described, name)
		if route.Public != slices.Contains(openRoutes, name) {
			t.Errorf("%s: open to everybody is %t", name, route.Public)
		}
		if want := scopesOf(operation); !slices.Equal(slices.Sorted(slices.Values(route.Scopes)), want) {
			t.Errorf("%s asks for %q, the document says %q", name, route.Scopes, want)
		}
	}
	for name := range described {
		t.Errorf("%s is in the OpenAPI document and nowhere else", name)
	}
}

func operations() map[string]*openapi3.Operation {
	all := map[string]*openapi3.Operation{}
	for path, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			all[method+" "+path] = operation
		}
	}
	return all
}

// scopesOf returns the scopes of which one is enough.
func scopesOf(operation *openapi3.Operation) []string {
	var scopes []string
	for _, requirement := range *operation.Security {
		for _, names := range requirement {
			scopes = append(scopes, names...)
		}
	}
	slices.Sort(scopes)
	return slices.Compact(scopes)
}

// TestProblemsAreDescribed holds the catalogue and the document to each other.
func TestProblemsAreDescribed(t *testing.T) {
	for _, kind := range problem.Types() {
		ref := document.Components.Examples[kind.Slug]
		if ref == nil {
			t.Errorf("%s has no example in the document", kind.Slug)
			continue
		}
		value := ref.Value.Value.(map[string]any)
		if value["title"] != kind.Title || int(value["status"].(float64)) != kind.Status {
			t.Errorf("%s is %d %q, its example says %v %v", kind.Slug, kind.Status, kind.Title, value["status"], value["title"])
		}
	}
}

// TestFaultsAreDescribed holds the codes of faults to the problems they make and to the document.
func TestFaultsAreDescribed(t *testing.T) {
	description := document.Components.Schemas["Fault"].Value.Description
	for _, rule := range sales.Rules() {
		if problem.BySlug(rule.Problem) == nil {
			t.Errorf("%s makes a problem there is not: %s", rule.Code, rule.Problem)
		}
		if !strings.Contains(description, "`"+string(rule.Code)+"`") {
			t.Errorf("%s is not in the OpenAPI document", rule.Code)
		}
	}
}

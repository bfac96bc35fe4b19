package server_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/server/problem"
)

// ownAddress matches an absolute address that could be meant for this server.
var ownAddress = regexp.MustCompile(`https?://(localhost|127\.0\.0\.1|\[::1\]|[a-z.-]+\.example(\.com)?)(:\d+)?`)

// TestAddresses_AreThePublicOne walks what holds absolute addresses, on a port that nobody chose.
func TestAddresses_AreThePublicOne(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("till-norte"), "Content-Type", "application/json")
	answers := map[string]response{
		"a problem":          w.get("/sales/api/v1/nothing").want(404),
		"a problem type":     w.get("/problems/nothing").want(404),
		"a kept problem":     w.get("/sales/api/v1/submissions?status=refused", bearer...),
		"submission by GET":  w.do(w.request("GET", madrid, sale, bearer...)).want(200),
		"the list of types":  w.get("/problems").want(200),
		"the metadata":       w.get("/.well-known/openid-configuration").want(200),
		"the other metadata": w.get("/.well-known/oauth-authorization-server").want(200),
		"the document":       w.get("/openapi.yaml").want(200),
		"the JSON document":  w.get("/openapi.json").want(200),
		"its page":           w.get("/docs").want(200),
	}
	for _, kind := range problem.Types() {
		page := w.get("/problems/" + kind.Slug).want(200)
		answers[kind.Slug] = page
		if !strings.Contains(page.body, w.url+"/problems/"+kind.Slug) {
			t.Errorf("the example of %s does not name %s", kind.Slug, w.url)
		}
	}
	for name, got := range answers {
		text := got.body + got.header.Get("Link") + got.header.Get("Location")
		for _, found := range ownAddress.FindAllString(text, -1) {
			if found != w.url {
				t.Errorf("%s names %s, and the server is %s", name, found, w.url)
			}
		}
	}
	if link := answers["submission by GET"].header.Get("Link"); !strings.HasPrefix(link, "<"+w.url+madrid+">") {
		t.Errorf("Link is %s", link)
	}
}

package server

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"

	"github.com/swaggest/swgui"
	"github.com/swaggest/swgui/v5emb"
)

// inlineScript finds the scripts that stand in a page itself.
var inlineScript = regexp.MustCompile(`(?s)<script>(.*?)</script>`)

// newDocs serves the API document as a page, from embedded files only. The page has
// inline scripts, which the policy admits by their hashes.
func newDocs() http.Handler {
	ui := v5emb.NewHandlerWithConfig(swgui.Config{Title: "Daypart API", SwaggerJSON: "/openapi.yaml", BasePath: "/docs"})
	policy := docsPolicy(ui)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		ui.ServeHTTP(w, r)
	})
}

func docsPolicy(ui http.Handler) string {
	page := httptest.NewRecorder()
	ui.ServeHTTP(page, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/docs", nil))
	var hashes []string
	for _, script := range inlineScript.FindAllSubmatch(page.Body.Bytes(), -1) {
		sum := sha256.Sum256(script[1])
		hashes = append(hashes, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	return strings.Replace(pagePolicy, "default-src 'self';",
		"default-src 'self'; script-src 'self' "+strings.Join(hashes, " ")+";", 1)
}

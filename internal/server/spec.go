package server

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
)

// spec serves the published OpenAPI document in one of its forms, and answers 304 to who has it.
func spec(mediaType string, document []byte) http.HandlerFunc {
	sum := sha256.Sum256(document)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "no-cache")
		if matches(r.Header.Values("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write(document) // whoever asked is gone if this fails
	}
}

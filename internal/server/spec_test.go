package server_test

import (
	"strings"
	"testing"
)

func TestSpec_IsServedInBothForms(t *testing.T) {
	for path, mediaType := range map[string]string{"/openapi.yaml": "application/yaml", "/openapi.json": "application/json"} {
		t.Run(path, func(t *testing.T) {
			w := newWorld(t)
			whole := w.get(path).want(200)
			if got := whole.header.Get("Content-Type"); got != mediaType {
				t.Errorf("Content-Type is %q, want %q", got, mediaType)
			}
			if !strings.Contains(whole.body, w.url) || strings.Contains(whole.body, "sales.example.com") {
				t.Errorf("the document does not name %s as its only server", w.url)
			}
			head := w.do(w.request("HEAD", path, "")).want(200)
			tag := head.header.Get("ETag")
			if head.body != "" || tag == "" || tag != whole.header.Get("ETag") {
				t.Errorf("HEAD answers %q and the ETag %q, GET the ETag %q", head.body, tag, whole.header.Get("ETag"))
			}
			if again := w.get(path, "If-None-Match", tag).want(304); again.body != "" {
				t.Errorf("304 answers %q, want nothing", again.body)
			}
		})
	}
}

package server

import (
	"net/http"
	"testing"
)

func TestAccepts(t *testing.T) {
	tests := []struct {
		name, ranges string
		want         bool
	}{
		{"the form itself", "application/json", true},
		{"everything", "*/*", true},
		{"its family", "application/*", true},
		{"among others", "text/html, application/json;q=0.5", true},
		{"with a parameter", "application/json; charset=utf-8", true},
		{"another form", "text/html", false},
		{"excluded by weight", "application/json;q=0", false},
		{"excluded by weight, though everything else is welcome", "*/*, application/json;q=0", false},
		{"welcome, though its family is not", "application/*;q=0, application/json", true},
		{"unreadable elements are passed over", ";;;, application/json", true},
		{"only unreadable", ";;;", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := accepts(test.ranges, "application/json"); got != test.want {
				t.Errorf("accepts(%q) = %t, want %t", test.ranges, got, test.want)
			}
		})
	}
}

func TestEmptyAcceptExcludesNothing(t *testing.T) {
	for _, header := range []http.Header{{}, {"Accept": {""}}} {
		if err := acceptable(&http.Request{Header: header}, "application/json"); err != nil {
			t.Errorf("%v: %v", header, err)
		}
	}
}

package token

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/tenant"
)

func TestRefreshTextReadsWhatItWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slug := tenant.Slug(rapid.StringMatching(`[a-z][a-z0-9-]{0,39}`).Draw(t, "slug"))
		mark := Mark(rapid.Int64Min(0).Draw(t, "mark"))
		want := newRefreshText(slug, mark)
		if got, ok := parseRefreshText(want.String()); !ok || got != want {
			t.Errorf("parseRefreshText(%q) = %+v, %v", want, got, ok)
		}
	})
}

func TestRefreshTextRefuses(t *testing.T) {
	const secret = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	tests := []struct{ name, text string }{
		{"empty", ""},
		{"JWT", "eyJhbGciOiJSUzI1NiJ9.e30." + secret},
		{"no slug", ".0." + secret},
		{"slug of another case", "Cafe.0." + secret},
		{"slug begins with a digit", "1cafe.0." + secret},
		{"slug too long", strings.Repeat("a", 41) + ".0." + secret},
		{"no mark", "cafe.." + secret},
		{"negative mark", "cafe.-1." + secret},
		{"mark with a sign", "cafe.+1." + secret},
		{"mark with a leading zero", "cafe.01." + secret},
		{"mark in capitals", "cafe.A." + secret},
		{"mark too large", "cafe.zzzzzzzzzzzzzzz." + secret},
		{"short secret", "cafe.0." + secret[1:]},
		{"loose bits in the secret", "cafe.0." + secret[1:] + "B"},
		{"line break in the secret", "cafe.0." + secret + "\n"},
		{"four parts", "cafe.0." + secret + "."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := parseRefreshText(tt.text); ok {
				t.Errorf("parseRefreshText(%q) = %+v", tt.text, got)
			}
		})
	}
}

func FuzzParseRefreshText(f *testing.F) {
	f.Add(newRefreshText("cafe", 12345).String())
	f.Add("cafe.-1.AAAA")
	f.Add("eyJhbGciOiJSUzI1NiJ9.e30.AAAA")
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := parseRefreshText(text); ok && got.String() != text {
			t.Errorf("read %q as %q", text, got)
		}
	})
}

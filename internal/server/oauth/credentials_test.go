package oauth

import (
	"encoding/base64"
	"net/url"
	"testing"
)

func TestParseBasic(t *testing.T) {
	encode := func(pair string) string { return base64.StdEncoding.EncodeToString([]byte(pair)) }
	tests := []struct {
		name, header string
		want         credentials
		wantOK       bool
	}{
		{"plain", "Basic " + encode("till:secret"), credentials{"till", "secret"}, true},
		{"scheme in another case", "bAsIc " + encode("till:secret"), credentials{"till", "secret"}, true},
		{"several spaces", "Basic   " + encode("till:secret"), credentials{"till", "secret"}, true},
		{"colon in the secret", "Basic " + encode("till:a:b"), credentials{"till", "a:b"}, true},
		{"form-urlencoded", "Basic " + encode("till%3A1:a%2Bb+c%25"), credentials{"till:1", "a+b c%"}, true},
		{"empty secret", "Basic " + encode("till:"), credentials{"till", ""}, true},
		{"no colon", "Basic " + encode("till"), credentials{}, false},
		{"no id", "Basic " + encode(":secret"), credentials{}, false},
		{"bad escape", "Basic " + encode("till:%zz"), credentials{}, false},
		{"not UTF-8", "Basic " + encode("till:%ff"), credentials{}, false},
		{"NUL", "Basic " + encode("till%00:secret"), credentials{}, false},
		{"not base64", "Basic till:secret", credentials{}, false},
		{"nothing", "Basic", credentials{}, false},
		{"other scheme", "Bearer " + encode("till:secret"), credentials{}, false},
		{"empty", "", credentials{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := parseBasic(tt.header); got != tt.want || ok != tt.wantOK {
				t.Errorf("parseBasic = %+v, %v, want %+v, %v", got, ok, tt.want, tt.wantOK)
			}
		})
	}
}

func FuzzParseBasic(f *testing.F) {
	f.Add("Basic dGlsbDpzZWNyZXQ=")
	f.Add("basic dGlsbCUzQToxOmE6Yg==")
	f.Add("Bearer x")
	f.Fuzz(func(t *testing.T, header string) {
		c, ok := parseBasic(header)
		if !ok {
			return
		}
		pair := url.QueryEscape(c.id) + ":" + url.QueryEscape(c.secret)
		again, ok := parseBasic("Basic " + base64.StdEncoding.EncodeToString([]byte(pair)))
		if !ok || again != c {
			t.Errorf("%q reads as %+v, which encoded again reads as %+v", header, c, again)
		}
	})
}

func FuzzParseForm(f *testing.F) {
	f.Add("grant_type=password&username=maria%40cafe.example&password=a+b")
	f.Add("a=1&a=2")
	f.Add("a=%00&b=%ff&=&c")
	f.Fuzz(func(t *testing.T, body string) {
		form, err := parseForm(body)
		for name, value := range form {
			if err != nil || value == "" || !isText(name) || !isText(value) {
				t.Errorf("%q reads as %q=%q, %v", body, name, value, err)
			}
		}
	})
}

func FuzzPrintable(f *testing.F) {
	f.Add("sales:read\"\\\x00é")
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range printable(text) {
			if r < 0x20 || r > 0x7e || r == '"' || r == '\\' {
				t.Errorf("%q holds %q", printable(text), r)
			}
		}
	})
}

package sales

import (
	"strings"
	"testing"
)

func TestParseCurrency(t *testing.T) {
	for text, want := range map[string]bool{"EUR": true, "BRL": true, "eur": false, "EU": false, "EURO": false, "": false, "E R": false, "ÉUR": false} {
		got, err := ParseCurrency(text)
		if (err == nil) != want || want && string(got) != text {
			t.Errorf("ParseCurrency(%q) = %q, %v; want ok %t", text, got, err, want)
		}
	}
}

func TestParseTypeID(t *testing.T) {
	for text, want := range map[string]bool{
		"TAKE": true, "dine-in": true, "A": true, "x_1.y": true, strings.Repeat("x", 32): true,
		"": false, "take away": false, "TÁKE": false, strings.Repeat("x", 33): false, "A/B": false,
	} {
		got, err := ParseTypeID(text)
		if (err == nil) != want || want && string(got) != text {
			t.Errorf("ParseTypeID(%q) = %q, %v; want ok %t", text, got, err, want)
		}
	}
}

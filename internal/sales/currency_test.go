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
		"TAKE": true, "dine-in": true, "A": true, "x_1.y": true, strings.Repeat("é", 64): true, "take away": true, "TÁKE": true, "A/B": true,
		"3f2504e0-4f89-11d3-9a0c-0305e82c3301": true, "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}": true, "外带": true, "a=b": true,
		"": false, " ": false, "TAKE ": false, " TAKE": false, "TA\tKE": false, "TA\nKE": false, "TA\x00KE": false, "TA\u00a0KE": false, "TA\u200bKE": false,
		strings.Repeat("x", 65): false, "TA\xffKE": false, "TA\ufffdKE": false,
	} {
		got, err := ParseTypeID(text)
		if (err == nil) != want || want && string(got) != text {
			t.Errorf("ParseTypeID(%q) = %q, %v; want ok %t", text, got, err, want)
		}
	}
}

func TestParseTypeID_ShowsWhatIsCut(t *testing.T) {
	_, err := ParseTypeID(strings.Repeat("é", 65))
	if err == nil || !strings.Contains(err.Error(), strings.Repeat("é", 40)+"…\" has 65 characters") {
		t.Errorf("got %v", err)
	}
}

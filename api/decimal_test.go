package api_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/api"
)

func TestDecimalFromJSON(t *testing.T) {
	tests := []struct {
		name, text string
		want       api.Decimal
	}{
		{"number", `250.00`, "250.00"},
		{"string", `"250.00"`, "250.00"},
		{"negative", `-18.5`, "-18.5"},
		{"whole", `7`, "7"},
		{"zero", `0`, "0"},
		{"four decimals", `0.0001`, "0.0001"},
		{"beyond a binary float", `123456789012345678.9012`, "123456789012345678.9012"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got api.Decimal
			if err := json.Unmarshal([]byte(test.text), &got); err != nil || got != test.want {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestNotADecimal(t *testing.T) {
	tests := []struct{ name, text string }{
		{"five decimals", `1.23456`},
		{"five decimals in a string", `"1.23456"`},
		{"exponent", `1e3`},
		{"empty string", `""`},
		{"sign alone", `"-"`},
		{"plus", `"+1"`},
		{"leading zero", `"01"`},
		{"point without decimals", `"1."`},
		{"point without whole part", `".5"`},
		{"two points", `"1.2.3"`},
		{"space", `" 1"`},
		{"hexadecimal", `"0x10"`},
		{"digits of another script", `"١"`},
		{"word", `"NaN"`},
		{"boolean", `true`},
		{"null", `null`},
		{"object", `{}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got api.Decimal
			if err := json.Unmarshal([]byte(test.text), &got); !errors.Is(err, api.ErrNotDecimal) {
				t.Errorf("got %q, %v; want ErrNotDecimal", got, err)
			}
		})
	}
}

func TestEmptyDecimal(t *testing.T) {
	if text, err := json.Marshal(api.Decimal("")); !errors.Is(err, api.ErrNotDecimal) {
		t.Errorf("an empty Decimal is written as %s, %v; want ErrNotDecimal", text, err)
	}
	text, err := json.Marshal(api.SubmittedRow{Outcome: api.OutcomeRejected})
	if want := `{"index":0,"outcome":"rejected"}`; err != nil || string(text) != want {
		t.Errorf("a row without figures is written as %s, %v; want %s", text, err, want)
	}
}

// TestDecimalKeepsItsDigits: what is written is what was read, as a number.
func TestDecimalKeepsItsDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,4})?`).Draw(t, "digits")
		text := digits
		if rapid.Bool().Draw(t, "quoted") {
			text = `"` + digits + `"`
		}
		var d api.Decimal
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Fatalf("read %s: %v", text, err)
		}
		if got, err := json.Marshal(d); err != nil || string(got) != digits {
			t.Fatalf("%s is written as %s, %v", text, got, err)
		}
	})
}

// FuzzParseDecimal: whatever is taken is a JSON number, and an exact one.
func FuzzParseDecimal(f *testing.F) {
	for _, seed := range []string{"0", "-0.5", "250.00", "1.23456", "1e3", "-", "."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := api.ParseDecimal(text)
		if err != nil {
			return
		}
		scaled, ok := new(big.Rat).SetString(string(d))
		if !ok || !json.Valid([]byte(d)) {
			t.Fatalf("%q is taken, but is no JSON number", text)
		}
		if scaled.Mul(scaled, big.NewRat(10_000, 1)); !scaled.IsInt() {
			t.Fatalf("%q is taken, but has more than 4 decimals", text)
		}
	})
}

package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Decimal is an exact amount as it stands on the wire: an optional minus sign,
// digits, and at most 4 decimals, such as "-18.50". The digits are kept as they
// are, trailing zeros included. The empty Decimal stands for an absent amount
// and cannot be written.
type Decimal string

const maxDecimals = 4

// ErrNotDecimal is the error for text that is not an amount with at most 4 decimals.
var ErrNotDecimal = errors.New("not a decimal number with at most 4 decimals")

// ParseDecimal returns text as a Decimal, or an error that wraps ErrNotDecimal.
func ParseDecimal(text string) (Decimal, error) {
	if !isDecimal(text) {
		return "", fmt.Errorf("%q: %w", text, ErrNotDecimal)
	}
	return Decimal(text), nil
}

// MarshalJSON writes the digits as a JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if _, err := ParseDecimal(string(d)); err != nil {
		return nil, err
	}
	return []byte(d), nil
}

// UnmarshalJSON takes a JSON number without exponent, or a string that holds one.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	text := string(data)
	if bytes.HasPrefix(data, []byte{'"'}) {
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	}
	parsed, err := ParseDecimal(text)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// isDecimal reports whether text is a JSON number (RFC 8259) without exponent
// and with at most maxDecimals decimals, so that it can be written as one unchanged.
func isDecimal(text string) bool {
	if len(text) > 0 && text[0] == '-' {
		text = text[1:]
	}
	whole := countDigits(text)
	if whole == 0 || whole > 1 && text[0] == '0' {
		return false
	}
	rest := text[whole:]
	if rest == "" {
		return true
	}
	decimals := countDigits(rest[1:])
	return rest[0] == '.' && decimals >= 1 && decimals <= maxDecimals && decimals == len(rest)-1
}

// countDigits returns how many ASCII digits text begins with.
func countDigits(text string) int {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return i
		}
	}
	return len(text)
}

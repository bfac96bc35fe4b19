package sales

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Amount is an exact amount of money in ten-thousandths of the currency's unit.
// One that comes from outside is below 10^12 units in magnitude (see ParseAmount).
type Amount int64

// MaxTotal bounds day totals by sales type: 10^13 units. A unit's day has at most 64 sales types, so sums over them stay in range too.
const MaxTotal Amount = 1e17

const (
	decimals    = 4  // an Amount has
	wholeDigits = 12 // an Amount from outside has at most
)

// The ways in which a text can fail to be an amount. Test for them with errors.Is.
var (
	// ErrNotNumber: it is not written as JSON writes numbers (RFC 8259, section 6).
	ErrNotNumber = errors.New("not a decimal number")
	// ErrDecimals: its value has more than 4 decimals.
	ErrDecimals = errors.New("more than 4 decimals")
	// ErrRange: its magnitude is 10^12 or more.
	ErrRange = errors.New("magnitude of 10^12 or more")
)

// ParseAmount reads an amount written as JSON writes numbers. What counts is the
// value: 1e2 and 250.00000 are exact amounts, 0.00001 is not.
func ParseAmount(text string) (Amount, error) {
	n, ok := parseNumber(text)
	switch {
	case !ok:
		return 0, ErrNotNumber
	case n.digits == "":
		return 0, nil
	case n.scale+int64(len(n.digits)) > wholeDigits:
		return 0, ErrRange
	case n.scale < -decimals:
		return 0, ErrDecimals
	}
	return n.amount(), nil
}

// Add returns the sum of a and b, and whether it is in the range of an Amount.
func (a Amount) Add(b Amount) (Amount, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

// String writes the amount with two decimals, or as many more as it needs: "250.00", "0.1234".
func (a Amount) String() string {
	var buffer [24]byte
	return string(a.Append(buffer[:0]))
}

// Append appends what String returns.
func (a Amount) Append(to []byte) []byte {
	magnitude := uint64(a)
	if a < 0 {
		to = append(to, '-')
		magnitude = -magnitude
	}
	const unit = 10_000
	to = strconv.AppendUint(to, magnitude/unit, 10)
	part := magnitude % unit
	to = append(to, '.', digit(part/1000), digit(part/100%10))
	if part%100 != 0 {
		to = append(to, digit(part/10%10))
	}
	if part%10 != 0 {
		to = append(to, digit(part%10))
	}
	return to
}

func digit(value uint64) byte { return '0' + byte(value) }

// number is a decimal number: ±digits x 10^scale. The digits neither begin nor
// end with a zero; zero has none.
type number struct {
	negative bool
	digits   string
	scale    int64
}

// amount returns a number that has been found to fit.
func (n number) amount() Amount {
	value := Amount(0)
	for i := range len(n.digits) {
		value = value*10 + Amount(n.digits[i]-'0')
	}
	for range n.scale + decimals {
		value *= 10
	}
	if n.negative {
		return -value
	}
	return value
}

// parseNumber reads a number as RFC 8259, section 6, has it.
func parseNumber(text string) (n number, ok bool) {
	text, n.negative = strings.CutPrefix(text, "-")
	whole, text := cutDigits(text)
	if whole == "" || len(whole) > 1 && whole[0] == '0' {
		return n, false
	}
	fraction := ""
	if rest, pointed := strings.CutPrefix(text, "."); pointed {
		if fraction, text = cutDigits(rest); fraction == "" {
			return n, false
		}
	}
	exponent, ok := parseExponent(text)
	n.digits, n.scale = trim(whole, fraction)
	n.scale += exponent
	return n, ok
}

// trim returns the digits of whole and fraction without the zeros around them,
// and the power of ten of the last.
func trim(whole, fraction string) (digits string, scale int64) {
	fraction = strings.TrimRight(fraction, "0")
	scale = -int64(len(fraction))
	if digits = strings.TrimLeft(whole, "0"); digits == "" {
		return strings.TrimLeft(fraction, "0"), scale
	}
	if fraction != "" {
		return digits + fraction, scale
	}
	trimmed := strings.TrimRight(digits, "0")
	return trimmed, int64(len(digits) - len(trimmed))
}

// parseExponent reads an exponent, or nothing.
func parseExponent(text string) (exponent int64, ok bool) {
	if text == "" {
		return 0, true
	}
	if text[0] != 'e' && text[0] != 'E' {
		return 0, false
	}
	text = text[1:]
	negative := strings.HasPrefix(text, "-")
	if negative || strings.HasPrefix(text, "+") {
		text = text[1:]
	}
	digits, rest := cutDigits(text)
	if digits == "" || rest != "" {
		return 0, false
	}
	exponent, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		exponent = math.MaxInt32 // longer than any text that would have to make up for it
	}
	if negative {
		exponent = -exponent
	}
	return exponent, true
}

// cutDigits cuts text after the ASCII digits it begins with.
func cutDigits(text string) (digits, rest string) {
	i := 0
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return text[:i], text[i:]
}

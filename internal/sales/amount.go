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
	amountDecimals = 4  // an Amount has
	wholeDigits    = 12 // an Amount from outside has at most
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
	case n.digits() == 0:
		return 0, nil
	case n.scale+n.digits() > wholeDigits:
		return 0, ErrRange
	case n.scale < -amountDecimals:
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
func (a Amount) Append(text []byte) []byte {
	magnitude := uint64(a)
	if a < 0 {
		text = append(text, '-')
		magnitude = -magnitude
	}
	const unit = 10_000
	text = strconv.AppendUint(text, magnitude/unit, 10)
	part := magnitude % unit
	text = append(text, '.', digit(part/1000), digit(part/100%10))
	if part%100 != 0 {
		text = append(text, digit(part/10%10))
	}
	if part%10 != 0 {
		text = append(text, digit(part%10))
	}
	return text
}

func digit(value uint64) byte { return '0' + byte(value) }

// number is a decimal number: ± the digits of head and tail x 10^scale. They
// neither begin nor end with a zero; the number zero has none.
type number struct {
	negative   bool
	head, tail string
	scale      int64
}

// digits returns how many digits the number has.
func (n number) digits() int64 { return int64(len(n.head) + len(n.tail)) }

// amount returns a number that has been found to fit.
func (n number) amount() Amount {
	value := appendDigits(appendDigits(0, n.head), n.tail)
	for range n.scale + amountDecimals {
		value *= 10
	}
	if n.negative {
		return -value
	}
	return value
}

func appendDigits(value Amount, digits string) Amount {
	for i := range len(digits) {
		value = value*10 + Amount(digits[i]-'0')
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
	n.trim(whole, fraction)
	n.scale += exponent
	return n, ok
}

// trim takes the digits of whole and fraction without the zeros around them.
func (n *number) trim(whole, fraction string) {
	n.head, n.tail = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	n.scale = -int64(len(n.tail))
	switch {
	case n.head == "":
		n.tail = strings.TrimLeft(n.tail, "0")
	case n.tail == "":
		n.head = strings.TrimRight(n.head, "0")
		n.scale = int64(len(whole) - len(strings.TrimRight(whole, "0")))
	}
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

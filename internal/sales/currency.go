package sales

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Currency is the code of a currency, three capital letters of ISO 4217.
type Currency string

// ParseCurrency reads the code of a currency.
func ParseCurrency(text string) (Currency, error) {
	ok := len(text) == 3
	for i := 0; ok && i < len(text); i++ {
		ok = 'A' <= text[i] && text[i] <= 'Z'
	}
	if !ok {
		return "", fmt.Errorf("%.40q is not a currency: write the three capital letters of ISO 4217, such as EUR", text)
	}
	return Currency(text), nil
}

// CheckDecimals returns what is wrong with an amount in a currency that has so many decimals, or nil.
func CheckDecimals(text string, a Amount, c Currency, decimals int) *Mistake {
	step := Amount(1)
	for range amountDecimals - decimals {
		step *= 10
	}
	if a%step == 0 {
		return nil
	}
	return &Mistake{Code: MoreDecimals, Detail: fmt.Sprintf("%.40s has more decimals than %s, which has %d: round it.", text, c, decimals)}
}

// TypeID is the code of a sales type, such as "TAKE". It cannot change once used.
type TypeID string

// maxTypeID is how many characters the code of a sales type may have.
const maxTypeID = 64

// ParseTypeID reads the code of a sales type, or an alias of it: 1 to 64 printable characters, such
// as a GUID, without space around them.
func ParseTypeID(text string) (TypeID, error) {
	length := utf8.RuneCountInString(text)
	isOther := func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }
	if length == 0 || length > maxTypeID || strings.TrimSpace(text) != text || strings.ContainsFunc(text, isOther) {
		return "", fmt.Errorf("%s has %d characters and is not a code of a sales type: write 1 to %d printable ones without space around them, such as TAKE",
			shorten(text), length, maxTypeID)
	}
	return TypeID(text), nil
}

// maxShown is how many characters of a text an error shows.
const maxShown = 40

// shorten returns a text in quotes, with an ellipsis where it is cut.
func shorten(text string) string {
	if runes := []rune(text); len(runes) > maxShown {
		text = string(runes[:maxShown]) + "…"
	}
	return strconv.Quote(text)
}

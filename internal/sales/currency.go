package sales

import "fmt"

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
func CheckDecimals(a Amount, c Currency, decimals int) *Mistake {
	step := Amount(1)
	for range amountDecimals - decimals {
		step *= 10
	}
	if a%step == 0 {
		return nil
	}
	return &Mistake{Code: MoreDecimals, Detail: fmt.Sprintf("%s has more decimals than %s, which has %d: round it.", a, c, decimals)}
}

// TypeID is the code of a sales type, such as "TAKE". It cannot change once used.
type TypeID string

const maxTypeID = 32

// ParseTypeID reads the code of a sales type: 1 to 32 of A-Z, a-z, 0-9, ".", "_" and "-".
func ParseTypeID(text string) (TypeID, error) {
	ok := len(text) >= 1 && len(text) <= maxTypeID
	for i := 0; ok && i < len(text); i++ {
		ok = isTypeIDByte(text[i])
	}
	if !ok {
		return "", fmt.Errorf("%.40q is not a sales type: write 1 to %d letters, digits, points, dashes and underscores, such as TAKE", text, maxTypeID)
	}
	return TypeID(text), nil
}

func isTypeIDByte(b byte) bool {
	switch {
	case 'A' <= b && b <= 'Z', 'a' <= b && b <= 'z', '0' <= b && b <= '9':
		return true
	}
	return b == '.' || b == '_' || b == '-'
}

package sales

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseAmount(t *testing.T) {
	tests := []struct {
		text string
		want Amount
		err  error
	}{
		{"0", 0, nil},
		{"-0", 0, nil},
		{"250", 250_0000, nil},
		{"250.00", 250_0000, nil},
		{"250.00000", 250_0000, nil},
		{"-18.5", -18_5000, nil},
		{"0.0001", 1, nil},
		{"0.00010", 1, nil},
		{"1e2", 100_0000, nil},
		{"1E+2", 100_0000, nil},
		{"1.25e-2", 125, nil},
		{"12e-4", 12, nil},
		{"120e-5", 12, nil},
		{"999999999999.9999", 9_999_999_999_999_999, nil},
		{"-999999999999.9999", -9_999_999_999_999_999, nil},
		{"0.0000000000001e13", 1_0000, nil},
		{"0e999999999999999999999", 0, nil},
		{"0.00001", 0, ErrDecimals},
		{"1.23456", 0, ErrDecimals},
		{"1e-5", 0, ErrDecimals},
		{"1e-99999999999999999999", 0, ErrDecimals},
		{"1000000000000", 0, ErrRange},
		{"-1e12", 0, ErrRange},
		{"1000000000000.00001", 0, ErrRange},
		{"1e99999999999999999999", 0, ErrRange},
		{"", 0, ErrNotNumber},
		{"-", 0, ErrNotNumber},
		{"+1", 0, ErrNotNumber},
		{"01", 0, ErrNotNumber},
		{".5", 0, ErrNotNumber},
		{"5.", 0, ErrNotNumber},
		{"5.e1", 0, ErrNotNumber},
		{"1e", 0, ErrNotNumber},
		{"1e+-1", 0, ErrNotNumber},
		{"1,5", 0, ErrNotNumber},
		{"1 ", 0, ErrNotNumber},
		{"0x10", 0, ErrNotNumber},
		{"NaN", 0, ErrNotNumber},
		{"１", 0, ErrNotNumber},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			got, err := ParseAmount(test.text)
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("ParseAmount(%q) = %d, %v; want %d, %v", test.text, got, err, test.want, test.err)
			}
		})
	}
}

func TestAmountString(t *testing.T) {
	tests := []struct {
		amount Amount
		want   string
	}{
		{0, "0.00"},
		{250_0000, "250.00"},
		{1234, "0.1234"},
		{-1, "-0.0001"},
		{-18_5000, "-18.50"},
		{12_3450, "12.345"},
		{10_0500, "10.05"},
		{MaxTotal, "10000000000000.00"},
		{math.MinInt64, "-922337203685477.5808"},
	}
	for _, test := range tests {
		if got := test.amount.String(); got != test.want {
			t.Errorf("Amount(%d).String() = %q, want %q", test.amount, got, test.want)
		}
	}
}

func TestAmountAdd(t *testing.T) {
	tests := []struct {
		a, b, want Amount
		ok         bool
	}{
		{1, 2, 3, true},
		{1, -2, -1, true},
		{5, 0, 5, true},
		{math.MaxInt64, 1, math.MinInt64, false},
		{math.MinInt64, -1, math.MaxInt64, false},
		{math.MaxInt64, math.MinInt64, -1, true},
	}
	for _, test := range tests {
		if got, ok := test.a.Add(test.b); got != test.want || ok != test.ok {
			t.Errorf("%d.Add(%d) = %d, %t; want %d, %t", test.a, test.b, got, ok, test.want, test.ok)
		}
	}
}

func TestAmountReadsBackWhatItWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Amount(rapid.Int64Range(-9_999_999_999_999_999, 9_999_999_999_999_999).Draw(t, "amount"))
		if got, err := ParseAmount(want.String()); got != want || err != nil {
			t.Fatalf("ParseAmount(%q) = %d, %v", want, got, err)
		}
	})
}

func TestParseAmountAgreesWithRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,8})?([eE][+-]?[0-9]{1,2})?`).Draw(t, "text")
		agree(t, text)
	})
}

func FuzzParseAmount(f *testing.F) {
	for _, text := range []string{"0", "-18.50", "1e2", "0.00001", "1e400", "999999999999.9999", "1.", "００", "0.0e-0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if exponent := strings.IndexAny(text, "eE"); exponent >= 0 && len(text)-exponent > 6 {
			return // what it is held against would take for ever
		}
		agree(t, text)
	})
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// agree holds ParseAmount against exact rational arithmetic.
func agree(t interface{ Fatalf(string, ...any) }, text string) {
	got, err := ParseAmount(text)
	if !jsonNumber.MatchString(text) {
		if !errors.Is(err, ErrNotNumber) {
			t.Fatalf("ParseAmount(%q) = %d, %v; want ErrNotNumber", text, got, err)
		}
		return
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("big.Rat cannot read %q", text)
	}
	value.Mul(value, big.NewRat(10_000, 1))
	limit := big.NewRat(1e16, 1)
	var want error
	switch {
	case new(big.Rat).Abs(value).Cmp(limit) >= 0:
		want = ErrRange
	case !value.IsInt():
		want = ErrDecimals
	}
	if !errors.Is(err, want) || err == nil && value.Cmp(big.NewRat(int64(got), 1)) != 0 {
		t.Fatalf("ParseAmount(%q) = %d, %v; want %s, %v", text, got, err, value.RatString(), want)
	}
}

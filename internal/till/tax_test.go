package till

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/sales"
)

func TestNet(t *testing.T) {
	tests := []struct {
		name       string
		tax, gross string
		decimals   int
		want       string
	}{
		{"without tax it is the gross", "0", "3.1234", 2, "3.1234"},
		{"ten percent", "10", "11.00", 2, "10.00"},
		{"rounded down", "10", "2.50", 2, "2.27"},
		{"half is rounded up", "100", "0.01", 2, "0.01"},
		{"a refund as the sale it takes back", "10", "-2.50", 2, "-2.27"},
		{"parts of a percent", "8.25", "10.00", 2, "9.24"},
		{"a currency without decimals", "10", "1500", 0, "1364.00"},
		{"the largest amount", "21", "999999999999.9999", 4, "826446280991.7355"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tax, err := ParseTax(test.tax)
			if err != nil {
				t.Fatal(err)
			}
			gross, err := sales.ParseAmount(test.gross)
			if err != nil {
				t.Fatal(err)
			}
			if got := tax.Net(gross, Step(test.decimals)); got.String() != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestNetIsNearestToGrossLessTax(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tax := Tax(rapid.Int64Range(1, maxTax).Draw(t, "tax"))
		gross := sales.Amount(rapid.Int64Range(-1e12, 1e12).Draw(t, "gross"))
		step := Step(rapid.IntRange(0, 4).Draw(t, "decimals"))
		net := tax.Net(gross, step)
		// net and gross/(1+tax) are at most half a step apart.
		if off := 2 * (int64(net)*(whole+int64(tax)) - int64(gross)*whole); off > int64(step)*(whole+int64(tax)) || off < -int64(step)*(whole+int64(tax)) {
			t.Fatalf("net %s of gross %s is off", net, gross)
		}
		if net%step != 0 {
			t.Fatalf("net %s is not a multiple of %s", net, step)
		}
	})
}

func TestParseTaxRefuses(t *testing.T) {
	for _, text := range []string{"", "-1", "8.875", "1001", "ten"} {
		if tax, err := ParseTax(text); err == nil {
			t.Errorf("%q was taken as %d", text, tax)
		}
	}
}

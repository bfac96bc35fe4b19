package sales_test

import (
	"testing"

	"github.com/daypart/daypart/internal/sales"
)

func TestUnknownValue_ListsWhatIsPossibleAndSuggestsTheNearest(t *testing.T) {
	many := make([]string, 22)
	for i := range many {
		many[i] = string(rune('A' + i))
	}
	for _, c := range []struct {
		value             string
		possible, aliases []string
		detail, nearest   string
	}{
		{"GBP", []string{"EUR", "USD"}, nil, `p cannot be "GBP": it can be EUR, USD.`, ""},
		{"TAEK", []string{"DINE", "TAKE"}, nil, `p cannot be "TAEK": did you mean "TAKE"? It can be DINE, TAKE.`, "TAKE"},
		{"bar-1", []string{"DINE"}, []string{"BAR 1"}, `p cannot be "bar-1": did you mean "BAR 1"? It can be DINE.`, "BAR 1"},
		{"x", []string{"Copper", ""}, nil, `p cannot be "x": it can be Copper, or empty for none.`, ""},
		{"x", []string{""}, nil, `p cannot be "x": it can be empty only, for none: nothing has one.`, ""},
		{"42", many, nil, `p cannot be "42": it can be A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T and 2 more.`, ""},
	} {
		f := sales.UnknownValue("p", c.value, c.possible, c.aliases)
		suggestion, _ := f.Extra["suggestion"].(string)
		if f.Detail != c.detail || suggestion != c.nearest || f.Extra["parameter"] != "p" || f.Code != sales.InvalidParameter {
			t.Errorf("%q: %+v", c.value, f)
		}
	}
}

package sales_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/sales"
)

func TestSumIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var got sales.Sum
		want := new(big.Int)
		for _, v := range rapid.SliceOf(rapid.Int64()).Draw(t, "values") {
			if rapid.Bool().Draw(t, "add") {
				got.Add(v)
				want.Add(want, big.NewInt(v))
			} else {
				got.Sub(v)
				want.Sub(want, big.NewInt(v))
			}
		}
		v, ok := got.Value()
		if ok != want.IsInt64() || ok && v != want.Int64() {
			t.Fatalf("got %d, %t, want %s", v, ok, want)
		}
	})
}

package sqlstore

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestSumIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var got sum
		want := new(big.Int)
		for _, v := range rapid.SliceOf(rapid.Int64()).Draw(t, "values") {
			if rapid.Bool().Draw(t, "add") {
				got.add(v)
				want.Add(want, big.NewInt(v))
			} else {
				got.sub(v)
				want.Sub(want, big.NewInt(v))
			}
		}
		v, ok := got.value()
		if ok != want.IsInt64() || ok && v != want.Int64() {
			t.Fatalf("got %d, %t, want %s", v, ok, want)
		}
	})
}

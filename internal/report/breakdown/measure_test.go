package breakdown

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDividesAlike: the quick way and the one for all numbers say the same, also at the ends of the range.
func TestDividesAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	ends := []int64{0, 1, -1, 2, -2, 3, math.MaxInt64, -math.MaxInt64, math.MinInt64, math.MaxInt64 / 2, math.MinInt64 / 2, math.MaxInt64 / 10_000}
	number := func() int64 {
		if random.IntN(4) == 0 {
			return ends[random.IntN(len(ends))]
		}
		return random.Int64() >> random.IntN(63) * int64(1-2*random.IntN(2))
	}
	for range 200_000 {
		n, d, scale := number(), number(), []int64{1, 10_000}[random.IntN(2)]
		if d == 0 {
			continue
		}
		got, want := divide(n, scale, d), divideBig(n, scale, d)
		if (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Fatalf("%d x %d / %d: got %v, want %v", n, scale, d, got, want)
		}
	}
}

package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestWeightsFollowAUnitThatBeginsToWander plays units that are steady for 600 days, then are not: within a
// month, members that follow fast must count for most of what is expected of the next day.
func TestWeightsFollowAUnitThatBeginsToWander(t *testing.T) {
	const units, steady, wandering, least = 40, 600, 30, 0.38
	var haste float64
	for seed := range uint64(units) {
		random := rand.New(rand.NewPCG(seed, 3))
		d, log := NewDaily(20_000, 0, nil), 0.0
		for day := range steady + wandering {
			if day >= steady {
				log += 0.1 * random.NormFloat64()
			}
			d.Observe(math.Exp(log + 0.1*random.NormFloat64()))
		}
		haste += hasteOf(d, 0) / units
	}
	if haste < least {
		t.Errorf("what the members are told to follow by is %.2f on average, want at least %.2f", haste, least)
	}
}

// hasteOf returns how fast the members follow, as they are weighed at a class of leads.
func hasteOf(d *Daily, c int) float64 {
	var sum float64
	for k, w := range d.weights[c] {
		sum += w * d.members.haste(k)
	}
	return sum
}

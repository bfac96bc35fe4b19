package model

import "math/rand/v2"

// noise returns draws of a standard normal that are the same on every run.
func noise(seed uint64) func() float64 { return rand.New(rand.NewPCG(seed, seed)).NormFloat64 }

package model

import "math"

// solveRidge solves (gram + diag(ridge)) x = moment by Cholesky's decomposition.
// Of gram, n by n and row by row, only the lower triangle is read; work is as
// large and is overwritten.
func solveRidge(gram, ridge, moment, work, x []float64) {
	n := len(x)
	for i := range n {
		row := work[i*n : i*n+i+1]
		for j := range row {
			row[j] = gram[i*n+j] - dot(row[:j], work[j*n:])
			if j < i {
				row[j] /= work[j*n+j]
			}
		}
		row[i] = math.Sqrt(math.Max(row[i]+ridge[i], 1e-12))
	}
	for i := range n {
		x[i] = (moment[i] - dot(x[:i], work[i*n:])) / work[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		x[i] /= work[i*n+i]
		for j := range i {
			x[j] -= work[i*n+j] * x[i]
		}
	}
}

// dot returns the sum of a[i] b[i] over a, which must not be the longer one.
func dot(a, b []float64) float64 {
	var sum float64
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

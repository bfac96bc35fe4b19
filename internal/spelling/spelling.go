// Package spelling compares the names that callers write with the names that are known:
// members of a body, parameters of a query, headers.
package spelling

import (
	"slices"
	"strings"
)

// IsSame reports whether a name is the known one, without regard to the case of ASCII letters.
// strings.EqualFold would take the Kelvin sign for a k.
func IsSame(name, known string) bool {
	if name == known || len(name) != len(known) {
		return name == known
	}
	for i := range len(name) {
		if lower(name[i]) != lower(known[i]) {
			return false
		}
	}
	return true
}

// Contains reports whether a name is among the known ones, as [IsSame] compares them.
func Contains(known []string, name string) bool {
	return slices.ContainsFunc(known, func(k string) bool { return IsSame(name, k) })
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// maxLength bounds the names that are compared with others: the work grows with its square.
const maxLength = 64

// FindNearest returns the known name that a misspelt one most likely means, or "" if none is
// near: "observedAt" for "observed_at", "numGuests" for "guests", nothing for "cashier". Case
// and everything but ASCII letters and digits count for nothing; of equals the first is taken.
func FindNearest(name string, known []string) string {
	if len(name) > maxLength {
		return ""
	}
	nearest, least := "", maxLength+1
	for _, candidate := range known {
		if d := distance(simplify(name), simplify(candidate)); d < least {
			nearest, least = candidate, d
		}
	}
	return nearest
}

// distance returns how many letters of a must be changed to make b of it, or more than maxLength
// where they are not near: where neither holds the other, and more than every third differs.
func distance(a, b string) int {
	d := countEdits(a, b)
	holds := min(len(a), len(b)) > 2 && (strings.Contains(a, b) || strings.Contains(b, a))
	if !holds && 3*d > max(len(a), len(b)) {
		return maxLength + 1
	}
	return d
}

// simplify returns the ASCII letters and digits of a name, in lower case.
func simplify(name string) string {
	simple := make([]byte, 0, len(name))
	for i := range len(name) {
		if b := lower(name[i]); 'a' <= b && b <= 'z' || '0' <= b && b <= '9' {
			simple = append(simple, b)
		}
	}
	return string(simple)
}

// countEdits returns the optimal string alignment distance: how many letters must be inserted,
// deleted, replaced, or swapped with their neighbour.
func countEdits(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replaced := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			rows[i][j] = min(replaced, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

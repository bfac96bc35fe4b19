// Package model is the arithmetic of the forecast: numbers in, numbers out.
//
// It owns the model of a unit's daily sales (Daily), of the shape of its days
// (Profile) and of a day that is not over yet (Today), each with intervals. It
// knows no clock, no store and no tenant: a day is a number, counted from
// 1970-01-01, and a slot is a position in the business day.
//
// The models learn one day at a time and never look back over what they have
// taken in, so a refit is the same as having watched from the beginning: a
// figure of the past that was corrected is learned by fitting again.
package model

import "math"

// MaxAhead is how many days ahead Daily forecasts.
const MaxAhead = 14

// missing stands for a day without sales.
var missing = math.NaN()

// isMissing reports whether a day's sales are not known, or are none at all.
func isMissing(sales float64) bool { return !(sales > 0) || math.IsInf(sales, 1) }

const sunday = 0

// weekday returns the day of the week of a day number; Sunday is 0.
func weekday(n int) int { return ((n+4)%7 + 7) % 7 }

// clamp returns x, or the nearest limit where it lies beyond one of them.
func clamp(x, limit float64) float64 {
	switch { // branches that are hardly ever taken cost less than min and max
	case x > limit:
		return limit
	case x < -limit:
		return -limit
	}
	return x
}

// An observation is what the members learn from one day.
type observation struct {
	day    int
	week   int     // its weekday
	log    float64 // of the sales, without the effect of a special day; NaN where missing
	weight float64 // how much it counts
	turn   float64 // what the year adds to the log since the day before
	wave   *wave   // of the day
}

// A target is a day to forecast.
type target struct {
	day   int
	week  int     // its weekday
	ahead int     // days from the last observation
	turn  float64 // what the year adds to the log since the last observation
	wave  *wave   // of the day
}

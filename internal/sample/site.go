package sample

import (
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// A site is what makes the days of a unit look as they do.
type site struct {
	// tickets come on an average day, times the weekday's factor, Sunday first.
	tickets  float64
	weekdays [7]float64
	// holiday is the factor of a public holiday.
	holiday float64
	// curve is when guests come; weekend the same for Saturdays and Sundays, if they differ.
	curve, weekend curve
	channels       []channel
	tax            tax
}

// A channel is how a site sells by one sales type.
type channel struct {
	id sales.TypeID
	// weight is how often it is used, against the others, before and from 17:00.
	early, late float64
	// guests are how often a ticket has one guest, two, and so on; items how often a guest orders once, twice, and so on.
	guests, items []float64
	// price is that of an item on average, as the menu prints it, and spread how far items differ (of the logarithm).
	price, spread float64
	// pause is the longest time between two items of a guest.
	pause time.Duration
}

// tax is what a country takes: in hundredths of a percent, contained in the prices of
// the menu, or added to them.
type tax struct {
	rate  sales.Amount
	onTop bool
}

var (
	spain         = tax{rate: 10_00}
	portugal      = tax{rate: 13_00}
	massachusetts = tax{rate: 7_00, onTop: true}
)

var (
	cafeChannels = []channel{
		{"DINE", 5, 6, []float64{5, 4, 1}, []float64{4, 5, 1}, 3.30, 0.35, 8 * time.Minute},
		{"TAKE", 5, 3, []float64{9, 1}, []float64{6, 4}, 2.80, 0.35, time.Minute},
		{"DELIVERY", 0.5, 1, []float64{5, 4, 1}, []float64{1, 5, 2}, 4.10, 0.35, time.Minute},
	}
	barChannels = []channel{
		{"BAR", 7, 8, []float64{3, 5, 2, 1}, []float64{3, 4, 3, 1}, 4.60, 0.40, 25 * time.Minute},
		{"DINE", 3, 2, []float64{1, 5, 3, 3}, []float64{1, 4, 4, 2}, 6.10, 0.35, 20 * time.Minute},
		{"TAKE", 0.3, 0.2, []float64{1}, []float64{1, 1}, 5.00, 0.35, time.Minute},
		{"DELIVERY", 0.3, 0.5, []float64{3, 4, 1}, []float64{1, 3, 1}, 6.80, 0.35, time.Minute},
	}
	restaurantChannels = []channel{
		{"DINE", 8, 8, []float64{1, 8, 4, 5, 1, 1}, []float64{0, 2, 5, 4}, 7.40, 0.45, 20 * time.Minute},
		{"BAR", 1, 1.5, []float64{3, 5, 1}, []float64{3, 4, 2}, 5.90, 0.40, 20 * time.Minute},
		{"TAKE", 1, 0.6, []float64{4, 3, 1}, []float64{1, 3, 1}, 7.00, 0.40, time.Minute},
		{"DELIVERY", 1, 1.6, []float64{3, 5, 2, 1}, []float64{1, 3, 1}, 8.00, 0.40, time.Minute},
	}
)

var (
	cafeDay     = curve{{6.5, 0}, {7, 3}, {8.5, 10}, {9.5, 8}, {11, 9}, {12.5, 5}, {14, 6}, {15.5, 3}, {17.5, 6}, {19, 4}, {20.5, 1}, {21, 0}}
	cafeWeekend = curve{{8, 0}, {9, 4}, {11, 10}, {12.5, 9}, {14, 6}, {16, 4}, {18, 6}, {20, 3}, {21.5, 0}}

	barInSpain  = curve{{12, 0}, {13.5, 4}, {15, 3}, {17, 1.5}, {19, 3}, {21, 7}, {23, 10}, {24.5, 9}, {26, 4}, {27, 0}}
	barInBoston = curve{{15, 0}, {17, 5}, {18.5, 8}, {20, 7}, {22, 10}, {24, 8}, {25, 3}, {26, 0}}

	tableInSpain  = curve{{12.75, 0}, {13.5, 3}, {14.5, 10}, {15.5, 6}, {16.5, 1}, {17, 0}, {19.5, 0}, {20.5, 2}, {21.75, 9}, {22.75, 7}, {24, 1}, {24.5, 0}}
	tableInBoston = curve{{11, 0}, {12, 5}, {13, 8}, {14.5, 2}, {16.5, 1}, {17.5, 5}, {19, 10}, {20.5, 7}, {22, 2}, {23, 0}}

	cafeWeek  = [7]float64{0.90, 0.96, 0.98, 1.00, 1.02, 1.10, 1.05}
	barWeek   = [7]float64{0.82, 0.70, 0.75, 0.84, 1.10, 1.52, 1.46}
	tableWeek = [7]float64{1.12, 0.72, 0.80, 0.88, 1.00, 1.24, 1.34}
)

// sites are the units of the sample company.
var sites = map[tenant.UnitID]site{
	1: {tickets: 980, weekdays: cafeWeek, holiday: 0.75, curve: cafeDay, weekend: cafeWeekend, channels: cafeChannels, tax: spain},
	2: {tickets: 560, weekdays: barWeek, holiday: 1.15, curve: barInSpain, channels: barChannels, tax: spain},
	3: {tickets: 290, weekdays: tableWeek, holiday: 1.10, curve: tableInSpain, channels: restaurantChannels, tax: spain},
	4: {tickets: 760, weekdays: cafeWeek, holiday: 0.80, curve: cafeDay, weekend: cafeWeekend, channels: cafeChannels, tax: portugal},
	5: {tickets: 260, weekdays: tableWeek, holiday: 0.60, curve: tableInBoston, channels: restaurantChannels, tax: massachusetts},
	6: {tickets: 500, weekdays: barWeek, holiday: 0.85, curve: barInBoston, channels: barChannels, tax: massachusetts},
}

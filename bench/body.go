package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

// state grows with every submission of every till, so that no two state the same figures.
var state atomic.Int64

// channels are the sales types that the units of the benchmark sell through.
var channels = []string{"DINE", "TAKE", "DELIVERY", "BAR"}

// body makes the submissions of one till: always the same slots, never the same figures.
type body struct {
	day   string
	types []string
	slots []string
	text  []byte
}

// newBody returns a maker of submissions of so many rows, of yesterday: a day that is over has all its slots.
func newBody(rows int) *body {
	midnight := time.Now().UTC().AddDate(0, 0, -1).Truncate(24 * time.Hour)
	return bodyFrom(midnight.Format(time.DateOnly), midnight, channels, rows)
}

// bodyFrom returns a maker of submissions of so many rows of a day, from a slot on.
func bodyFrom(day string, start time.Time, types []string, rows int) *body {
	b := &body{day: day, types: types}
	for row := range rows {
		b.slots = append(b.slots, start.Add(time.Duration(row/len(types))*slotLength).Format(time.RFC3339))
	}
	return b
}

// next returns the next submission. It is overwritten by the one after.
func (b *body) next() []byte {
	n := state.Add(1)
	b.text = fmt.Appendf(b.text[:0], `{"businessDay":%q,"realTimeSales":[`, b.day)
	for row, slot := range b.slots {
		if row > 0 {
			b.text = append(b.text, ',')
		}
		net := n + int64(row)
		b.text = fmt.Appendf(b.text, `{"currencyId":"EUR","salesTypeId":%q,"timeSlotStart":%q,"netSales":%d.%02d,"grossSales":%d.%02d,"numChecks":%d,"numGuests":%d}`,
			b.types[row%len(b.types)], slot, net/100, net%100, (net+net/10)/100, (net+net/10)%100, net%1000, net%2000)
	}
	b.text = append(b.text, `]}`...)
	return b.text
}

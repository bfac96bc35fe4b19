package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

// state grows with every text that is made, so that no two state the same figures.
var state atomic.Int64

// channels are the sales types that the units of the benchmark sell through.
var channels = []string{"DINE", "TAKE", "DELIVERY", "BAR"}

// variants is how many texts a till has, which it sends in turn. They are made before the
// measurement: what a sender does meanwhile, it takes from the servers that are measured.
const variants = 8

// body has the submissions of one till: always the same slots, never the figures of the one before.
type body struct {
	texts [variants][]byte
	turn  int
}

// newBody returns submissions of so many rows, of yesterday: a day that is over has all its slots.
func newBody(rows int) *body {
	midnight := time.Now().UTC().AddDate(0, 0, -1).Truncate(24 * time.Hour)
	return bodyFrom(midnight.Format(time.DateOnly), midnight, channels, rows)
}

// bodyFrom returns submissions of so many rows of a day, from a slot on.
func bodyFrom(day string, start time.Time, types []string, rows int) *body {
	b := &body{}
	for i := range b.texts {
		b.texts[i] = text(day, start, types, rows, state.Add(1))
	}
	return b
}

// next returns the next submission.
func (b *body) next() []byte {
	b.turn = (b.turn + 1) % variants
	return b.texts[b.turn]
}

// text returns a submission whose figures come from n.
func text(day string, start time.Time, types []string, rows int, n int64) []byte {
	text := fmt.Appendf(nil, `{"businessDay":%q,"realTimeSales":[`, day)
	for row := range rows {
		if row > 0 {
			text = append(text, ',')
		}
		slot := start.Add(time.Duration(row/len(types)) * slotLength).Format(time.RFC3339)
		net := n + int64(row)
		text = fmt.Appendf(text, `{"currencyId":"EUR","salesTypeId":%q,"timeSlotStart":%q,"netSales":%d.%02d,"grossSales":%d.%02d,"numChecks":%d,"numGuests":%d}`,
			types[row%len(types)], slot, net/100, net%100, (net+net/10)/100, (net+net/10)%100, net%1000, net%2000)
	}
	return append(text, `]}`...)
}

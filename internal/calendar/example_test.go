package calendar_test

import (
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

func Example() {
	zone, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		panic(err)
	}
	c := calendar.New(zone, calendar.NewClock(5, 0), calendar.DefaultSlotLength)

	// The night in which the clocks go back belongs to the day before.
	sale := time.Date(2026, time.October, 25, 1, 40, 0, 0, time.UTC)
	d := c.DayAt(sale)
	slot, aligned := c.SlotAt(d, sale)
	fmt.Println(d, c.Span(d).Duration(), c.SlotCount(d))
	fmt.Println(slot.Start.In(zone).Format(time.RFC3339), aligned)
	// Output:
	// 2026-10-24 25h0m0s 100
	// 2026-10-25T02:30:00+01:00 false
}

package forecast

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
)

// A forecast is looked for where it was made, whatever the clocks of the unit show and whenever its business day begins.
func TestForecastsAreLookedForWhenTheyWereMade(t *testing.T) {
	for _, name := range []string{"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Madrid"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, dayStart := range []calendar.Clock{calendar.NewClock(0, 0), calendar.NewClock(23, 59)} {
			c := calendar.New(zone, dayStart, calendar.DefaultSlotLength)
			running := calendar.NewDay(2026, time.October, 25) // the clocks of Madrid change
			q := learnedThrough(store.ForecastQuery{}, running.AddDays(-1), running.AddDays(-1))
			if of := c.Span(running); of.Start.Before(q.Since) || of.End.After(q.Until) {
				t.Errorf("%s from %s: made from %s to %s, looked for from %s to %s", name, dayStart, of.Start, of.End, q.Since, q.Until)
			}
		}
	}
}

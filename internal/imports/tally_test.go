package imports

import (
	"errors"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

func TestTally_RefusesWhatWouldFillMemory(t *testing.T) {
	monday := calendar.NewDay(2026, time.January, 5)
	fill := map[string]func(*tally, int) error{
		"units": func(t *tally, n int) error {
			key := dayKey{tenant.UnitID(n), monday}
			return t.add(key, sales.Key{Type: "DINE", Currency: "EUR"}, sales.Measures{Net: 1})
		},
		"slots": func(t *tally, n int) error {
			key := dayKey{1, monday.AddDays(n / 1000)}
			start := time.Date(2026, 1, 5+n/1000, 5, 0, n%1000, 0, time.UTC)
			at := sales.Key{SlotStart: start, Type: "DINE", Currency: "EUR"}
			return t.add(key, at, sales.Measures{Net: 1})
		},
		"tickets": func(t *tally, n int) error {
			t.addTicket(dayKey{1, monday}, time.Duration(n).String())
			return nil
		},
	}
	for name, add := range fill {
		t.Run(name, func(t *testing.T) {
			tally, n := newTally(), 0
			peak := peakOf(func() {
				for ; tally.checkSize() == nil && n < 5_000_000; n++ {
					check(t, add(tally, n))
				}
			})
			if err := tally.checkSize(); !errors.Is(err, errTooManyFigures) || n < 100_000 {
				t.Errorf("%v after %d", err, n)
			}
			if peak > 96<<20 {
				t.Errorf("%d take %d MiB", n, peak>>20)
			}
		})
	}
}

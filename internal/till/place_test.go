package till

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/calendar"
)

func day(t *testing.T, text string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPlaceKeepsWeekdaysAndEndsUpToADay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.Int32Range(-100_000, 100_000)
		last, until := calendar.DayFromNumber(drawn.Draw(t, "last")), calendar.DayFromNumber(drawn.Draw(t, "until"))
		moved := Place(last.AddDays(-3), last, until).Move(last)
		if moved.Weekday() != last.Weekday() || moved.After(until) || until.Sub(moved) >= week {
			t.Fatalf("%s was moved to %s, for %s", last, moved, until)
		}
	})
}

func madrid(dayStart string) api.BusinessUnit {
	return api.BusinessUnit{ID: 3, TimeZone: "Europe/Madrid", DayStart: dayStart, SlotMinutes: 15, Currencies: []string{"EUR"}}
}

func oneTill(t *testing.T, r Recording, p Placement, unit api.BusinessUnit) Till {
	t.Helper()
	m := Mapping{Units: map[string]int64{r.Units[0]: unit.ID}}
	terms := func(api.BusinessUnit) Terms {
		return Terms{SalesTypes: map[string]string{"T": "TAKE"}, Currency: "EUR", Step: Step(2)}
	}
	tills, err := r.Tills(p, m, []api.BusinessUnit{unit}, terms)
	if err != nil || len(tills) != 1 {
		t.Fatalf("got %d tills, %v", len(tills), err)
	}
	return tills[0]
}

func TestRecordedTimesAreReadInTheZoneOfTheUnit(t *testing.T) {
	tests := []struct {
		name            string
		dayStart, local string // recorded 52 weeks earlier
		day, want       string
	}{
		{"summer", "05:00", "2025-07-14T12:00:00", "2026-07-13", "2026-07-13T10:00:00Z"},
		{"after midnight, of the day before", "05:00", "2025-07-15T01:15:00", "2026-07-13", "2026-07-13T23:15:00Z"},
		{"repeated: the first", "05:00", "2025-10-26T02:30:00", "2026-10-24", "2026-10-25T00:30:00Z"},
		{"skipped: as if the clock went forward later", "05:00", "2025-03-30T02:30:00", "2026-03-28", "2026-03-29T01:30:00Z"},
		{"skipped at the end of the day: as if it went forward earlier", "03:00", "2025-03-30T02:30:00", "2026-03-28", "2026-03-29T00:30:00Z"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := mustRead(t, header+test.local+",u,1,T,1,1\n")
			played := day(t, test.day)
			recorded := played.AddDays(-364)
			till := oneTill(t, r, Place(recorded, recorded, played), madrid(test.dayStart))
			sold, err := till.Sales(played)
			if err != nil || len(sold) != 1 || sold[0].At.Format(time.RFC3339) != test.want {
				t.Errorf("got %+v, %v, want one at %s", sold, err, test.want)
			}
		})
	}
}

func TestTicketCountsOnceForItsSalesType(t *testing.T) {
	r := mustRead(t, header+"2026-11-16T12:00:00,u,1,T,1,1\n2026-11-16T12:20:00,u,1,T,1,1\n2026-11-17T12:00:00,u,1,T,1,1\n")
	monday := day(t, "2026-11-16")
	till := oneTill(t, r, Place(monday, monday.AddDays(1), monday.AddDays(1)), madrid("05:00"))
	for i, want := range []int32{1, 1} { // the next day the number begins anew
		sold, err := till.Sales(monday.AddDays(i))
		if err != nil {
			t.Fatal(err)
		}
		checks := int32(0)
		for _, sale := range sold {
			checks += sale.Checks
		}
		if checks != want {
			t.Errorf("day %d: %d checks, want %d", i, checks, want)
		}
	}
}

package holiday_test

import (
	"testing"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/holiday"
	"github.com/daypart/daypart/internal/forecast/model"
)

func TestSpecialDays(t *testing.T) {
	for _, test := range []struct {
		country  string
		day      calendar.Day
		wantName string
		wantKind model.Kind
	}{
		{"FR", calendar.NewDay(2024, 7, 14), "Fête Nationale", model.Holiday},
		{"FR", calendar.NewDay(2024, 3, 31), "Easter Sunday", model.Holiday},
		{"FR", calendar.NewDay(2024, 7, 13), "before Fête Nationale", model.Eve},
		{"DE", calendar.NewDay(2024, 10, 31), "", 0},
		{"DE-SH", calendar.NewDay(2024, 10, 31), "Reformationstag", model.Holiday},
		{"CA-QC", calendar.NewDay(2024, 6, 24), "Saint-Jean-Baptiste", model.Holiday},
		{"CA-ON", calendar.NewDay(2024, 2, 19), "Family Day", model.Holiday},
		{"CA-ON", calendar.NewDay(2024, 6, 24), "", 0},
		{"US-TX", calendar.NewDay(2024, 7, 4), "Independence Day", model.Holiday},
		{"", calendar.NewDay(2024, 12, 25), "", 0},
	} {
		days, err := holiday.Between(test.country, test.day, test.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := days.At(int(test.day.Number())); got.Name != test.wantName || got.Kind != test.wantKind {
			t.Errorf("%s in %q: %+v, want %q of kind %d", test.day, test.country, got, test.wantName, test.wantKind)
		}
	}
}

func TestAnUnknownCountryIsAnError(t *testing.T) {
	day := calendar.NewDay(2024, 1, 1)
	for _, country := range []string{"XX", "XX-YY", "de"} {
		if _, err := holiday.Between(country, day, day); err == nil {
			t.Errorf("%s: no error", country)
		}
	}
}

package holiday_test

import (
	"os/exec"
	"regexp"
	"strings"
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
		{"AU", calendar.NewDay(2024, 4, 25), "ANZAC Day", model.Holiday},
		{"AU", calendar.NewDay(2024, 6, 10), "", 0},
		{"AU-NSW", calendar.NewDay(2024, 6, 10), "Queen's Birthday", model.Holiday},
		{"PT", calendar.NewDay(2024, 4, 25), "Dia da Liberdade", model.Holiday},
		{"MX", calendar.NewDay(2024, 9, 16), "Independence Day", model.Holiday},
		{"FI", calendar.NewDay(2024, 12, 6), "Itsenäisyyspäivä", model.Holiday},
		{"HU", calendar.NewDay(2024, 8, 20), "Az államalapítás ünnepe", model.Holiday},
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

// TestIsKnown_EveryCountryOfTheLibrary compares the countries with the library's packages, which are
// named after them: aa has what many share, ecb is a bank.
func TestIsKnown_EveryCountryOfTheLibrary(t *testing.T) {
	list, err := exec.Command("go", "list", "github.com/rickar/cal/v2/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	countries := 0
	for _, match := range regexp.MustCompile(`(?m)/v2/([a-z]{2})$`).FindAllStringSubmatch(string(list), -1) {
		country := strings.ToUpper(match[1])
		if country == "AA" {
			continue
		}
		countries++
		if !holiday.IsKnown(country) {
			t.Errorf("the holidays of %s are not known, though the library has them", country)
			continue
		}
		days, err := holiday.Between(country, calendar.NewDay(2016, 1, 1), calendar.NewDay(2035, 12, 31))
		if err != nil {
			t.Error(err)
		}
		if newYear := days[calendar.NewDay(2026, 1, 1)]; newYear.Kind != model.Holiday || newYear.Name == "" {
			t.Errorf("New Year is no holiday in %s", country)
		}
	}
	if countries < 45 {
		t.Errorf("only %d countries are in the library", countries)
	}
}

func TestIsKnown_NoOtherCountry(t *testing.T) {
	for _, country := range []string{"", "IN", "Spain", "es"} {
		if holiday.IsKnown(country) {
			t.Errorf("the holidays of %q are known", country)
		}
	}
}

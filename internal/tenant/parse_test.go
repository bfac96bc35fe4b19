package tenant

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

func readExample(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("../../docs/company.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func mustParse(t testing.TB, text string) Company {
	t.Helper()
	company, err := ParseCompany([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return company
}

func TestParseCompanyExample(t *testing.T) {
	c := mustParse(t, string(readExample(t)))
	if c.Slug != "oak-and-rye" || c.Name != "Oak & Rye" || c.Suspended {
		t.Errorf("company = %q %q suspended %v", c.Slug, c.Name, c.Suspended)
	}
	if got := c.Configuration.Currencies; !slices.Equal(got, []Currency{{"EUR", 2}, {"NPR", 2}}) {
		t.Errorf("currencies = %v", got)
	}
	if got := c.Configuration.SalesTypes; len(got) != 4 || got[1].TrafficBy != ByChecks || got[3].TrafficBy != ByGuests {
		t.Errorf("sales types = %v", got)
	}
	if want := (Intake{MaxAgeDays: 31, FutureTolerance: 5 * time.Minute, CurrencyDecimals: Warn}); c.Configuration.Intake != want {
		t.Errorf("intake = %v, want %v", c.Configuration.Intake, want)
	}
	if len(c.Units) != 3 {
		t.Fatalf("%d units, want 3", len(c.Units))
	}
}

func TestParseCompanyUnits(t *testing.T) {
	c := mustParse(t, string(readExample(t)))
	madrid, lisbon, kathmandu := c.Units[0], c.Units[1], c.Units[2]
	if got := describeCalendar(madrid); got != "Europe/Madrid, day start 05:00, 15-minute slots" {
		t.Errorf("Madrid takes the defaults: %s", got)
	}
	if got := describeCalendar(kathmandu); got != "Asia/Kathmandu, day start 06:00, 30-minute slots" {
		t.Errorf("Kathmandu has its own: %s", got)
	}
	if !slices.Equal(lisbon.SalesTypes, []sales.TypeID{"DINE", "TAKE"}) || lisbon.Region != "Iberia" {
		t.Errorf("Lisbon = %+v", lisbon)
	}
	if want := calendar.NewDay(2026, time.October, 31); kathmandu.ClosedOn == nil || *kathmandu.ClosedOn != want || kathmandu.OpenedOn != nil {
		t.Errorf("Kathmandu opened %v closed %v", kathmandu.OpenedOn, kathmandu.ClosedOn)
	}
}

func TestParseCompanyWithoutConfiguration(t *testing.T) {
	c := mustParse(t, "tenant: bare\nname: Bare\n")
	if c.Configuration != nil || c.Units != nil {
		t.Errorf("company = %+v, want neither configuration nor units", c)
	}
}

// minimal is a company to break in one place.
const minimal = `tenant: a
name: A
currencies: [{id: EUR}]
salesTypes: [{id: TAKE, names: {en: Take-away}}]
`

func TestParseCompanyFaults(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", "the file has 0 documents"},
		{"two documents", minimal + "---\n" + minimal, "the file has 2 documents"},
		{"not YAML", "tenant: [", "not YAML"},
		{"not a mapping", "- a\n", "line 1: must be a mapping of currencies, "},
		{"nothing in it", "{}", "line 1: name is missing"},
		{"unknown member", minimal + "salestypes: []\n", "line 5: salestypes: is not known here"},
		{"member twice", minimal + "name: B\n", "line 5: name: is there twice"},
		{"slug", "tenant: A b\nname: A\n", `line 1: tenant: "A b" does not fit: write 1 to 40 of a-z`},
		{"name of spaces", "tenant: a\nname: ' '\n", "line 2: name: \" \" is not a name"},
		{"null", "tenant: a\nname:\n", "line 2: name: must be a text"},
		{"suspended", minimal + "suspended: perhaps\n", "line 5: suspended: must be true or false"},
		{"half a configuration", "tenant: a\nname: A\ncurrencies: [{id: EUR}]\n", "salesTypes is missing: a company that receives"},
		{"no currency", "tenant: a\nname: A\ncurrencies: []\nsalesTypes: [{id: T, names: {en: T}}]\n", "line 3: currencies: is empty"},
		{"currency code", strings.Replace(minimal, "EUR", "euro", 1), `line 3: currencies[0].id: "euro" is not a currency`},
		{"currency twice", strings.Replace(minimal, "{id: EUR}", "{id: EUR}, {id: EUR}", 1), "line 3: currencies[1]: EUR is there twice"},
		{"decimals", strings.Replace(minimal, "id: EUR", "id: EUR, decimals: 5", 1), "currencies[0].decimals: must be a whole number from 0 to 4"},
		{"no English", strings.Replace(minimal, "en:", "fr:", 1), "line 4: salesTypes[0].names: needs a name in English"},
		{"language", strings.Replace(minimal, "{en:", "{FR: X, en:", 1), `salesTypes[0].names.FR: "FR" does not fit`},
		{"traffic", strings.Replace(minimal, "id: TAKE", "id: TAKE, trafficBy: tables", 1), `"tables" does not fit: write guests or checks`},
		{"daypart without end", minimal + "dayparts: [{id: a, names: {en: A}, from: 05:00}]\n", "line 5: dayparts[0]: to is missing"},
		{"daypart of nothing", minimal + "dayparts: [{id: a, names: {en: A}, from: 05:00, to: 05:00}]\n", "begins and ends at 05:00"},
		{"dayparts overlap", minimal + "dayparts: [{id: a, names: {en: A}, from: 22:00, to: 02:00}, {id: b, names: {en: B}, from: 01:00, to: 03:00}]\n",
			"line 5: dayparts: b (01:00 to 03:00) overlaps a (22:00 to 02:00)"},
		{"time of day", minimal + "defaults: {dayStart: 25:00}\n", "line 5: defaults.dayStart: "},
		{"tolerance", minimal + "intake: {futureTolerance: 2d}\n", "line 5: intake.futureTolerance: \"2d\" does not fit"},
		{"an alias that is a code", "tenant: a\nname: A\ncurrencies: [{id: EUR}]\nsalesTypes: [{id: A, names: {en: A}, aliases: [B]}, {id: B, names: {en: B}}]\n", "line 4: salesTypes[0].aliases[0]: B is the code or an alias of a sales type already"},
		{"an alias that is its own code", "tenant: a\nname: A\ncurrencies: [{id: EUR}]\nsalesTypes: [{id: A, names: {en: A}, aliases: [A]}]\n", "line 4: salesTypes[0].aliases[0]: A is the code or an alias of a sales type already"},
		{"an alias of two", "tenant: a\nname: A\ncurrencies: [{id: EUR}]\nsalesTypes: [{id: A, names: {en: A}, aliases: [x y]}, {id: B, names: {en: B}, aliases: [x y]}]\n", "line 4: salesTypes[1].aliases[0]: x y is the code or an alias of a sales type already"},
		{"an alias twice", "tenant: a\nname: A\ncurrencies: [{id: EUR}]\nsalesTypes: [{id: A, names: {en: A}, aliases: [x, x]}]\n", "line 4: salesTypes[0].aliases[1]: x is there twice"},
		{"an alias that is no code", "tenant: a\nname: A\ncurrencies: [{id: EUR}]\nsalesTypes: [{id: A, names: {en: A}, aliases: [' x']}]\n", "line 4: salesTypes[0].aliases[0]: \" x\" has 2 characters and is not a code of a sales type"},
		{"decimals of currencies", minimal + "intake: {currencyDecimals: round}\n", "line 5: intake.currencyDecimals: \"round\" does not fit: write warn or refuse"},
		{"age", minimal + "intake: {maxAgeDays: -1}\n", "line 5: intake.maxAgeDays: must be a whole number from 0"},
		{"units not a list", minimal + "units: {id: 1}\n", "line 5: units: must be a list"},
		{"unit without zone", minimal + "units:\n - {id: 1, name: X}\n", "line 6: units[0]: timeZone is missing"},
		{"zone", minimal + "units: [{id: 1, name: X, timeZone: Local}]\n", `"Local" is not a time zone of the IANA database`},
		{"slot", minimal + "units: [{id: 1, name: X, timeZone: UTC, slotMinutes: 7}]\n", "slotMinutes: 7 is not a slot length"},
		{"unit id", minimal + "units: [{id: 0, name: X, timeZone: UTC}]\n", "units[0].id: must be a whole number from 1 to"},
		{"unit twice", minimal + "units:\n - {id: 1, name: X, timeZone: UTC}\n - {id: 1, name: Y, timeZone: UTC}\n", "line 7: units[1]: 1 is there twice"},
		{"foreign currency", minimal + "units: [{id: 1, name: X, timeZone: UTC, currencies: [USD]}]\n", "USD is not configured for the company: configured are EUR"},
		{"foreign sales type", minimal + "units: [{id: 1, name: X, timeZone: UTC, salesTypes: [DINE]}]\n", "DINE is not configured for the company: configured are TAKE"},
		{"closed before opened", minimal + "units: [{id: 1, name: X, timeZone: UTC, openedOn: 2026-02-01, closedOn: 2026-01-01}]\n", "is before openedOn 2026-02-01"},
		{"date", minimal + "units: [{id: 1, name: X, timeZone: UTC, openedOn: 2026-02-30}]\n", "units[0].openedOn: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseCompany([]byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestParseCompanyReportsAllFaultsInOrder(t *testing.T) {
	_, err := ParseCompany([]byte("tenant: A\nname: ''\ncurrencies: [{id: X}]\nunits: [{id: x}]\n"))
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v, want Faults", err)
	}
	var lines []int
	for _, f := range faults {
		lines = append(lines, f.Line)
	}
	if want := []int{1, 1, 2, 3, 4, 4, 4}; !slices.Equal(lines, want) {
		t.Errorf("lines %v, want %v:\n%v", lines, want, err)
	}
}

func TestParseCompanyFollowsAliases(t *testing.T) {
	c := mustParse(t, minimal+"units: [{id: 1, name: &city Madrid, timeZone: Europe/Madrid, city: *city}]\n")
	if got := c.Units[0].City; got != "Madrid" {
		t.Errorf("city %q", got)
	}
}

func FuzzParseCompany(f *testing.F) {
	f.Add(readExample(f))
	f.Add([]byte(minimal))
	f.Add([]byte("units: &a [*a]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		company, err := ParseCompany(text)
		if err != nil {
			return
		}
		if !slugShape.MatchString(string(company.Slug)) || company.Name == "" {
			t.Fatalf("took %+v", company)
		}
		if p := NewPlan(&company, company, nil); len(p.Changes) > 0 {
			t.Fatalf("a company differs from itself: %v", p.Changes)
		}
	})
}

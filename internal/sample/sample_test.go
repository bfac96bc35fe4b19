package sample

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

func company(t interface{ Fatal(...any) }) tenant.Company {
	c, err := Company()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompanyIsVaried(t *testing.T) {
	c := company(t)
	offsets := map[int]bool{}
	for _, unit := range c.Units {
		_, offset := time.Date(2026, 11, 23, 12, 0, 0, 0, unit.Calendar.Zone()).Zone()
		offsets[offset] = true
		if _, ok := sites[unit.ID]; !ok {
			t.Errorf("unit %d sells nothing", unit.ID)
		}
		for _, channel := range sites[unit.ID].channels {
			if len(unit.SalesTypes) > 0 && !slices.Contains(unit.SalesTypes, channel.id) {
				t.Errorf("unit %d sells %s without being configured for it", unit.ID, channel.id)
			}
		}
	}
	if len(offsets) != 3 || len(c.Configuration.SalesTypes) != 4 || len(c.Configuration.Currencies) != 2 {
		t.Errorf("%d offsets, %d sales types, %d currencies", len(offsets), len(c.Configuration.SalesTypes), len(c.Configuration.Currencies))
	}
	for _, s := range c.Configuration.SalesTypes {
		if s.Names["en"] == "" || s.Names["fr"] == "" || s.Names["es"] == "" {
			t.Errorf("%s is named %v", s.ID, s.Names)
		}
	}
}

func TestAnyDayIsInOrderAndInItsSpan(t *testing.T) {
	units := company(t).Units
	rapid.Check(t, func(t *rapid.T) {
		g := New(rapid.Uint64().Draw(t, "seed"))
		unit := rapid.SampledFrom(units).Draw(t, "unit")
		day := calendar.NewDay(2020, 1, 1).AddDays(rapid.IntRange(0, 4000).Draw(t, "day"))
		span := unit.Calendar.Span(day)
		sold := g.Day(unit, day)
		for i, sale := range sold {
			if !span.Contains(sale.At) || i > 0 && sale.At.Before(sold[i-1].At) {
				t.Fatalf("sale %d of %s at %s", i, day, sale.At)
			}
			if magnitude(sale.Net) >= magnitude(sale.Gross) || sale.Gross%cent != 0 || sale.Net%cent != 0 {
				t.Fatalf("sale %d of %s: net %s, gross %s", i, day, sale.Net, sale.Gross)
			}
		}
		if !slices.Equal(sold, g.Day(unit, day)) {
			t.Fatalf("%s is another the second time", day)
		}
	})
}

func magnitude(a sales.Amount) sales.Amount { return max(a, -a) }

func TestSeedsDiffer(t *testing.T) {
	unit, day := company(t).Units[0], calendar.NewDay(2026, 11, 23)
	if slices.Equal(New(1).Day(unit, day), New(2).Day(unit, day)) {
		t.Error("two seeds made the same day")
	}
}

func TestDaysLookLikeTheirSites(t *testing.T) {
	type bounds struct{ low, high float64 }
	tests := []struct {
		unit                             tenant.UnitID
		checks, average, guests, weekend bounds // a day, net per check, guests per check, weekend days against the others
		midnight                         bool   // whether it sells after midnight
	}{
		{1, bounds{800, 1150}, bounds{4.5, 8}, bounds{1.2, 1.6}, bounds{0.8, 1.1}, false},
		{2, bounds{450, 700}, bounds{18, 28}, bounds{2, 2.7}, bounds{1.1, 1.7}, true},
		{3, bounds{220, 360}, bounds{45, 65}, bounds{2.5, 3.1}, bounds{1.1, 1.7}, true},
		{4, bounds{600, 900}, bounds{4.5, 8}, bounds{1.2, 1.6}, bounds{0.8, 1.1}, false},
		{5, bounds{190, 330}, bounds{45, 70}, bounds{2.5, 3.1}, bounds{1.1, 1.7}, false},
		{6, bounds{400, 640}, bounds{20, 30}, bounds{2, 2.7}, bounds{1.1, 1.7}, true},
	}
	units := company(t).Units
	for _, test := range tests {
		unit := units[test.unit-1]
		t.Run(unit.Name, func(t *testing.T) {
			y := year(unit)
			checks := float64(y.sum.Checks) / 363
			check(t, "checks a day", checks, test.checks.low, test.checks.high)
			check(t, "average check", float64(y.sum.Net)/10_000/float64(y.sum.Checks), test.average.low, test.average.high)
			check(t, "guests per check", float64(y.sum.Guests)/float64(y.sum.Checks), test.guests.low, test.guests.high)
			check(t, "weekend", y.weekend/104/(y.weekdays/261), test.weekend.low, test.weekend.high)
			if (y.late > 0) != test.midnight {
				t.Errorf("%d sales after midnight", y.late)
			}
			if y.refunds == 0 || y.closed != 0 {
				t.Errorf("%d refunds, closed on %d days", y.refunds, y.closed)
			}
		})
	}
}

func check(t *testing.T, name string, got, low, high float64) {
	t.Helper()
	if got < low || got > high {
		t.Errorf("%s: %.2f, want %.2f to %.2f", name, got, low, high)
	}
}

// A total is what a unit sold in a year.
type total struct {
	sum                   sales.Measures
	weekend, weekdays     float64 // net
	late, refunds, closed int
}

func year(unit tenant.Unit) (y total) {
	first := calendar.NewDay(2026, 1, 1)
	for i := range 365 {
		day := first.AddDays(i)
		sold := New(1).Day(unit, day)
		if len(sold) == 0 {
			y.closed++
		}
		net := y.add(unit, sold)
		if weekday := day.Weekday(); weekday == time.Saturday || weekday == time.Sunday {
			y.weekend += net
		} else {
			y.weekdays += net
		}
	}
	return y
}

func (y *total) add(unit tenant.Unit, sold []Sale) (net float64) {
	for _, sale := range sold {
		y.sum.Net += sale.Net
		y.sum.Checks += sale.Checks
		y.sum.Guests += sale.Guests
		net += float64(sale.Net)
		if sale.Net < 0 {
			y.refunds++
		}
		if hour := sale.At.In(unit.Calendar.Zone()).Hour(); hour < 5 {
			y.late++
		}
	}
	return net
}

func TestPricesAreSplitByTheTaxOfTheCountry(t *testing.T) {
	tests := []struct {
		name       string
		tax        tax
		menu       sales.Amount
		net, gross string
	}{
		{"contained", spain, 11_0000, "10.00", "11.00"},
		{"contained, to the nearest cent", portugal, 5_5500, "4.91", "5.55"},
		{"on top", massachusetts, 11_0000, "11.00", "11.77"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if net, gross := test.tax.split(test.menu); net.String() != test.net || gross.String() != test.gross {
				t.Errorf("got %s, %s, want %s, %s", net, gross, test.net, test.gross)
			}
		})
	}
}

func BenchmarkDay(b *testing.B) {
	unit, day := company(b).Units[0], calendar.NewDay(2026, 11, 23)
	for b.Loop() {
		New(1).Day(unit, day)
	}
}

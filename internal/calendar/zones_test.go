package calendar

import (
	_ "embed"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// zoneNames lists the IANA zones, as Go's lib/time/zoneinfo.zip has them.
//
//go:embed testdata/zones.txt
var zoneNames string

// allZones loads every IANA zone once for all tests; one that does not load fails.
var allZones = sync.OnceValues(func() ([]*time.Location, error) {
	var zones []*time.Location
	for name := range strings.FieldsSeq(zoneNames) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			return nil, err
		}
		zones = append(zones, zone)
	}
	return zones, nil
})

// fewZones is below the number of zones there are, and far above none.
const fewZones = 400

func mustAllZones(tb testing.TB) []*time.Location {
	tb.Helper()
	zones, err := allZones()
	if err != nil {
		tb.Fatal(err)
	}
	if len(zones) < fewZones {
		tb.Fatalf("testdata/zones.txt names %d zones only", len(zones))
	}
	return zones
}

// window returns the first day and the last day of the last and next five years.
func window() (first, last Day) {
	year := time.Now().UTC().Year()
	return NewDay(year-5, time.January, 1), NewDay(year+5, time.December, 31)
}

// changes returns the days of the window, in UTC, on which the offset of zone
// changes. It finds them by asking at every hour, independently of walk.
func changes(zone *time.Location) []Day {
	first, last := window()
	var days []Day
	_, before := instant(first.unix()).In(zone).Zone()
	for unix := first.unix(); unix <= last.unix(); unix += 3600 {
		_, offset := instant(unix).In(zone).Zone()
		if d := dayOf(unix); offset != before && (days == nil || days[len(days)-1] != d) {
			days = append(days, d)
		}
		before = offset
	}
	return days
}

// changesOf keeps what changes has found, by zone.
var changesOf sync.Map

func cachedChanges(zone *time.Location) []Day {
	if days, ok := changesOf.Load(zone); ok {
		return days.([]Day)
	}
	days := changes(zone)
	changesOf.Store(zone, days)
	return days
}

// drawZoneAndDay draws a zone and a day of the window, every other one of them
// close to a clock change.
func drawZoneAndDay(t *rapid.T, zones []*time.Location) (*time.Location, Day) {
	zone := zones[rapid.IntRange(0, len(zones)-1).Draw(t, "index of zone")]
	first, last := window()
	d := first.AddDays(rapid.IntRange(0, last.Sub(first)).Draw(t, "days into window"))
	if near := cachedChanges(zone); len(near) > 0 && rapid.Bool().Draw(t, "near a change") {
		d = rapid.SampledFrom(near).Draw(t, "change").AddDays(rapid.IntRange(-2, 2).Draw(t, "days off"))
	}
	t.Logf("%s in %s", d, zone)
	return zone, d
}

// drawCalendar draws a calendar and a day as drawZoneAndDay does.
func drawCalendar(t *rapid.T, zones []*time.Location) (Calendar, Day) {
	zone, d := drawZoneAndDay(t, zones)
	dayStart := NewClock(rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
	length, err := NewSlotLength(rapid.SampledFrom([]int{5, 10, 15, 20, 30, 60}).Draw(t, "slot length"))
	if err != nil {
		t.Fatal(err)
	}
	return New(zone, dayStart, length), d
}

package main

import (
	"fmt"
	"testing"
	"time"
)

// changeOfClocks names the zone and by how many minutes its clocks change within an hour from at.
func changeOfClocks(t *testing.T, zone string, at time.Time) string {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	_, before := at.In(location).Zone()
	_, after := at.Add(time.Hour).In(location).Zone()
	return fmt.Sprintf("%s %+d", zone, (after-before)/60)
}

func TestMoments_CoverTheDatesThatMatter(t *testing.T) {
	seen := map[string]bool{}
	browsers := 0
	for _, m := range moments {
		at, err := time.Parse(time.RFC3339, m.at)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := time.LoadLocation(m.machine); err != nil {
			t.Errorf("%s: %v", m.name, err)
		}
		for _, layout := range []string{"Monday", "Jan 2", "2"} {
			seen[at.Format(layout)] = true
		}
		seen["UTC "+at.UTC().Format("15")] = true
		for _, zone := range []string{"Europe/Madrid", "America/New_York"} {
			seen[changeOfClocks(t, zone, at)] = true
		}
		seen["TZ="+m.machine] = true
		if m.browser {
			browsers++
		}
	}
	for _, want := range []string{
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Dec 31", "Jan 1", "Feb 28", "Feb 29", "1", "29", "30", "31",
		"UTC 04", "UTC 07", "UTC 09",
		"Europe/Madrid +60", "Europe/Madrid -60", "America/New_York +60", "America/New_York -60",
		"TZ=America/Los_Angeles", "TZ=Asia/Kathmandu", "TZ=Pacific/Kiritimati",
	} {
		if !seen[want] {
			t.Errorf("no moment has %s", want)
		}
	}
	if browsers < 8 {
		t.Errorf("the browser tests run at %d moments", browsers)
	}
}

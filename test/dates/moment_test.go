package main

import (
	"testing"
	"time"
)

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
		seen["TZ="+m.machine] = true
		if m.browser {
			browsers++
		}
	}
	for _, want := range []string{
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Dec 31", "Jan 1", "Feb 28", "Feb 29", "1", "29", "30", "31",
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

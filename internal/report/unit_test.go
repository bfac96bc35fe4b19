package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
)

func TestUnits(t *testing.T) {
	a := newArchive(t)
	a.clock = time.Date(2026, 11, 24, 3, 30, 0, 0, time.UTC) // 04:30 in Madrid, 09:15 in Kathmandu
	a.submit(2, day, nil)
	read := func(caller auth.Caller, limit int) string {
		var lines []string
		for cursor := ""; ; {
			page, err := a.Units(t.Context(), caller, cursor, limit)
			if err != nil {
				t.Fatal(err)
			}
			for _, u := range page.Units {
				lines = append(lines, fmt.Sprintf("%d %s %t", u.ID, u.CurrentDay, u.LastReceived != nil && u.LastReceived.Equal(a.clock)))
			}
			if cursor = page.NextCursor; cursor == "" {
				return strings.Join(lines, ", ")
			}
		}
	}
	want := "1 2026-11-23 false, 2 2026-11-23 true, 3 2026-11-24 false"
	for _, limit := range []int{1, 2, 3, 9} {
		if got := read(a.caller, limit); got != want {
			t.Errorf("pages of %d: got %q, want %q", limit, got, want)
		}
	}
	if got := read(a.limited(3), 1); got != "3 2026-11-24 false" {
		t.Errorf("limited: got %q", got)
	}
}

func TestBusinessDay(t *testing.T) {
	a := newArchive(t)
	long := calendar.NewDay(2026, time.October, 24)
	got, err := a.BusinessDay(t.Context(), a.caller, 1, &long)
	if err != nil || got.Day != long || len(got.Slots) != 100 || got.Span.Duration() != 25*time.Hour {
		t.Errorf("got %+v, %v", got, err)
	}
	current, err := a.BusinessDay(t.Context(), a.caller, 1, nil)
	if err != nil || current.Day != day || !current.Now.Equal(a.clock) || len(current.Slots) != 96 {
		t.Errorf("got %+v, %v", current, err)
	}
}

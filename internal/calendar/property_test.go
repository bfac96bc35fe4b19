package calendar

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestEveryDayOfEveryZone goes through all days of the window in all zones: the
// days tile time, none is longer than a clock change can make it, and the first
// and last instant of each belong to it.
func TestEveryDayOfEveryZone(t *testing.T) {
	first, last := window()
	for _, zone := range mustAllZones(t) {
		c := New(zone, NewClock(5, 0), DefaultSlotLength)
		previous := c.Span(first.AddDays(-1))
		for d := first; !d.After(last); d = d.AddDays(1) {
			span := c.Span(d)
			checkDay(t, c, d, previous, span)
			previous = span
		}
	}
}

// TestEveryDayStartAtEveryChange tries each half hour as the day start round
// each clock change of the window in all zones.
func TestEveryDayStartAtEveryChange(t *testing.T) {
	for _, zone := range mustAllZones(t) {
		for _, change := range cachedChanges(zone) {
			for minute := 0; minute < 24*60; minute += 30 {
				c := New(zone, NewClock(minute/60, minute%60), DefaultSlotLength)
				for d := change.AddDays(-2); d.Sub(change) <= 2; d = d.AddDays(1) {
					checkDay(t, c, d, c.Span(d.AddDays(-1)), c.Span(d))
				}
			}
		}
	}
}

func checkDay(t *testing.T, c Calendar, d Day, previous, span Span) {
	t.Helper()
	if previous.End != span.Start {
		t.Fatalf("%s, day start %s: %s starts at %v, but the day before ends at %v", c.Zone(), c.DayStart(), d, span.Start, previous.End)
	}
	if hours := span.Duration().Hours(); hours < 20 || hours > 28 {
		t.Fatalf("%s, day start %s: %s has %v hours", c.Zone(), c.DayStart(), d, hours)
	}
	for _, at := range []time.Time{span.Start, span.End.Add(-1)} {
		if got := c.DayAt(at); got != d {
			t.Fatalf("%s, day start %s: DayAt(%v) = %s, want %s", c.Zone(), c.DayStart(), at, got, d)
		}
	}
}

func TestDayStartsWhenClocksFirstReachIt(t *testing.T) {
	zones := mustAllZones(t)
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t, zones)
		wanted := d.String() + "T" + c.DayStart().String()
		at := instant(d.unix()).Add(-20 * time.Hour)
		for shown(c.Zone(), at) < wanted {
			at = at.Add(time.Minute)
		}
		if got := c.Span(d).Start; got != at {
			t.Fatalf("%s starts at %v, but clocks first show %s or later at %v", d, got, wanted, at)
		}
	})
}

func TestEveryInstantHasOneDay(t *testing.T) {
	zones := mustAllZones(t)
	rapid.Check(t, func(t *rapid.T) {
		c, near := drawCalendar(t, zones)
		at := instant(near.unix()).Add(time.Duration(rapid.Int64Range(0, int64(24*time.Hour)).Draw(t, "into the day")))
		want := c.DayAt(at)
		for d := near.AddDays(-4); d.Sub(near) <= 4; d = d.AddDays(1) {
			if holds := c.Span(d).Contains(at); holds != (d == want) {
				t.Fatalf("DayAt(%v) = %s, but Span(%s).Contains = %t", at, want, d, holds)
			}
		}
	})
}

func TestSlotsTileTheDay(t *testing.T) {
	zones := mustAllZones(t)
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t, zones)
		span, slots := c.Span(d), c.Slots(d)
		if len(slots) != c.SlotCount(d) {
			t.Fatalf("%d slots, but SlotCount = %d", len(slots), c.SlotCount(d))
		}
		at := span.Start
		for i, slot := range slots {
			whole := slot.Duration() == c.SlotLength().Duration()
			short := i == len(slots)-1 && !slot.IsEmpty() && slot.Duration() < c.SlotLength().Duration()
			if slot.Start != at || !whole && !short {
				t.Fatalf("slot %d of %s is %v, want it to start at %v", i, d, slot, at)
			}
			if got := c.DayAt(slot.Start); got != d {
				t.Fatalf("slot %d of %s starts on %s", i, d, got)
			}
			at = slot.End
		}
		if at != span.End {
			t.Fatalf("slots of %s end at %v, the day at %v", d, at, span.End)
		}
	})
}

func TestSlotAtAgreesWithSlots(t *testing.T) {
	zones := mustAllZones(t)
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t, zones)
		slot := rapid.SampledFrom(c.Slots(d)).Draw(t, "slot")
		into := rapid.Int64Range(0, int64(slot.Duration())-1).Draw(t, "nanoseconds into slot")
		at := slot.Start.Add(time.Duration(into)).In(c.Zone())
		if got, aligned := c.SlotAt(d, at); got != slot || aligned != (into == 0) {
			t.Fatalf("SlotAt(%s, %v) = %v, %t, want %v", d, at, got, aligned, slot)
		}
		if before, after := c.Neighbours(d, at); before != slot.Start || after != slot.End {
			t.Fatalf("Neighbours(%s, %v) = %v, %v, want %v", d, at, before, after, slot)
		}
	})
}

func TestInstantsAgreeWithSearch(t *testing.T) {
	zones := mustAllZones(t)
	rapid.Check(t, func(t *rapid.T) {
		zone, d := drawZoneAndDay(t, zones)
		clock := NewClock(rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
		text := d.String() + "T" + clock.String()
		l, err := ParseLocalTime(text)
		if err != nil {
			t.Fatal(err)
		}
		got, want := Instants(zone, l), search(zone, d, text)
		if !slices.Equal(got, want) {
			t.Fatalf("Instants(%s) = %v, want %v", text, got, want)
		}
		checkReadings(t, zone, l, len(want) == 0)
	})
}

// checkReadings checks that the readings of a skipped local time lie on both
// sides of it, as far apart as the clock change goes.
func checkReadings(t *rapid.T, zone *time.Location, l LocalTime, want bool) {
	earlier, later, skipped := SkippedReadings(zone, l)
	if skipped != want {
		t.Fatalf("SkippedReadings(%s): skipped = %t, want %t", l, skipped, want)
	}
	if !skipped {
		return
	}
	_, before := earlier.In(zone).Zone()
	_, after := later.In(zone).Zone()
	gap := time.Duration(after-before) * time.Second
	if later.Sub(earlier) != gap || shown(zone, earlier) >= l.String() || shown(zone, later) <= l.String() {
		t.Fatalf("SkippedReadings(%s) = %v, %v across a gap of %v", l, earlier, later, gap)
	}
}

// search tries every minute round d for those at which clocks show text.
func search(zone *time.Location, d Day, text string) []time.Time {
	var found []time.Time
	for at := instant(d.unix()).Add(-20 * time.Hour); at.Unix() < d.AddDays(2).unix(); at = at.Add(time.Minute) {
		if shown(zone, at) == text {
			found = append(found, at)
		}
	}
	return found
}

// shown returns what the clocks of zone show at an instant, to the minute.
func shown(zone *time.Location, at time.Time) string {
	return at.In(zone).Format("2006-01-02T15:04")
}

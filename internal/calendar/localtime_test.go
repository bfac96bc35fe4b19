package calendar

import (
	"slices"
	"testing"
	"time"
)

func TestParseLocalTime(t *testing.T) {
	tests := []struct {
		name, text, want, hint string
	}{
		{name: "minutes", text: "2026-10-25T02:30", want: "2026-10-25T02:30:00"},
		{name: "seconds", text: "2026-10-25T02:30:59", want: "2026-10-25T02:30:59"},
		{name: "lower-case t", text: "2026-10-25t02:30:59", want: "2026-10-25T02:30:59"},
		{name: "fraction", text: "2026-10-25T02:30:00.250", want: "2026-10-25T02:30:00.25"},
		{name: "nine digits", text: "2026-10-25T02:30:00.123456789", want: "2026-10-25T02:30:00.123456789"},
		{name: "before 1970", text: "1969-12-31T23:59:59.5", want: "1969-12-31T23:59:59.5"},
		{name: "ten digits", text: "2026-10-25T02:30:00.1234567890", hint: `a fraction of a second has at most nine digits`},
		{name: "no digits", text: "2026-10-25T02:30:00.", hint: `digits must follow the point of its seconds`},
		{name: "fraction of a minute", text: "2026-10-25T02:30.5", hint: `".5" follows its minute`},
		{name: "comma", text: "2026-10-25T02:30:00,5", hint: `the fraction of a second begins with a point, not with a comma`},
		{name: "offset", text: "2026-10-25T02:30:00+01:00", hint: `"+01:00" follows its seconds`},
		{name: "Z", text: "2026-10-25T02:30Z", hint: `"Z" follows its minute`},
		{name: "space", text: "2026-10-25 02:30", want: "2026-10-25T02:30:00"},
		{name: "24:00", text: "2026-10-25T24:00", hint: `its hour must be 2 digits, 00 to 23`},
		{name: "leap second", text: "2016-12-31T23:59:60", hint: `leap seconds are not taken: write second 59 or the start of the next minute`},
		{name: "no such day", text: "2026-11-31T10:00", hint: `the last day of its month is 2026-11-30`},
		{name: "date alone", text: "2026-11-23", hint: `T or a space must follow its date`},
		{name: "empty", text: "", hint: `its year must be 4 digits, 0001 to 9999`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseLocalTime(tt.text)
			if want := misfit(tt.text, "a local date-time", tt.hint, "write yyyy-MM-ddTHH:mm:ss without an offset, such as 2026-11-23T12:15:00"); errorText(err) != want {
				t.Fatalf("error %q, want %q", errorText(err), want)
			}
			if err == nil && got.String() != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestInstants(t *testing.T) {
	tests := []struct {
		name, zone, local string
		want              []string
		readings          []string // of a skipped local time
	}{
		{name: "once", zone: "Europe/Madrid", local: "2026-11-23T12:15", want: []string{"2026-11-23T11:15:00Z"}},
		{name: "fraction", zone: "Europe/Madrid", local: "2026-11-23T12:15:00.5", want: []string{"2026-11-23T11:15:00.5Z"}},
		{name: "repeated", zone: "Europe/Madrid", local: "2026-10-25T02:30", want: []string{"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"}},
		{name: "first of the repeated", zone: "Europe/Madrid", local: "2026-10-25T02:00", want: []string{"2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"}},
		{name: "after the repeated", zone: "Europe/Madrid", local: "2026-10-25T03:00", want: []string{"2026-10-25T02:00:00Z"}},
		{name: "skipped", zone: "Europe/Madrid", local: "2026-03-29T02:30", readings: []string{"2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"}},
		{name: "first of the skipped", zone: "Europe/Madrid", local: "2026-03-29T02:00", readings: []string{"2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"}},
		{name: "after the skipped", zone: "Europe/Madrid", local: "2026-03-29T03:00", want: []string{"2026-03-29T01:00:00Z"}},
		{name: "half an hour repeated", zone: "Australia/Lord_Howe", local: "2026-04-05T01:45", want: []string{"2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"}},
		{name: "half an hour skipped", zone: "Australia/Lord_Howe", local: "2026-10-04T02:15", readings: []string{"2026-10-03T15:15:00Z", "2026-10-03T15:45:00Z"}},
		{name: "a date skipped", zone: "Pacific/Apia", local: "2011-12-30T10:00", readings: []string{"2011-12-29T20:00:00Z", "2011-12-30T20:00:00Z"}},
		{name: "a date repeated", zone: "Pacific/Kwajalein", local: "1969-09-30T12:00", want: []string{"1969-09-30T01:00:00Z", "1969-10-01T00:00:00Z"}},
		{name: "midnight repeated", zone: "America/Havana", local: "2026-11-01T00:00", want: []string{"2026-11-01T04:00:00Z", "2026-11-01T05:00:00Z"}},
		{name: "midnight skipped", zone: "Africa/Cairo", local: "2026-04-24T00:00", readings: []string{"2026-04-23T21:00:00Z", "2026-04-23T22:00:00Z"}},
		{name: "last day of a leap year, by rule", zone: "Europe/Madrid", local: "2060-12-31T12:00", want: []string{"2060-12-31T11:00:00Z"}},
		{name: "UTC", zone: "UTC", local: "2026-11-23T12:15", want: []string{"2026-11-23T12:15:00Z"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			zone, l := mustZone(t, tt.zone), mustLocalTime(t, tt.local)
			if got := texts(Instants(zone, l)...); !slices.Equal(got, tt.want) {
				t.Errorf("Instants(%s, %s) = %v, want %v", zone, l, got, tt.want)
			}
			earlier, later, skipped := SkippedReadings(zone, l)
			if !skipped {
				if tt.readings != nil {
					t.Errorf("SkippedReadings(%s, %s): not skipped, want %v", zone, l, tt.readings)
				}
				return
			}
			if got := texts(earlier, later); !slices.Equal(got, tt.readings) {
				t.Errorf("SkippedReadings(%s, %s) = %v, want %v", zone, l, got, tt.readings)
			}
		})
	}
}

func FuzzParseLocalTime(f *testing.F) {
	for _, text := range []string{"2026-10-25T02:30", "2026-10-25t02:30:00.123456789", "2026-10-25T02:30Z", "2016-12-31T23:59:60", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseLocalTime(text)
		if err != nil {
			return
		}
		if again, err := ParseLocalTime(l.String()); err != nil || again != l {
			t.Errorf("ParseLocalTime(%q) = %s, which reads as %s, %v", text, l, again, err)
		}
		at, err := ParseInstant(text + "Z")
		if err != nil || !slices.Equal(Instants(time.UTC, l), []time.Time{at}) {
			t.Errorf("ParseLocalTime(%q) = %s, but ParseInstant with Z: %v, %v", text, l, at, err)
		}
	})
}

func mustLocalTime(tb testing.TB, text string) LocalTime {
	tb.Helper()
	l, err := ParseLocalTime(text)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func texts(instants ...time.Time) []string {
	var texts []string
	for _, at := range instants {
		texts = append(texts, at.Format(time.RFC3339Nano))
	}
	return texts
}

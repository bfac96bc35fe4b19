package calendar

import (
	"strings"
	"testing"
	"time"
)

func TestParseInstant(t *testing.T) {
	const layout = " is not an instant: write RFC 3339 with an offset, such as 2026-11-23T12:15:00+01:00"
	tests := []struct {
		name, text, want, err string
	}{
		{name: "ahead of UTC", text: "2026-11-23T12:15:00+01:00", want: "2026-11-23T11:15:00Z"},
		{name: "behind UTC", text: "2026-11-23T12:15:00-03:30", want: "2026-11-23T15:45:00Z"},
		{name: "Z", text: "2026-11-23T12:15:00Z", want: "2026-11-23T12:15:00Z"},
		{name: "lower case", text: "2026-11-23t12:15:00z", want: "2026-11-23T12:15:00Z"},
		{name: "unknown local offset", text: "2026-11-23T12:15:00-00:00", want: "2026-11-23T12:15:00Z"},
		{name: "fraction", text: "2026-11-23T12:15:00.5+05:45", want: "2026-11-23T06:30:00.5Z"},
		{name: "nine digits", text: "2026-11-23T12:15:00.000000001Z", want: "2026-11-23T12:15:00.000000001Z"},
		{name: "ten digits", text: "2026-11-23T12:15:00.0000000001Z", err: `"2026-11-23T12:15:00.0000000001Z" is not an instant: a fraction of a second has at most nine digits`},
		{name: "leap second", text: "2016-12-31T23:59:60Z", err: `"2016-12-31T23:59:60Z" is not an instant: leap seconds are not taken, write second 59 or the start of the next minute`},
		{name: "second 61", text: "2016-12-31T23:59:61Z", err: `"2016-12-31T23:59:61Z"` + layout},
		{name: "no offset", text: "2026-11-23T12:15:00", err: `"2026-11-23T12:15:00"` + layout},
		{name: "no seconds", text: "2026-11-23T12:15Z", err: `"2026-11-23T12:15Z"` + layout},
		{name: "offset without colon", text: "2026-11-23T12:15:00+0100", err: `"2026-11-23T12:15:00+0100"` + layout},
		{name: "offset of hours", text: "2026-11-23T12:15:00+01", err: `"2026-11-23T12:15:00+01"` + layout},
		{name: "offset of 24 hours", text: "2026-11-23T12:15:00+24:00", err: `"2026-11-23T12:15:00+24:00"` + layout},
		{name: "offset minute 60", text: "2026-11-23T12:15:00+01:60", err: `"2026-11-23T12:15:00+01:60"` + layout},
		{name: "space for T", text: "2026-11-23 12:15:00Z", err: `"2026-11-23 12:15:00Z"` + layout},
		{name: "plus read as a space", text: "2026-11-23T12:15:00 01:00", err: `"2026-11-23T12:15:00 01:00"` + layout},
		{name: "zone name", text: "2026-11-23T12:15:00+01:00[CET]", err: `"2026-11-23T12:15:00+01:00[CET]"` + layout},
		{name: "no such day", text: "2026-02-30T12:15:00Z", err: `"2026-02-30T12:15:00Z" is not an instant: the last day of that month is 2026-02-28`},
		{name: "year 10000 in UTC", text: "9999-12-31T23:59:59-01:00", err: `"9999-12-31T23:59:59-01:00" is not an instant: in UTC it lies outside the years 0001 to 9999`},
		{name: "year 0 in UTC", text: "0001-01-01T00:00:00+01:00", err: `"0001-01-01T00:00:00+01:00" is not an instant: in UTC it lies outside the years 0001 to 9999`},
		{name: "empty", text: "", err: `""` + layout},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseInstant(tt.text)
			if errorText(err) != tt.err {
				t.Fatalf("error %q, want %q", errorText(err), tt.err)
			}
			if err == nil && got.Format(time.RFC3339Nano) != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func FuzzParseInstant(f *testing.F) {
	for _, text := range []string{"2026-11-23T12:15:00+01:00", "2026-11-23t12:15:00.123456789z", "2016-12-31T23:59:60Z", "0001-01-01T00:00:00+01:00", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseInstant(text)
		if err != nil {
			return
		}
		want, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
		if err != nil || !got.Equal(want) {
			t.Errorf("ParseInstant(%q) = %v, but time.Parse: %v, %v", text, got, want, err)
		}
		if again, err := ParseInstant(got.Format(time.RFC3339Nano)); err != nil || again != got {
			t.Errorf("ParseInstant(%q) = %v, which reads as %v, %v", text, got, again, err)
		}
	})
}

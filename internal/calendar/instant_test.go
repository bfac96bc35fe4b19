package calendar

import (
	"cmp"
	"regexp"
	"testing"
	"time"
)

func TestParseInstant(t *testing.T) {
	tests := []struct {
		name, text, want, hint string
	}{
		{name: "ahead of UTC", text: "2026-11-23T12:15:00+01:00", want: "2026-11-23T11:15:00Z"},
		{name: "behind UTC", text: "2026-11-23T12:15:00-03:30", want: "2026-11-23T15:45:00Z"},
		{name: "Z", text: "2026-11-23T12:15:00Z", want: "2026-11-23T12:15:00Z"},
		{name: "lower case", text: "2026-11-23t12:15:00z", want: "2026-11-23T12:15:00Z"},
		{name: "unknown local offset", text: "2026-11-23T12:15:00-00:00", want: "2026-11-23T12:15:00Z"},
		{name: "fraction", text: "2026-11-23T12:15:00.5+05:45", want: "2026-11-23T06:30:00.5Z"},
		{name: "nine digits", text: "2026-11-23T12:15:00.000000001Z", want: "2026-11-23T12:15:00.000000001Z"},
		{name: "ten digits", text: "2026-11-23T12:15:00.0000000001Z", hint: `a fraction of a second has at most nine digits`},
		{name: "leap second", text: "2016-12-31T23:59:60Z", hint: `leap seconds are not taken: write second 59 or the start of the next minute`},
		{name: "second 61", text: "2016-12-31T23:59:61Z", hint: `its second must be 2 digits, 00 to 59`},
		{name: "no offset", text: "2026-11-23T12:15:00", hint: `its offset is missing`},
		{name: "no seconds", text: "2026-11-23T12:15Z", want: "2026-11-23T12:15:00Z"},
		{name: "offset without colon", text: "2026-11-23T12:15:00+0100", want: "2026-11-23T11:15:00Z"},
		{name: "offset of hours", text: "2026-11-23T12:15:00+01", want: "2026-11-23T11:15:00Z"},
		{name: "offset of 24 hours", text: "2026-11-23T12:15:00+24:00", hint: `its hour of the offset must be 2 digits, 00 to 23`},
		{name: "offset minute 60", text: "2026-11-23T12:15:00+01:60", hint: `its minute of the offset must be 2 digits, 00 to 59`},
		{name: "space for T", text: "2026-11-23 12:15:00Z", want: "2026-11-23T12:15:00Z"},
		{name: "plus read as a space", text: "2026-11-23T12:15:00 01:00", hint: `a space stands before its offset, or in place of its +`},
		{name: "zone name", text: "2026-11-23T12:15:00+01:00[CET]", hint: `the name of the zone in brackets must be left out`},
		{name: "as Java writes it", text: "2026-11-30T12:15+01:00", want: "2026-11-30T11:15:00Z"},
		{name: "as PostgreSQL writes it", text: "2026-11-30 12:15:00.5-03", want: "2026-11-30T15:15:00.5Z"},
		{name: "as .NET writes it", text: "2026-11-30T12:15:00.1234567+01:00", want: "2026-11-30T11:15:00.1234567Z"},
		{name: "offset of three digits", text: "2026-11-30T12:15:00+100", hint: `its minute of the offset must be 2 digits, 00 to 59`},
		{name: "offset without minutes", text: "2026-11-30T12:15:00+01:", hint: `its minute of the offset must be 2 digits, 00 to 59`},
		{name: "offset of one digit", text: "2026-11-30T12:15:00+1:00", hint: `its hour of the offset must be 2 digits, 00 to 23`},
		{name: "offset in words", text: "2026-11-30T12:15:00CET", hint: `"CET" stands in place of its offset`},
		{name: "space before the offset", text: "2026-11-30 12:15:00 +0100", hint: `a space stands before its offset, or in place of its +`},
		{name: "comma", text: "2026-11-30T12:15:00,5Z", hint: `the fraction of a second begins with a point, not with a comma`},
		{name: "no time", text: "2026-11-30+01:00", hint: `T or a space must follow its date`},
		{name: "hour of one digit", text: "2026-11-30T9:15:00Z", hint: `its hour must be 2 digits, 00 to 23`},
		{name: "no minute", text: "2026-11-30T12Z", hint: `a colon must follow its hour`},
		{name: "basic format", text: "20261130T121500Z", hint: `a dash must follow its year`},
		{name: "Unix time", text: "1793014200", hint: `a dash must follow its year`},
		{name: "no such day", text: "2026-02-30T12:15:00Z", hint: `the last day of its month is 2026-02-28`},
		{name: "year 10000 in UTC", text: "9999-12-31T23:59:59-01:00", hint: `in UTC it lies outside the years 0001 to 9999`},
		{name: "year 0 in UTC", text: "0001-01-01T00:00:00+01:00", hint: `in UTC it lies outside the years 0001 to 9999`},
		{name: "empty", text: "", hint: `its year must be 4 digits, 0001 to 9999`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseInstant(tt.text)
			if want := misfit(tt.text, "an instant", tt.hint, "write RFC 3339 with an offset, such as 2026-11-23T12:15:00+01:00"); errorText(err) != want {
				t.Fatalf("error %q, want %q", errorText(err), want)
			}
			if err == nil && got.Format(time.RFC3339Nano) != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func FuzzParseInstant(f *testing.F) {
	for _, text := range []string{"2026-11-23T12:15:00+01:00", "2026-11-23t12:15:00.123456789z", "2016-12-31T23:59:60Z", "0001-01-01T00:00:00+01:00", "2026-11-30T12:15+01:00", "2026-11-30 12:15:00.5-03", "2026-11-30T12:15+0545", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseInstant(text)
		if err != nil {
			return
		}
		want, err := time.Parse(time.RFC3339Nano, toRFC3339(text))
		if err != nil || !got.Equal(want) {
			t.Errorf("ParseInstant(%q) = %v, but time.Parse: %v, %v", text, got, want, err)
		}
		if again, err := ParseInstant(got.Format(time.RFC3339Nano)); err != nil || again != got {
			t.Errorf("ParseInstant(%q) = %v, which reads as %v, %v", text, got, again, err)
		}
	})
}

var instantParts = regexp.MustCompile(`^(.{10})[Tt ](.{5})(:[0-9.]+)?(?:([Zz])|([+-]..):?(..)?)$`)

// toRFC3339 returns an instant with all that RFC 3339 wants of it.
func toRFC3339(text string) string {
	part := instantParts.FindStringSubmatch(text)
	if part == nil {
		return text
	}
	seconds, offset := cmp.Or(part[3], ":00"), "Z"
	if part[4] == "" {
		offset = part[5] + ":" + cmp.Or(part[6], "00")
	}
	return part[1] + "T" + part[2] + seconds + offset
}

func TestLastShownAs(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-23T12:15:00Z": "2026-11-23T12:15:00.000999Z", "2026-11-23T12:15:00.412Z": "2026-11-23T12:15:00.412999Z",
		"2026-11-23T12:15:00.4127Z": "2026-11-23T12:15:00.4127Z",
	} {
		at := mustInstant(t, text)
		got := LastShownAs(at)
		if got.Format(time.RFC3339Nano) != want || FormatInstant(got) != FormatInstant(at) {
			t.Errorf("LastShownAs(%s) = %s", text, got.Format(time.RFC3339Nano))
		}
	}
}

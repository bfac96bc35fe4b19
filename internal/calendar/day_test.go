package calendar

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	const layout = "write yyyy-MM-dd, such as 2026-11-23"
	tests := []struct {
		name, text, want, err string
	}{
		{name: "a date", text: "2026-11-23", want: "2026-11-23"},
		{name: "leap day", text: "2028-02-29", want: "2028-02-29"},
		{name: "first", text: "0001-01-01", want: "0001-01-01"},
		{name: "last", text: "9999-12-31", want: "9999-12-31"},
		{name: "no such month", text: "2026-13-01", err: `"2026-13-01" is not a date: ` + layout},
		{name: "no such day", text: "2026-02-29", err: `"2026-02-29" is not a date: the last day of that month is 2026-02-28`},
		{name: "no such day in December", text: "2026-12-32", err: `"2026-12-32" is not a date: ` + layout},
		{name: "century without leap day", text: "2100-02-29", err: `"2100-02-29" is not a date: the last day of that month is 2100-02-28`},
		{name: "day zero", text: "2026-11-00", err: `"2026-11-00" is not a date: ` + layout},
		{name: "year zero", text: "0000-01-01", err: `"0000-01-01" is not a date: ` + layout},
		{name: "other order", text: "23-11-2026", err: `"23-11-2026" is not a date: ` + layout},
		{name: "short month", text: "2026-1-01", err: `"2026-1-01" is not a date: ` + layout},
		{name: "five digits of year", text: "12026-01-01", err: `"12026-01-01" is not a date: ` + layout},
		{name: "sign", text: "-026-01-01", err: `"-026-01-01" is not a date: ` + layout},
		{name: "time of day", text: "2026-11-23T00:00", err: `"2026-11-23T00:00" is not a date: ` + layout},
		{name: "space", text: "2026-11-23 ", err: `"2026-11-23 " is not a date: ` + layout},
		{name: "other digits", text: "٢٠٢٦-11-23", err: `"٢٠٢٦-11-23" is not a date: ` + layout},
		{name: "empty", text: "", err: `"" is not a date: ` + layout},
		{name: "endless", text: string(make([]byte, 1<<20)), err: longZeros + ` is not a date: ` + layout},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseDay(tt.text)
			if errorText(err) != tt.err {
				t.Fatalf("error %q, want %q", errorText(err), tt.err)
			}
			if err == nil && got.String() != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestDayArithmetic(t *testing.T) {
	d, e := NewDay(2026, time.November, 23), NewDay(2026, time.December, 1)
	if got := d.AddDays(8); got != e {
		t.Errorf("AddDays(8) = %s, want %s", got, e)
	}
	if got := d.Sub(e); got != -8 {
		t.Errorf("Sub = %d, want -8", got)
	}
	if !d.Before(e) || d.After(e) || d.Compare(e) != -1 || e.Compare(d) != 1 || d.Compare(d) != 0 || d.Before(d) || d.After(d) {
		t.Errorf("%s does not come before %s", d, e)
	}
	if got := d.Weekday(); got != time.Monday {
		t.Errorf("Weekday = %s, want Monday", got)
	}
	if got := NewDay(1969, time.December, 31); got.Number() != -1 || got.Weekday() != time.Wednesday {
		t.Errorf("the day before 1970-01-01 = %d, a %s", got.Number(), got.Weekday())
	}
	if got := NewDay(2026, time.October, 32); got != NewDay(2026, time.November, 1) {
		t.Errorf("October 32 = %s, want 2026-11-01", got)
	}
	if got := (Day{}).String(); got != "1970-01-01" || DayFromNumber(0) != (Day{}) {
		t.Errorf("zero value = %s, want 1970-01-01", got)
	}
}

func TestDayInJSON(t *testing.T) {
	in := map[Day]Day{NewDay(2026, time.November, 23): NewDay(2026, time.November, 24)}
	const want = `{"2026-11-23":"2026-11-24"}`
	text, err := json.Marshal(in)
	if err != nil || string(text) != want {
		t.Fatalf("Marshal = %s, %v, want %s", text, err, want)
	}
	var out map[Day]Day
	if err := json.Unmarshal(text, &out); err != nil || out[NewDay(2026, time.November, 23)] != NewDay(2026, time.November, 24) {
		t.Errorf("Unmarshal = %v, %v, want %v", out, err, in)
	}
	if err := json.Unmarshal([]byte(`{"2026-11-31":"2026-11-24"}`), &out); err == nil {
		t.Error("a date that does not exist was taken")
	}
	if text, err := DayFromNumber(math.MaxInt32).MarshalText(); err == nil {
		t.Errorf("MarshalText = %s, want an error: it cannot be read back", text)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"2026-11-23", "2028-02-29", "2026-13-01", "0001-01-01", "9999-12-31", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDay(text)
		want, wantErr := time.Parse(time.DateOnly, text)
		if wantErr == nil && want.Year() == 0 {
			return // time takes the year 0000
		}
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("ParseDay(%q): %v, but time.Parse: %v", text, err, wantErr)
		}
		if err == nil && (d.String() != text || d != NewDay(want.Date())) {
			t.Errorf("ParseDay(%q) = %s", text, d)
		}
	})
}

// longZeros is how errors quote a long text of zero bytes.
const longZeros = `"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00` +
	`\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"`

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

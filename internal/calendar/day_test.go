package calendar

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	tests := []struct {
		name, text, want, hint string
	}{
		{name: "a date", text: "2026-11-23", want: "2026-11-23"},
		{name: "leap day", text: "2028-02-29", want: "2028-02-29"},
		{name: "first", text: "0001-01-01", want: "0001-01-01"},
		{name: "last", text: "9999-12-31", want: "9999-12-31"},
		{name: "no such month", text: "2026-13-01", hint: `its month must be 2 digits, 01 to 12`},
		{name: "no such day", text: "2026-02-29", hint: `the last day of its month is 2026-02-28`},
		{name: "no such day in December", text: "2026-12-32", hint: `its day must be 2 digits, 01 to 31`},
		{name: "century without leap day", text: "2100-02-29", hint: `the last day of its month is 2100-02-28`},
		{name: "day zero", text: "2026-11-00", hint: `its day must be 2 digits, 01 to 31`},
		{name: "year zero", text: "0000-01-01", hint: `its year must be 4 digits, 0001 to 9999`},
		{name: "other order", text: "23-11-2026", hint: `its year must be 4 digits, 0001 to 9999`},
		{name: "short month", text: "2026-1-01", hint: `its month must be 2 digits, 01 to 12`},
		{name: "five digits of year", text: "12026-01-01", hint: `a dash must follow its year`},
		{name: "sign", text: "-026-01-01", hint: `its year must be 4 digits, 0001 to 9999`},
		{name: "time of day", text: "2026-11-23T00:00", hint: `"T00:00" follows its day`},
		{name: "space", text: "2026-11-23 ", hint: `" " follows its day`},
		{name: "other digits", text: "٢٠٢٦-11-23", hint: `its year must be 4 digits, 0001 to 9999`},
		{name: "empty", text: "", hint: `its year must be 4 digits, 0001 to 9999`},
		{name: "endless", text: string(make([]byte, 1<<20)), hint: `its year must be 4 digits, 0001 to 9999`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseDay(tt.text)
			if want := misfit(tt.text, "a date", tt.hint, "write yyyy-MM-dd, such as 2026-11-23"); errorText(err) != want {
				t.Fatalf("error %q, want %q", errorText(err), want)
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

// misfit returns the error for a text that is not of a kind, or "" without a hint.
func misfit(text, kind, hint, layout string) string {
	if hint == "" {
		return ""
	}
	return fmt.Sprintf("%.40q is not %s: %s; %s", text, kind, hint, layout)
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

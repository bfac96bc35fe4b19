package calendar

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseClock(t *testing.T) {
	tests := []struct {
		name, text string
		want       int
		hint       string
	}{
		{name: "morning", text: "05:00", want: 300},
		{name: "midnight", text: "00:00", want: 0},
		{name: "last", text: "23:59", want: 1439},
		{name: "24:00", text: "24:00", hint: `its hour must be 2 digits, 00 to 23`},
		{name: "minute 60", text: "05:60", hint: `its minute must be 2 digits, 00 to 59`},
		{name: "one digit", text: "5:00", hint: `its hour must be 2 digits, 00 to 23`},
		{name: "seconds", text: "05:00:00", hint: `":00" follows its minute`},
		{name: "afternoon", text: "05:00pm", hint: `"pm" follows its minute`},
		{name: "sign", text: "-5:00", hint: `its hour must be 2 digits, 00 to 23`},
		{name: "empty", text: "", hint: `its hour must be 2 digits, 00 to 23`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseClock(tt.text)
			if want := misfit(tt.text, "a time of day", tt.hint, "write HH:mm from 00:00 to 23:59, such as 05:00"); errorText(err) != want {
				t.Fatalf("error %q, want %q", errorText(err), want)
			}
			if err == nil && (got.Minutes() != tt.want || got.String() != tt.text) {
				t.Errorf("got %s, %d minutes, want %d", got, got.Minutes(), tt.want)
			}
		})
	}
}

func TestNewClockPanicsOutOfRange(t *testing.T) {
	for _, hm := range [][2]int{{-1, 0}, {24, 0}, {0, -1}, {0, 60}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("NewClock(%d, %d) did not panic", hm[0], hm[1])
				}
			}()
			NewClock(hm[0], hm[1])
		}()
	}
}

func TestClockInJSON(t *testing.T) {
	text, err := json.Marshal(NewClock(5, 7))
	if err != nil || string(text) != `"05:07"` {
		t.Fatalf("Marshal = %s, %v", text, err)
	}
	var c Clock
	if err := json.Unmarshal(text, &c); err != nil || c != NewClock(5, 7) {
		t.Errorf("Unmarshal = %s, %v, want 05:07", c, err)
	}
	if err := json.Unmarshal([]byte(`"25:00"`), &c); err == nil || c != NewClock(5, 7) {
		t.Errorf("Unmarshal = %s, %v, want an error and no change", c, err)
	}
}

func FuzzParseClock(f *testing.F) {
	for _, text := range []string{"05:00", "23:59", "24:00", "5:00", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseClock(text)
		want, wantErr := time.Parse("15:04", text)
		if err == nil && (wantErr != nil || c.String() != text || c != NewClock(want.Hour(), want.Minute())) {
			t.Errorf("ParseClock(%q) = %s, but time.Parse: %v, %v", text, c, want, wantErr)
		}
		if err != nil && wantErr == nil && len(text) == len("15:04") {
			t.Errorf("ParseClock(%q): %v, but time.Parse took it", text, err)
		}
	})
}

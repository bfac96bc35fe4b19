package imports

import (
	"strings"
	"testing"
	"time"
)

func TestReadMoment(t *testing.T) {
	tests := []struct {
		text, want string
		exact      bool
	}{
		{"2026-11-30T12:15:00", "2026-11-30T12:15:00Z", false},
		{"2026-11-30 12:15", "2026-11-30T12:15:00Z", false},
		{"2026-11-30 12:15:00,250", "2026-11-30T12:15:00.25Z", false},
		{"30.11.2026 12:15", "2026-11-30T12:15:00Z", false},
		{"30.11.2026 12:15:09", "2026-11-30T12:15:09Z", false},
		{"46356.5", "2026-11-30T12:00:00Z", false},
		{"2026-11-30T12:15+01:00", "2026-11-30T11:15:00Z", true},
		{"2026-11-30 12:15:00+0100", "2026-11-30T11:15:00Z", true},
		{"2026-11-30 12:15:00-03", "2026-11-30T15:15:00Z", true},
		{"2026-11-30T12:15:00.5Z", "2026-11-30T12:15:00.5Z", true},
	}
	for _, test := range tests {
		got, err := readMoment(test.text)
		if err != nil || got.Format(time.RFC3339Nano) != test.want || got.exact != test.exact {
			t.Errorf("readMoment(%q) = %v, exact %t, %v", test.text, got.Time, got.exact, err)
		}
	}
	for text, part := range map[string]string{
		"noon": "its year", "2026-11-30T9:15": "its hour", "2026-11-30T12:15 01:00": `" 01:00" follows its minute`, "03/04/2026 12:15": "its year",
	} {
		if _, err := readMoment(text); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("readMoment(%q): %v does not name %s", text, err, part)
		}
	}
}

// A date-time that stands for a day has the date of its sender's clock.
func TestReadDay(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-30": "2026-11-30", "20261130": "2026-11-30", "30.11.2026": "2026-11-30", "46356": "2026-11-30",
		"2026-11-30T00:30:00+02:00": "2026-11-30", "2026-11-30 23:30-0300": "2026-11-30", "2026-11-30T23:30": "2026-11-30",
	} {
		if got, err := readDay(text); err != nil || got.Format(time.DateOnly) != want {
			t.Errorf("readDay(%q) = %v, %v", text, got, err)
		}
	}
}

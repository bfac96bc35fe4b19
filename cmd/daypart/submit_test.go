package main

import (
	"fmt"
	"strings"
	"testing"
)

// submissionFor returns a submission of one row for the first slot of the current business day.
func submissionFor(t *testing.T, d runningDemo, salesType string) string {
	t.Helper()
	today, err := d.client(t).BusinessDay(t.Context(), 1, "current")
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf(`{"businessDay":"%s","realTimeSales":[{"timeSlotStart":"%s","salesTypeId":"%s","currencyId":"EUR",
		"netSales":250.00,"grossSales":270.00,"numChecks":12,"numGuests":19}]}`, today.BusinessDay, today.Slots[0].Start.Format("2006-01-02T15:04:05Z07:00"), salesType)
}

func TestSubmit(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	good, bad := submissionFor(t, d, "TAKE"), submissionFor(t, d, "POOL")
	tests := []struct {
		name, stdin   string
		args          []string
		code          int
		out, problems string
	}{
		{"a dry run", good, []string{"--validate-only"}, exitOK, "valid, nothing stored\nrows: 1 sent: 1 created", ""},
		{"stored", good, []string{"--idempotency-key", "k1"}, exitOK, "net 250.00, gross 270.00 EUR, 12 checks, 19 guests", ""},
		{"sent again", good, []string{"--idempotency-key", "k1"}, exitOK, "stored before as submission", ""},
		{"sent again under another key", good, nil, exitOK, "1 unchanged", ""},
		{"as JSON", good, []string{"--json"}, exitOK, `"unchanged": 1`, ""},
		{"refused", bad, nil, exitFailure, "", "/realTimeSales/0/salesTypeId sales-type-not-configured: "},
		{"refused, as JSON", bad, []string{"--json"}, exitFailure, `"code": "sales-type-not-configured"`, "refused"},
		{"left out", bad, []string{"--on-error", "skip"}, exitFailure, "left out: /realTimeSales/0/salesTypeId", "1 of 1 rows were left out"},
		{"not JSON", "what?", nil, exitFailure, "", "not-json"},
		{"no such file", "", []string{"none.json"}, exitFailure, "", "none.json"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, problems := d.command(t, test.stdin, append([]string{"submit", "--unit", "1"}, test.args...)...)
			if code != test.code || !strings.Contains(out, test.out) || !strings.Contains(problems, test.problems) {
				t.Errorf("exit %d, want %d\n%s\n%s", code, test.code, out, problems)
			}
		})
	}
}

func TestSubmitNeedsAClient(t *testing.T) {
	var out, problems strings.Builder
	code := runContext(t.Context(), []string{"submit", "--unit", "1"}, &console{in: strings.NewReader("{}"), out: &out, err: &problems, env: noEnvironment})
	if code != exitUsage || !strings.Contains(problems.String(), "--client-id") {
		t.Errorf("exit %d: %s", code, problems.String())
	}
}

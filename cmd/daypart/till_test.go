package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/sales"
)

// recordedWeek writes a recording of a few lines on the days of a week, and returns its
// path and what it adds up to.
func recordedWeek(t *testing.T) (path, gross string) {
	t.Helper()
	const lines = `timestamp_local,unit,ticket_id,sales_type,quantity,gross_amount
2024-03-04T08:15:10,north,1,Coffee,1,2.50
2024-03-04T08:15:10,north,1,Cake,1,3.95
2024-03-04T08:29:59,north,2,Coffee,2,5.00
2024-03-04T12:30:00,south,1,Cake,1,4.10
2024-03-05T01:10:00,south,2,Coffee,1,2.75
2024-03-05T09:00:00,north,3,Coffee,1,-2.50
2024-03-10T23:59:59,south,9,take,1,0.0525
`
	path = filepath.Join(t.TempDir(), "lines.csv")
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, "15.8525"
}

func mustReport(t *testing.T, d runningDemo, args ...string) playReport {
	t.Helper()
	code, out, problems := d.command(t, "", append([]string{"till", "--json"}, args...)...)
	var report playReport
	if err := json.Unmarshal([]byte(out), &report); code != exitOK || err != nil {
		t.Fatalf("exit %d, %v\n%s%s", code, err, out, problems)
	}
	return report
}

func TestTillPlaysARecordedWeekToTheCent(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	path, want := recordedWeek(t)
	// The week ends before today, wherever the units are.
	args := []string{"--from", path, "--speed", "max", "--until", yesterday(t, d)}

	once := mustReport(t, d, args...)
	if got := held(t, d, once); got.String() != want {
		t.Errorf("the server has %s, the recording %s", got, want)
	}
	if once.Rows.Created != 6 || once.Rows.Received != 6 || once.SalesTypes["take"] != "TAKE" {
		t.Errorf("the first time: %+v", once)
	}
	twice := mustReport(t, d, args...)
	if twice.Rows.Unchanged != 6 || twice.Rows.Received != 6 || held(t, d, twice).String() != want {
		t.Errorf("the second time: %+v", twice.Rows)
	}
}

func TestTillPlaysFasterToTheSameEnd(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	path, want := recordedWeek(t)
	report := mustReport(t, d, "--from", path, "--speed", "1000000", "--every", "15m", "--until", yesterday(t, d))
	if got := held(t, d, report); got.String() != want || report.Rows.Superseded != 0 {
		t.Errorf("the server has %s, the recording %s; rows %+v", got, want, report.Rows)
	}
}

// yesterday is before the current business day of every unit.
func yesterday(t *testing.T, d runningDemo) string {
	t.Helper()
	units, err := d.client(t).Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	today, _, err := currentDays(units)
	if err != nil {
		t.Fatal(err)
	}
	return today.AddDays(-1).String()
}

// held returns the gross that the server has, and holds it against each total of the report.
func held(t *testing.T, d runningDemo, report playReport) sales.Amount {
	t.Helper()
	type place struct {
		unit      int64
		day, kind string
	}
	found, sum := map[place]sales.Amount{}, sales.Amount(0)
	first, last := report.Totals[0].BusinessDay, report.Totals[0].BusinessDay
	for _, total := range report.Totals {
		first, last = min(first, total.BusinessDay), max(last, total.BusinessDay)
	}
	for figure, err := range d.client(t).Figures(t.Context(), client.FigureQuery{Start: first, End: last}) {
		if err != nil {
			t.Fatal(err)
		}
		gross := mustAmount(t, string(figure.GrossSales))
		found[place{figure.UnitID, figure.BusinessDay, figure.SalesTypeID}] += gross
		sum += gross
	}
	for _, total := range report.Totals {
		at := place{total.UnitID, total.BusinessDay, total.SalesTypeID}
		if found[at] != mustAmount(t, string(total.GrossSales)) {
			t.Errorf("%+v: the server has %s, the till sent %s", at, found[at], total.GrossSales)
		}
	}
	return sum
}

func mustAmount(t *testing.T, text string) sales.Amount {
	t.Helper()
	amount, err := sales.ParseAmount(text)
	if err != nil {
		t.Fatal(err)
	}
	return amount
}

func TestTillDryRunSendsNothing(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	path, _ := recordedWeek(t)
	code, out, problems := d.command(t, "", "till", "--from", path, "--speed", "max", "--dry-run", "--until", yesterday(t, d), "--tax", "10")
	ticket := regexp.MustCompile(`08:15:00\+0[12]:00 TAKE: net 6\.82, gross 7\.50 EUR, 2 checks, 2 guests`) // in winter or summer
	if code != exitOK || !ticket.MatchString(out) {
		t.Errorf("exit %d\n%s%s", code, out, problems)
	}
	if n := submissions(t, d); n != 0 {
		t.Errorf("%d submissions were sent", n)
	}
}

func TestTillSaysWhatItCannotPlay(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	path, _ := recordedWeek(t)
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"a unit that was not recorded", []string{"--unit", "east=1"}, `unit "east" is not in the recording: it has north, south`},
		{"a sales type that is not there", []string{"--sales-type", "Cake=POOL"}, `sales type "POOL" is not one that all of the units take`},
		{"no speed", []string{"--speed", "fast"}, `--speed "fast": write a number from 1`},
		{"no tax", []string{"--tax=-3"}, "write a percentage"},
		{"no currency", []string{"--currency", "JPY"}, "--currency JPY is not configured"},
		{"no date", []string{"--start", "monday"}, "--start: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, _, problems := d.command(t, "", append([]string{"till", "--from", path}, test.args...)...)
			if code != exitUsage || !strings.Contains(problems, test.want) {
				t.Errorf("exit %d: %s", code, problems)
			}
		})
	}
}

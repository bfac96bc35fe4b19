package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// salesOf writes a file of daily sales of a unit.
func salesOf(t *testing.T, unit string, days int) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("unit,business_day,net\n")
	for i := range days {
		fmt.Fprintf(&text, "%s,%s,%d\n", unit, time.Date(2026, 1, 5+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 100+10*(i%7)+i%3)
	}
	path := filepath.Join(t.TempDir(), unit+".csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBacktest(t *testing.T) {
	d := newDesk(t)
	long, short := salesOf(t, "cafe", 90), salesOf(t, "stall", 10)
	table := filepath.Join(t.TempDir(), "table.csv")
	out := d.ok("forecast", "backtest", "--from", long, "--from", short, "--origins", "28/7", "--methods", "daypart,last-week", "--csv", table)
	contains(t, out, "cafe", "last week", "not tested: at least 22 days must be there, and stall has 10", "mean h1 ")
	if n := strings.Count(out, " daypart "); n != 3 { // of each series, and the mean
		t.Errorf("ours stands in %d lines, want 3:\n%s", n, out)
	}
	written, err := os.ReadFile(table)
	if err != nil || !strings.HasPrefix(string(written), "series,method,h1,") {
		t.Errorf("%v: %s", err, written)
	}
	d.fails(exitFailure, "nothing can be tested: at least 22 days must be there, and stall has 10", "forecast", "backtest", "--from", short)
	d.fails(exitUsage, `no method "mean-of-9"; there are last-week, mean-of-4 and mean-of-8`, "forecast", "backtest", "--from", long, "--methods", "mean-of-9")
	d.fails(exitUsage, "--history must be", "forecast", "backtest", "--from", long, "--history=-1")
}

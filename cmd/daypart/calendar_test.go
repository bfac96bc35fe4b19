package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCalendarImport(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	file := filepath.Join(t.TempDir(), "calendar.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(code int, stdin string, args ...string) string {
		t.Helper()
		got, out, problems := d.command(t, stdin, append([]string{"forecast", "calendar", "import"}, args...)...)
		if got != code {
			t.Fatalf("exit %d, want %d\n%s\n%s", got, code, out, problems)
		}
		return out + problems
	}
	const head = "id,kind,name,start,end,units\n"
	says := func(out string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("%q is not in\n%s", w, out)
			}
		}
	}
	run(exitUsage, "")
	run(exitFailure, "", "none.csv")

	write(head + "works,closure,New kitchen,2026-12-01,2026-12-03,1\nfair,event,Fair,2026-12-05,,\n")
	says(run(exitOK, "", file), "kept in the calendar: 2", "works", "2026-12-03", "all")

	write(head + "works,closure,New kitchen,2026-12-01,2026-12-04,1\nfair,event,Fair,soon,,\n")
	says(run(exitFailure, "", file), "nothing was imported", "ine 3", "start")
	write(head + "works,holiday,,2026-12-01,2026-12-04,1\n")
	says(run(exitFailure, "", file), "nothing was imported", "Line 2: kind must be", "; Line 2: kind must be")
	write(head + "works,closure,New kitchen,2026-12-01,2026-12-04,99\n")
	says(run(exitFailure, "", file), "nothing was imported")

	says(run(exitOK, head+"works,closure,New kitchen,2026-12-01,2026-12-02,1\n", "-"), "kept in the calendar: 1", "2026-12-02")
}

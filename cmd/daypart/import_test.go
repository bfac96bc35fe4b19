package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestImport(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0", "--quiet-tills")
	defer d.stop()
	file := filepath.Join(t.TempDir(), "2025.csv")
	if err := os.WriteFile(file, []byte("date,umsatz,covers\n2025-11-20,10.50,3\n2025-11-21,20.25,4\nyesterday,1,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(code int, args ...string) string {
		t.Helper()
		got, out, problems := d.command(t, "", append([]string{"import"}, args...)...)
		if got != code {
			t.Fatalf("exit %d, want %d\n%s\n%s", got, code, out, problems)
		}
		return out + problems
	}
	run(exitUsage)
	run(exitFailure, "none.csv")
	flags := []string{file, "--unit", "1", "--map", "netSales=umsatz"}
	if out := run(exitOK, append(flags, "--preview")...); !strings.Contains(out, "net 30.75") || !strings.Contains(out, `row 4: date: "yesterday" is no date`) {
		t.Errorf("the preview says\n%s", out)
	}
	fine := filepath.Join(t.TempDir(), "fine.csv")
	if err := os.WriteFile(fine, []byte("date,type,net,gross\n2025-11-20,a=b,10.505,11\n2025-11-20,a;c,2,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	mapped := []string{fine, "--unit", "1", "--preview", "--map-sales-type", "a=b=TAKE", "--map-sales-type", "a;c=TAKE", "--map-sales-type", "a=c=TAKE"}
	out := run(exitOK, mapped...)
	for _, want := range []string{
		`warning: No row says "a=c", which salesType maps.`,
		"warning: row 2: net: 10.505 has more decimals than EUR", "warning: row 3: The net sales are above",
	} {
		if !strings.Contains(out, want) || strings.Contains(out, "cannot be taken") {
			t.Errorf("%q is not in the preview\n%s", want, out)
		}
	}
	run(exitFailure, flags...) // a row is bad
	done := run(exitOK, append(flags, "--skip")...)
	id := regexp.MustCompile(`import ([0-9a-f-]{36})`).FindStringSubmatch(done)
	if id == nil {
		t.Fatalf("done says\n%s", done)
	}
	if out := run(exitOK, "--list"); !strings.Contains(out, "committed") {
		t.Errorf("the list says\n%s", out)
	}
	if out := run(exitOK, "--undo", id[1]); !strings.Contains(out, "undone: import "+id[1]) {
		t.Errorf("undone says\n%s", out)
	}
	run(exitFailure, "--undo", "no-such-import")
}

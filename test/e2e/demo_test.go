package e2e

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/client"
)

// A demo is a running demo, as its ready file describes it.
type demo struct {
	*server
	credentials
	file string
}

// startDemo starts a demo on a data directory, and returns once it has said all it says.
func startDemo(t *testing.T, data string, args ...string) demo {
	t.Helper()
	d := demo{file: filepath.Join(t.TempDir(), "ready.json")}
	p := start(t, program, append([]string{"--data", data, "demo", "--listen", "127.0.0.1:0", "--ready-file", d.file}, args...)...)
	p.awaitLine(p.out, "Ctrl-C stops the demo")
	text, err := os.ReadFile(d.file)
	if err != nil {
		t.Fatal(err)
	}
	d.credentials = decoded[credentials](t, text)
	where := decoded[struct{ URL, CAFile string }](t, text)
	d.server = &server{p, where.URL, where.CAFile}
	return d
}

// submissions returns how many submissions were accepted.
func (d demo) submissions() int {
	d.t.Helper()
	count := 0
	for _, err := range d.as(d.credentials).Submissions(d.t.Context(), client.SubmissionQuery{}) {
		if err != nil {
			d.t.Fatal(err)
		}
		count++
	}
	return count
}

// Everything that programs read in the ready file is there, and nothing else.
func TestDemoReadyFile(t *testing.T) {
	t.Parallel()
	d := startDemo(t, filepath.Join(t.TempDir(), "data"), "--weeks", "0", "--quiet-tills")
	text, err := os.ReadFile(d.file)
	if err != nil {
		t.Fatal(err)
	}
	members := decoded[map[string]json.RawMessage](t, text)
	want := []string{"caFile", "clientId", "clientSecret", "currencies", "password", "passwordClientId", "passwordClientSecret", "salesTypes", "tenant", "units", "url", "username"}
	if got := slices.Sorted(maps.Keys(members)); !slices.Equal(got, want) {
		t.Errorf("members %v, want %v", got, want)
	}
	for _, unit := range decoded[[]map[string]json.RawMessage](t, members["units"]) {
		want := []string{"currentBusinessDay", "id", "name", "timeZone"}
		if got := slices.Sorted(maps.Keys(unit)); !slices.Equal(got, want) {
			t.Errorf("members of a unit %v, want %v", got, want)
		}
	}
	info, err := os.Stat(d.file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file holds secrets: %v, error %v", info.Mode(), err)
	}
	if n := d.submissions(); n != 0 {
		t.Errorf("quiet tills sent %d submissions", n)
	}
}

// The lines that the demo prints work as they are, and what they sent is there when it is started again.
func TestDemoInThreeLines(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	d := startDemo(t, data, "--weeks", "1", "--quiet-tills")
	lines, answers := d.paste()
	if len(lines) != 3 || !strings.Contains(answers, `"created": 1`) && !strings.Contains(answers, `"created":1`) {
		t.Errorf("%d lines, which print:\n%s", len(lines), answers)
	}
	if strings.Count(answers, "270.00") < 2 { // in the receipt, and in what is read back
		t.Errorf("the sale is not in:\n%s", answers)
	}
	before := d.submissions()
	if code := d.stop(os.Interrupt); code != 0 {
		t.Errorf("Ctrl-C ends it with %d", code)
	}

	again := startDemo(t, data, "--weeks", "1", "--quiet-tills")
	if after := again.submissions(); after != before || before < 2 {
		t.Errorf("%d submissions, then %d", before, after)
	}
	if again.Secret == d.Secret {
		t.Error("the secret is the same")
	}
	if _, answers := again.paste(); !strings.Contains(answers, "270.00") {
		t.Errorf("the second time, the lines print:\n%s", answers)
	}
}

// paste runs the lines that the demo prints in a shell, and returns what they print.
func (d demo) paste() (lines []string, printed string) {
	d.t.Helper()
	said, _ := d.out.read()
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "TOKEN=") || strings.HasPrefix(line, "curl ") {
			lines = append(lines, line)
		}
	}
	cmd := exec.CommandContext(d.t.Context(), "bash", "-euo", "pipefail", "-c", strings.Join(lines, ""))
	cmd.Dir = d.t.TempDir()
	text, err := cmd.CombinedOutput()
	if err != nil {
		d.t.Fatalf("%v\n%s", err, text)
	}
	return lines, string(text)
}

func TestDemoSellsLive(t *testing.T) {
	t.Parallel()
	d := startDemo(t, filepath.Join(t.TempDir(), "data"), "--weeks", "0")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for event, err := range d.as(d.credentials).Events(ctx, client.FromFirst) {
		if err != nil {
			t.Fatalf("nothing is sold within %s: %v", patience, err)
		}
		if len(event.Figures) > 0 {
			break
		}
	}
	if code := d.stop(os.Interrupt); code != 0 {
		t.Errorf("Ctrl-C ends it with %d", code)
	}
}

// A demo that plays a recording has sold, by now, what was recorded up to yesterday.
func TestDemoPlaysARecording(t *testing.T) {
	t.Parallel()
	recorded := newRecording(t, 14)
	d := startDemo(t, filepath.Join(t.TempDir(), "data"), "--from", recorded.file, "--weeks", "1")
	c := d.as(d.credentials)
	units, err := c.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	today, err := time.Parse(time.DateOnly, units[0].CurrentBusinessDay)
	if err != nil {
		t.Fatal(err)
	}
	// The last recorded day, a Sunday, is played today or within the next six days.
	sunday := today.AddDate(0, 0, (7-int(today.Weekday()))%7)
	first := sunday.AddDate(0, 0, -13)
	compared := 0
	for key, want := range daily(recorded.totals(map[string]int64{"harbour": 1, "market": 2, "station": 3}, nil)) {
		day := first.AddDate(0, 0, key.day)
		if !day.Before(today) {
			continue
		}
		compared++
		totals, err := c.GrossSales(t.Context(), key.unit, day.Format(time.DateOnly), day.Format(time.DateOnly))
		if err != nil || len(totals) != 1 || exact(t, string(totals[0].GrossSales)) != want {
			t.Errorf("unit %d on %s: %v, want %d; error %v", key.unit, day.Format(time.DateOnly), totals, want, err)
		}
	}
	if compared < 7*len(shops) {
		t.Errorf("only %d days were played", compared)
	}
}

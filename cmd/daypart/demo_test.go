package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/calendar"
)

// runningDemo is a demo in this process, answering calls.
type runningDemo struct {
	ready  ready
	file   string // the ready file
	output string // what it printed
	stop   func() int
}

// startDemo runs a demo in a directory until the test ends, and returns once it says how to stop it.
func startDemo(t *testing.T, data string, args ...string) runningDemo {
	t.Helper()
	d := runningDemo{file: filepath.Join(t.TempDir(), "ready.json")}
	out, in := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	var problems bytes.Buffer
	args = append([]string{"demo", "--listen", "127.0.0.1:0", "--data", data, "--ready-file", d.file}, args...)
	go func() {
		defer in.Close()
		ended <- runContext(ctx, args, &console{in: strings.NewReader(""), out: in, err: &problems, env: noEnvironment})
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), "Ctrl-C stops the demo") {
		d.output += lines.Text() + "\n"
	}
	d.stop = func() int { cancel(); return <-ended }
	text, err := os.ReadFile(d.file)
	if err == nil {
		err = json.Unmarshal(text, &d.ready)
	}
	if err != nil {
		d.stop()
		t.Fatalf("%v\n%s%s", err, d.output, problems.String())
	}
	return d
}

func noEnvironment(string) (string, bool) { return "", false }

func (d runningDemo) client(t *testing.T) *client.Client {
	t.Helper()
	c, err := d.ready.client()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// command runs another verb against the demo.
func (d runningDemo) command(t *testing.T, stdin string, args ...string) (code int, out, problems string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	args = append(args, "--connect", d.file)
	code = runContext(t.Context(), args, &console{in: strings.NewReader(stdin), out: &stdout, err: &stderr, env: noEnvironment})
	return code, stdout.String(), stderr.String()
}

func TestDemoHasAHistoryAndGoesOnWithIt(t *testing.T) {
	data := t.TempDir()
	first := startDemo(t, data, "--weeks", "1", "--quiet-tills")
	r := first.ready
	if r.Tenant != "quince" || len(r.Units) != 6 || len(r.SalesTypes) != 4 || len(r.Currencies) != 2 {
		t.Errorf("ready file: %+v", r)
	}
	for _, shown := range []string{r.URL, r.Username, r.Password, r.ClientSecret, "TOKEN=$(curl", "/business-unit/1/real-time-sales?businessDay=" + r.Units[0].CurrentBusinessDay} {
		if !strings.Contains(first.output, shown) {
			t.Errorf("%q is not printed:\n%s", shown, first.output)
		}
	}
	before := submissions(t, first)
	if before == 0 {
		t.Error("there is no history")
	}
	for _, unit := range r.Units {
		if sold := soldTheDayBefore(t, first, unit); len(sold) != 1 {
			t.Errorf("unit %d sold on %d of the one day before %s", unit.ID, len(sold), unit.CurrentBusinessDay)
		}
	}
	if code := first.stop(); code != exitOK {
		t.Errorf("stopped with %d", code)
	}

	again := startDemo(t, data, "--weeks", "1", "--quiet-tills")
	defer again.stop()
	if after := submissions(t, again); after != before {
		t.Errorf("%d submissions, then %d: the history was made again", before, after)
	}
}

// soldTheDayBefore returns the totals of a unit's last day that is over. In which zones a new day has begun depends on when the test runs.
func soldTheDayBefore(t *testing.T, d runningDemo, unit readyUnit) []api.NetSales {
	t.Helper()
	today, err := calendar.ParseDay(unit.CurrentBusinessDay)
	if err != nil {
		t.Fatal(err)
	}
	before := today.AddDays(-1).String()
	sold, err := d.client(t).NetSales(t.Context(), unit.ID, before, before)
	if err != nil {
		t.Fatal(err)
	}
	return sold
}

func submissions(t *testing.T, d runningDemo) int {
	t.Helper()
	count := 0
	for _, err := range d.client(t).Submissions(t.Context(), client.SubmissionQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		count++
	}
	return count
}

// The person of the ready file logs in through both clients that it names, also in a demo that is
// started again.
func TestDemo_ReadyFileHoldsWorkingCredentials(t *testing.T) {
	data := t.TempDir()
	for _, start := range []string{"first", "second"} {
		t.Run(start, func(t *testing.T) {
			d := startDemo(t, data, "--weeks", "0", "--quiet-tills")
			defer d.stop()
			r := d.ready
			if r.ClientID != demoClient || r.PasswordClientID != token.SystemClientID {
				t.Errorf("clients %q and %q", r.ClientID, r.PasswordClientID)
			}
			for id, secret := range map[string]string{r.ClientID: r.ClientSecret, r.PasswordClientID: r.PasswordClientSecret} {
				c, err := client.New(client.Options{
					BaseURL: r.URL, CAFile: r.CAFile, ClientID: id, ClientSecret: secret, Username: r.Username, Password: r.Password,
				})
				if err != nil {
					t.Fatal(err)
				}
				if units, err := c.Units(t.Context()); err != nil || len(units) != 6 {
					t.Errorf("%s: %d units, %v", id, len(units), err)
				}
				if !strings.Contains(d.output, secret) {
					t.Errorf("the secret of %s is not printed:\n%s", id, d.output)
				}
			}
		})
	}
}

func TestDemoTillsSell(t *testing.T) {
	d := startDemo(t, t.TempDir(), "--weeks", "0")
	defer d.stop()
	for event, err := range d.client(t).Events(t.Context(), client.FromFirst) {
		if err != nil {
			t.Fatal(err)
		}
		if len(event.Figures) > 0 {
			return
		}
	}
}

func TestDemoKeepsAwayFromTheDataOfAServer(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"nothing said", defaultData, filepath.Join("data", "demo")},
		{"said", "/tmp/x", "/tmp/x"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := demoData(test.data); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

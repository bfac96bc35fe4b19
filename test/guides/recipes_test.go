package guides

import (
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// recipes names the recipes to run: JavaScript alone needs no toolchain that the project does not
// need anyway. `make test-recipes` runs all of them.
var recipes = flag.String("recipes", "till.mjs", "recipes of docs/recipes to run, separated by commas")

// recipeWithin is how long a recipe may take, with its compilation and three repeated calls.
const recipeWithin = 2 * time.Minute

// commands say how to run each recipe, as docs/recipes/README.md does, at the root of the repository
// while the demo runs.
var commands = map[string]string{
	"till.mjs": `NODE_EXTRA_CA_CERTS=data/demo/ca.pem node docs/recipes/till.mjs`,
	"till.php": `php -d curl.cainfo=data/demo/ca.pem docs/recipes/till.php`,
	"Till.java": `keytool -importcert -noprompt -file data/demo/ca.pem -keystore "$DIR/trust" -storepass secret >&2
java -Djavax.net.ssl.trustStore="$DIR/trust" -Djavax.net.ssl.trustStorePassword=secret \
  docs/recipes/Till.java`,
	"Till.cs": `cert-sync --user data/demo/ca.pem >&2
mcs -out:"$DIR/Till.exe" -r:System.Net.Http -r:System.Runtime.Serialization docs/recipes/Till.cs
mono "$DIR/Till.exe"`,
}

// TestRecipes_SubmitThroughFailures runs each recipe behind a proxy that refuses, loses the answer
// of, and rejects the token of its first submission, and reads back what it has submitted.
func TestRecipes_SubmitThroughFailures(t *testing.T) {
	dir := startDemo(t)
	demo := readReady(t, filepath.Join(dir, "data", "demo", "ready.json"))
	for i, name := range strings.Split(*recipes, ",") {
		t.Run(name, func(t *testing.T) {
			proxy := newUnreliableProxy(t, demo)
			sale := newSale(t, demo, i)
			printed := runRecipe(t, dir, name, proxy, demo, sale.checks())
			if got := strings.Count(printed, `"submissionId"`); got != 2 {
				t.Errorf("%d receipts of 2:\n%s", got, printed)
			}
			proxy.checkRetries()
			for _, want := range sale.figures() {
				checkFigure(t, demo, want)
			}
		})
	}
}

// A sale is an hour in which a till of unit 3 took some checks, and the same hour a day later.
type sale struct{ hour time.Time }

// newSale returns a sale that is over by the clock of the demo, one for each recipe.
func newSale(t *testing.T, demo ready, recipe int) sale {
	t.Helper()
	var today struct{ Now time.Time }
	demo.get(t, "/sales/api/v1/business-unit/3/business-day/current", &today)
	return sale{today.Now.Truncate(time.Hour).Add(-time.Duration(48+recipe) * time.Hour)}
}

// checks returns what the till took. Binary floats would make 0.30000000000000004 of the first
// two; the next two come to less than nothing.
func (s sale) checks() string {
	at := func(after time.Duration) string { return s.hour.Add(after).Format(time.RFC3339) }
	return strings.Join([]string{
		at(2*time.Minute) + ";TAKE;0.10;0.11;1",
		at(7*time.Minute) + ";TAKE;0.20;0.22;2",
		at(20*time.Minute) + ";TAKE;12.10;13.31;1",
		at(21*time.Minute) + ";TAKE;-12.50;-13.75;1",
		at(24*time.Hour+50*time.Minute) + ";TAKE;7.5;8.25;3",
	}, "\n") + "\n"
}

// A figure is what the server must have of a slot.
type figure struct {
	slot           time.Time
	net, gross     string
	checks, guests int
}

func (s sale) figures() []figure {
	return []figure{
		{s.hour, "0.30", "0.33", 2, 3},
		{s.hour.Add(15 * time.Minute), "-0.40", "-0.44", 2, 2},
		{s.hour.Add(24*time.Hour + 45*time.Minute), "7.50", "8.25", 1, 3},
	}
}

// runRecipe runs a recipe against the proxy and returns what it printed.
func runRecipe(t *testing.T, dir, name string, proxy *unreliableProxy, demo ready, checks string) string {
	t.Helper()
	command, ok := commands[name]
	if !ok {
		t.Fatalf("there is no recipe %q", name)
	}
	ctx, cancel := context.WithTimeout(t.Context(), recipeWithin)
	defer cancel()
	shell := exec.CommandContext(ctx, "bash", "-euo", "pipefail", "-c", command)
	home := t.TempDir()
	var problems strings.Builder
	shell.Dir, shell.Stdin, shell.Stderr = dir, strings.NewReader(checks), &problems
	shell.Env = append(environment(home), "DIR="+home, "DAYPART_URL="+proxy.url, "DAYPART_UNIT=3",
		"DAYPART_CLIENT_ID="+demo.ClientID, "DAYPART_CLIENT_SECRET="+demo.ClientSecret)
	printed, err := shell.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, printed, problems.String())
	}
	return string(printed)
}

// checkFigure fails the test unless the server has the figure, to the last decimal.
func checkFigure(t *testing.T, demo ready, want figure) {
	t.Helper()
	var list struct {
		Items []struct {
			TimeSlotStart        time.Time
			NetSales, GrossSales json.Number
			NumChecks, NumGuests int
		}
	}
	day := func(after int) string { return want.slot.AddDate(0, 0, after).Format(time.DateOnly) }
	demo.get(t, "/sales/api/v1/real-time-sales?unitId=3&salesTypeId=TAKE&limit=1000&start="+day(-1)+"&end="+day(1), &list)
	for _, item := range list.Items {
		if !item.TimeSlotStart.Equal(want.slot) {
			continue
		}
		if got := (figure{want.slot, item.NetSales.String(), item.GrossSales.String(), item.NumChecks, item.NumGuests}); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
		return
	}
	t.Errorf("nothing of %+v", want)
}

// The page shows each recipe as it is run.
func TestRecipes_PageShowsTheFiles(t *testing.T) {
	blocks := readBlocks(t, "docs/recipes/README.md")
	for name := range commands {
		text, err := os.ReadFile(filepath.Join(root, "docs", "recipes", name))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(blocks, func(b *block) bool { return b.text == string(text) }) {
			t.Errorf("docs/recipes/README.md does not show %s as it is", name)
		}
	}
}

// The page says how to run each recipe as the test does.
func TestRecipes_PageShowsTheCommands(t *testing.T) {
	blocks := readBlocks(t, "docs/recipes/README.md")
	for name, command := range commands {
		shown := strings.ReplaceAll(command, " >&2", "")
		if !slices.ContainsFunc(blocks, func(b *block) bool { return b.lang == "sh" && strings.Contains(b.text, shown) }) {
			t.Errorf("docs/recipes/README.md does not run %s by\n%s", name, shown)
		}
	}
}

// A ready file, as far as the recipes need it.
type ready struct {
	URL, CAFile, ClientID, ClientSecret string
	http                                *http.Client
}

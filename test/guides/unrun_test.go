package guides

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// Reasons of several blocks.
const (
	measures  = "measures for minutes"
	cluster   = "needs a PostgreSQL cluster"
	toolchain = "needs a compiler that is not everywhere: make test-recipes runs it"
)

// unrun are the shell blocks that no test runs, by file, heading and first line, with the reason.
var unrun = []struct{ file, heading, first, reason string }{
	{"README.md", "Start", "make demo    # a sample company whose tills sell now, on https://localhost:8443", "starts the demo that the guides run beside, and every test"},
	{"docs/integrate.md", "Try it on your own machine", "make demo", "starts the demo that the guides run beside"},
	{"docs/recipes/README.md", "PHP", "php -d curl.cainfo=data/demo/ca.pem docs/recipes/till.php < data/checks.csv", toolchain},
	{"docs/recipes/README.md", "Java", `keytool -importcert -noprompt -file data/demo/ca.pem -keystore "$DIR/trust" -storepass secret`, toolchain},
	{"docs/recipes/README.md", "C#", "cert-sync --user data/demo/ca.pem", toolchain},
	{"CONTRIBUTING.md", "Begin", "make demo    # see it run", "starts the demo, and every test"},
	{"docs/benchmarks.md", "Benchmarks", "make bench", measures},
	{"docs/benchmarks.md", "On PostgreSQL", "make bench-postgres", measures},
	{"docs/benchmarks.md", "Reports", "make bench-reports", measures},
	{"docs/benchmarks.md", "The forecast", "make bench-forecast                          # 10,000 units, three years of days and 200 of slots each", measures},
	{"docs/benchmarks.md", "The first view of a day", "web/test/browser/run        # budget.test.mjs prints it", measures},
	{"docs/forecast.md", "The forecast", "daypart forecast backtest --from sales.csv.gz@FR", measures},
	{"docs/operate.md", "Run the service", "make build                 # bin/daypart, with the page in it", "serves until it is stopped; test/e2e does so"},
	{"docs/operate.md", "Configuration", "daypart serve --config daypart.yaml", "serves until it is stopped; cmd/daypart does so"},
	{"docs/operate.md", "Keys", "daypart key list", "needs a server of its own, whose tokens it changes; test/e2e has one"},
	{"docs/operate.md", "Back up and restore", "daypart backup /backup/daypart-$(date +%F).db", "writes outside of the repository; test/e2e backs up"},
	{"docs/operate.md", "Back up and restore", "daypart restore /backup/daypart-2026-11-23.db --force", "needs a stopped server; test/e2e restores"},
	{"docs/operate.md", "Back up and restore", "daypart restored", "needs a stopped server; cmd/daypart does so"},
	{"docs/operate.md", "PostgreSQL, and any point in time", "daypart restored --database postgres://daypart@db.example.com/daypart", cluster},
	{"docs/operate.md", "PostgreSQL, and any point in time", "pg_dump --format custom --file daypart.dump postgres://daypart@db.example.com/daypart      # a copy of one moment", cluster},
	{"docs/operate.md", "PostgreSQL, and any point in time", "pg_basebackup --pgdata /backup/base-$(date +%F) --checkpoint fast                      # now and then", cluster},
	{"docs/operate.md", "Moving", "daypart copy --from sqlite:/var/lib/daypart/daypart.db --to postgres://daypart@db.example.com/daypart", cluster},
	{"docs/operate.md", "Traces", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 daypart serve", "serves until it is stopped, and needs a collector; cmd/daypart has one"},
	{"docs/operate.md", "Traces", "daypart verify", "reads the default data directory; test/e2e verifies"},
}

// isUnrun reports whether a block is in the list.
func isUnrun(file string, b *block) bool {
	return slices.ContainsFunc(unrun, func(u struct{ file, heading, first, reason string }) bool {
		return u.file == file && u.heading == b.heading && u.first == b.firstLine()
	})
}

// Every shell block of the documentation is run, or in the list. The list has nothing else.
func TestGuides_EveryBlockIsRunOrListed(t *testing.T) {
	listed := 0
	for _, name := range markdownFiles(t) {
		for _, b := range readBlocks(t, name) {
			switch {
			case b.lang != "sh":
			case isUnrun(name, b):
				listed++
			case !slices.Contains(guides, name):
				t.Errorf("%s:%d, %q: %q is neither run nor listed", name, b.line, b.heading, b.firstLine())
			}
		}
	}
	if listed != len(unrun) {
		t.Errorf("%d blocks are listed, %d of them are there", len(unrun), listed)
	}
}

// markdownFiles returns the Markdown files at the root and below docs.
func markdownFiles(t *testing.T) (names []string) {
	t.Helper()
	files := os.DirFS(root)
	names, err := fs.Glob(files, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(files, "docs", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".md" {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// No block hides its language: bash and shell would be run by nobody.
func TestGuides_ShellBlocksAreNamedSh(t *testing.T) {
	for _, name := range markdownFiles(t) {
		for _, b := range readBlocks(t, name) {
			isShell := slices.Contains([]string{"bash", "shell", "console", "zsh"}, b.lang)
			if isShell || b.lang == "" && (strings.Contains(b.text, "curl ") || strings.Contains(b.text, "\ndaypart ")) {
				t.Errorf("%s:%d, %q: write sh for %q", name, b.line, b.heading, b.lang)
			}
		}
	}
}

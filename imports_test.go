package daypart_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// module is the import path of the root.
const module = "github.com/daypart/daypart"

// mayImport says who may import whom: each package of ours, and what it may
// import of ours. Arrows go down only. A "/..." at the end of a name means the
// package and all below it.
var mayImport = map[string][]string{
	// The contract, the page, and the rules that know nothing else.
	"api":               {},
	"web":               {},
	"internal/bounded":  {},
	"internal/calendar": {},
	"internal/spelling": {},
	"internal/sales":    {"internal/calendar", "internal/spelling"},
	"internal/tenant":   {"internal/calendar", "internal/sales"},

	// Where time went: whoever does work tells it, and knows no more of it.
	"internal/trace":           {},
	"internal/trace/tracetest": {},

	// Who calls, and what is kept.
	"internal/auth":             {"internal/tenant"},
	"internal/auth/password":    {},
	"internal/store":            {"internal/calendar", "internal/sales", "internal/tenant", "internal/auth"},
	"internal/tenant/directory": {"internal/auth", "internal/store", "internal/tenant"},
	"internal/auth/login":       {"internal/auth", "internal/auth/password", "internal/store", "internal/tenant"},
	"internal/auth/token":       {"internal/auth", "internal/auth/login", "internal/auth/password", "internal/store", "internal/tenant", "internal/tenant/directory"},

	// One implementation of the store, and the suite it passes.
	"internal/store/sqlstore/...":  records("internal/priority", "internal/store", "internal/store/sqlstore/...", "internal/trace"),
	"internal/store/storetest/...": records("internal/store", "internal/store/storetest/..."),
	"internal/store/pgserver":      {},
	"internal/store/pgtest":        {"internal/store/pgserver"},
	"internal/store/enginetest":    {"internal/store/pgtest", "internal/store/sqlstore"},

	// What tests of several packages begin with, and wait by.
	"internal/await":                  {},
	"internal/auth/token/tokentest":   {"internal/..."},
	"internal/server/oauth/oauthtest": {"internal/auth/login", "internal/auth/token/tokentest", "internal/server/oauth"},

	// Which process does what one does for all.
	"internal/lease": {"internal/store"},

	// What work waits in.
	"internal/queue":    {"internal/tenant"},
	"internal/priority": {},

	// The features. They never import each other.
	"internal/intake": records("internal/spelling", "internal/store", "internal/tenant/directory"),
	"internal/report": records("internal/store", "internal/tenant/directory"),
	// One question of many forms, which knows nothing of the other reads.
	"internal/report/breakdown": records("internal/store", "internal/tenant/directory"),
	"internal/report/export":    {"internal/calendar", "internal/report/breakdown", "internal/sales"},
	"internal/imports": records(
		"internal/spelling", "internal/bounded", "internal/queue", "internal/store", "internal/tenant/directory",
		"internal/trace"),
	"internal/scenario": records("internal/store"),
	"internal/live":     records("internal/priority", "internal/store", "internal/tenant/directory"),

	// The forecast.
	"internal/forecast/model":    {},
	"internal/forecast/holiday":  {"internal/calendar", "internal/forecast/model"},
	"internal/forecast/backtest": {"internal/calendar", "internal/forecast/holiday", "internal/forecast/model"},

	"internal/forecast": records("internal/bounded", "internal/forecast/holiday", "internal/forecast/model", "internal/priority", "internal/store", "internal/tenant/directory", "internal/trace"),

	// HTTP.
	"internal/server/problem": {"internal/sales"},
	"internal/server/https":   {},
	"internal/server/shared":  {},
	"internal/server/limit":   {"internal/store"},
	"internal/server/oauth":   {"internal/auth", "internal/auth/login", "internal/auth/password", "internal/auth/token", "internal/server/problem", "internal/store", "internal/tenant", "internal/tenant/directory"},
	"internal/server": records("api", "web", "internal/auth/login", "internal/auth/password", "internal/auth/token", "internal/intake", "internal/report", "internal/report/breakdown", "internal/report/export", "internal/scenario", "internal/imports",
		"internal/bounded", "internal/forecast", "internal/forecast/model", "internal/live", "internal/server/limit", "internal/server/problem", "internal/server/oauth", "internal/priority", "internal/queue", "internal/server/shared", "internal/spelling", "internal/store", "internal/tenant/directory", "internal/trace"),

	// What calls the API from outside.
	"tools/manifests": {},
	"tools/publish":   {},
	"client":          {"api", "internal/bounded"},
	"internal/till":   {"api", "client", "internal/calendar", "internal/sales"},
	"internal/sample": {"internal/calendar", "internal/sales", "internal/tenant"},
	"bench":           records("internal/forecast", "internal/forecast/model", "internal/tenant/directory", "internal/server/https", "internal/store", "internal/store/pgserver", "internal/store/sqlstore"),
	"test/binary":     {},
	"test/clients":    {},
	"test/cluster":    {},
	"test/dates":      {},
	"test/e2e":        {},
	"test/guides":     {},

	// What wires it all together.
	"cmd/daypart/...": {"..."},
}

// records returns the packages whose types travel everywhere, and more.
func records(more ...string) []string {
	return append([]string{"internal/calendar", "internal/sales", "internal/tenant", "internal/auth"}, more...)
}

// mustNotImport says which packages of others stay out of ours.
var mustNotImport = map[string][]string{
	"internal/calendar":         {"net/...", "database/...", "os", "log/..."},
	"internal/sales":            {"net/...", "database/...", "os", "log/..."},
	"internal/tenant":           {"net/...", "database/...", "os", "log/..."},
	"internal/auth/...":         {"net/http", "database/..."},
	"internal/store":            {"net/...", "database/...", "os"},
	"internal/tenant/directory": {"net/...", "database/...", "os"},
	"internal/intake":           {"net/...", "database/..."},
	"internal/report/...":       {"net/...", "database/..."},
	"internal/live":             {"net/...", "database/..."},
	"internal/store/sqlstore":   {"net/http"},
	"internal/forecast":         {"net/...", "database/..."},
	"internal/forecast/model":   {"net/...", "database/...", "os", "log/...", "time"},
	"internal/server/...":       {"database/..."},
	"client":                    {"database/...", "log/..."},
}

func TestPackagesImportDownwards(t *testing.T) {
	for dir, files := range sources(t) {
		rule, ok := ruleOf(mayImport, dir)
		if !ok {
			t.Errorf("%s is not in the table: add it to the table", dir)
			continue
		}
		for _, imported := range importsOf(files) {
			of, ours := strings.CutPrefix(imported, module+"/")
			if ours && !matches(mayImport[rule], of) {
				t.Errorf("%s imports %s: the table does not allow it", dir, of)
			}
		}
	}
}

func TestTestPackagesStayInTests(t *testing.T) {
	for dir, files := range sources(t) {
		for _, imported := range importsOf(files) {
			if strings.HasPrefix(imported, module) && strings.HasSuffix(imported, "test") && path.Base(imported) != "backtest" && !strings.HasSuffix(dir, "test") {
				t.Errorf("%s imports %s, which is for tests", dir, imported)
			}
		}
	}
}

func TestPackagesKeepOut(t *testing.T) {
	for dir, files := range sources(t) {
		rule, _ := ruleOf(mustNotImport, dir)
		for _, imported := range importsOf(files) {
			if matches(mustNotImport[rule], imported) {
				t.Errorf("%s imports %s, which is not its business", dir, imported)
			}
		}
	}
}

func TestTableNamesOnlyWhatIsThere(t *testing.T) {
	dirs := slices.Collect(maps.Keys(sources(t)))
	for _, table := range []map[string][]string{mayImport, mustNotImport} {
		for name := range table {
			if !slices.ContainsFunc(dirs, func(dir string) bool { return covers(name, dir) }) {
				t.Errorf("%s is in the table, but there is no such package", name)
			}
		}
	}
}

// ruleOf returns the name in the table that covers dir, the longest if there are several.
func ruleOf(table map[string][]string, dir string) (string, bool) {
	if _, ok := table[dir]; ok {
		return dir, true
	}
	for above := dir; above != "."; above = path.Dir(above) {
		if _, ok := table[above+"/..."]; ok {
			return above + "/...", true
		}
	}
	return "", false
}

// matches reports whether one of the patterns covers name.
func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return covers(p, name) })
}

// covers reports whether pattern is name, or ends in "..." and is above it.
func covers(pattern, name string) bool {
	above, open := strings.CutSuffix(pattern, "...")
	if !open {
		return pattern == name
	}
	return strings.HasPrefix(name+"/", above)
}

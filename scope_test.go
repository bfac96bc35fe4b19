package daypart_test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// mayMakeScopes says which files, beside those in tests, may call what permits every unit of a
// company, or make the caller from whose record the permissions are read.
var mayMakeScopes = map[string][]string{
	"auth.EveryUnit": {"internal/store/background.go"},
	"auth.Caller":    {"internal/auth/token/standing.go", "bench/forecast_measure.go", "internal/store/storetest/scope.go"},
	"store.Background": {
		// Work that nobody's call limits: what is fitted, followed, gone on with after a crash,
		// kept in mind.
		"internal/forecast/refit.go", "internal/forecast/run.go", "internal/forecast/tell.go",
		"internal/imports/purge.go", "internal/imports/work.go", "internal/live/follower.go",
		"internal/store/sqlstore/daycache.go",
		// The operator's commands.
		"cmd/daypart/demo_setup.go", "cmd/daypart/export_records.go", "cmd/daypart/tenant.go",
		"cmd/daypart/tenant_show.go",
		// Measurements, and the suite that every engine passes.
		"bench/...", "internal/store/storetest/...",
	},
}

func TestScopesOfEveryUnitAreMadeWhereTheyAreListed(t *testing.T) {
	used := map[string]bool{}
	for _, files := range sources(t) {
		for _, file := range files {
			for _, name := range scopeMakers(file) {
				allowed := slices.IndexFunc(mayMakeScopes[name], func(p string) bool { return covers(p, file.path) })
				if allowed < 0 {
					t.Errorf("%s makes a scope by %s: take that of the caller, or add it to the list", file.path, name)
					continue
				}
				used[name+" "+mayMakeScopes[name][allowed]] = true
			}
		}
	}
	for name, files := range mayMakeScopes {
		for _, file := range files {
			if !used[name+" "+file] {
				t.Errorf("%s is listed for %s, but does not use it", file, name)
			}
		}
	}
}

// scopeMakers returns which of mayMakeScopes a file calls, passes on or fills in.
func scopeMakers(file source) (names []string) {
	for node := range ast.Preorder(file.File) {
		var at ast.Expr
		switch node := node.(type) {
		case *ast.CompositeLit:
			if len(node.Elts) == 0 { // the zero value beside an error permits nothing of any company
				continue
			}
			at = node.Type
		case *ast.SelectorExpr:
			if node.Sel.Name == "Caller" { // the type, as of a parameter
				continue
			}
			at = node
		default:
			continue
		}
		if selector, ok := at.(*ast.SelectorExpr); ok {
			if from, ok := selector.X.(*ast.Ident); ok && mayMakeScopes[from.Name+"."+selector.Sel.Name] != nil {
				names = append(names, from.Name+"."+selector.Sel.Name)
			}
		}
	}
	return names
}

// A caller's fields are the permissions that its scope is made of: they are read where it is made,
// and where its scope is.
func TestUnitsOfCallersAreReadByTheirScopeOnly(t *testing.T) {
	for _, files := range sources(t) {
		for _, file := range files {
			if strings.HasPrefix(file.path, "internal/auth/") {
				continue
			}
			for node := range ast.Preorder(file.File) {
				selector, ok := node.(*ast.SelectorExpr)
				if !ok || selector.Sel.Name != "Units" && selector.Sel.Name != "NoUnits" {
					continue
				}
				if from, ok := selector.X.(*ast.Ident); ok && from.Name == "caller" {
					t.Errorf("%s reads caller.%s: ask caller.UnitScope()", file.path, selector.Sel.Name)
				}
			}
		}
	}
}

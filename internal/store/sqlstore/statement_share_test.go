package sqlstore

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// sqlVerb is how a statement begins. Verbs are upper case here, and words of messages are not.
var sqlVerb = regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|PRAGMA|VACUUM|ANALYZE|` +
	`LISTEN|LOCK|SET|SHOW|CREATE|ALTER|DROP|TRUNCATE|COPY|EXPLAIN)\b`)

// engineWord is what one engine alone understands.
var engineWord = regexp.MustCompile(`(?i)\bunnest\(|\bLATERAL\b|\bFOR (UPDATE|SHARE)\b|\bANY\s*\(|::\w|\bpg_\w+|\bsqlite_\w+|\bPRAGMA\b|\bINSERT OR\b|\bgreatest\(|\bILIKE\b|\browid\b`)

// TestStatementShare counts the statements in the source, holds the number that ADR 3 states to them, and keeps what
// one engine alone understands out of the files that both share.
//
// A statement is a text that begins with a verb of SQL, with all that is added to it in one expression. Those that
// make the schema are in migrations, which are written twice, and are not counted.
func TestStatementShare(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	for _, file := range sources(t) {
		engine := engineOf(file)
		for _, text := range statementsIn(t, file) {
			counts[engine]++
			if word := engineWord.FindString(text); engine == "both" && word != "" {
				t.Errorf("%s has a statement with %q, which one engine alone understands: move it to a file named after that engine", file, word)
			}
		}
	}
	line := shareLine(counts)
	t.Log(line)
	const path = "../../../docs/adr/0003-one-text-for-two-engines.md"
	adr, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(adr), line) {
		t.Errorf("%s does not have this line:\n%s", path, line)
	}
}

// shareLine says what part of the statements differs.
func shareLine(counts map[string]int) string {
	both, sqlite, postgres := counts["both"], counts["sqlite"], counts["postgres"]
	all := both + sqlite + postgres
	return fmt.Sprintf("Of %d statements, %d are shared, %d are SQLite's and %d PostgreSQL's: %.0f %% differ.",
		all, both, sqlite, postgres, 100*float64(sqlite+postgres)/float64(all))
}

func sources(t *testing.T) (files []string) {
	t.Helper()
	all, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range all {
		if !strings.HasSuffix(file, "_test.go") {
			files = append(files, file)
		}
	}
	return files
}

func engineOf(file string) string {
	for _, engine := range []string{"sqlite", "postgres"} {
		if strings.HasPrefix(file, engine+"_") {
			return engine
		}
	}
	return "both"
}

// statementsIn returns the statements of a source file.
func statementsIn(t *testing.T, file string) (texts []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(node ast.Node) bool {
		expression, ok := node.(ast.Expr)
		if !ok {
			return true
		}
		text, ok := literal(expression)
		if ok && sqlVerb.MatchString(text) {
			texts = append(texts, text)
		}
		return !ok // the parts of a sum are of one statement
	})
	return texts
}

// literal is the text of an expression that is a text, or a sum with one in it. What is not known before it runs is left out.
func literal(expression ast.Expr) (string, bool) {
	switch e := expression.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		left, isLeft := literal(e.X)
		right, isRight := literal(e.Y)
		return left + right, isLeft || isRight
	}
	return "", false
}

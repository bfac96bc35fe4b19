package daypart_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mostLines is how long a file of ours may be.
const mostLines = 600

// notOurs are the folders that hold nothing we wrote.
var notOurs = []string{".git", "bin", "data", "dist", "node_modules", "testdata"}

// A source is a file of ours that is not a test.
type source struct {
	path string
	*ast.File
}

// sources parses every Go file of ours but the tests, under any build tag, by folder.
func sources(t *testing.T) map[string][]source {
	t.Helper()
	byDir := map[string][]source{}
	walk(t, func(name string, text []byte) {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		byDir[path.Dir(name)] = append(byDir[path.Dir(name)], source{name, file})
	})
	return byDir
}

// walk calls visit with every file of ours below the root.
func walk(t *testing.T, visit func(name string, text []byte)) {
	t.Helper()
	root := os.DirFS(".")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(notOurs, entry.Name()):
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		text, err := fs.ReadFile(root, name)
		visit(name, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// importsOf returns what the files import, each once.
func importsOf(files []source) []string {
	var imported []string
	for _, file := range files {
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			imported = append(imported, name)
		}
	}
	slices.Sort(imported)
	return slices.Compact(imported)
}

func TestFilesAreShort(t *testing.T) {
	walk(t, func(name string, text []byte) {
		lines := bytes.Count(text, []byte("\n"))
		if isCode(name) && !isGenerated(text) && lines > mostLines {
			t.Errorf("%s has %d lines: cut it by subject", name, lines)
		}
	})
}

func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	for dir, files := range sources(t) {
		documented := slices.ContainsFunc(files, func(file source) bool {
			return file.Name.Name == "main" && file.Doc != nil || strings.HasPrefix(file.Doc.Text(), "Package "+file.Name.Name+" ")
		})
		if !documented {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// Only a command knows of the process around it. What it reads comes to everything else as values. Suites
// that tests share may start and end processes of their own.
func TestOnlyCommandsReadTheEnvironment(t *testing.T) {
	for _, files := range sources(t) {
		for _, file := range files {
			if file.Name.Name != "main" && !imports(file, "testing") {
				forbidEnvironment(t, file)
			}
		}
	}
}

func imports(file source, path string) bool {
	return slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == strconv.Quote(path) })
}

func forbidEnvironment(t *testing.T, file source) {
	t.Helper()
	for node := range ast.Preorder(file.File) {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			continue
		}
		from, ok := selector.X.(*ast.Ident)
		if ok && readsProcess(from.Name, selector.Sel.Name) {
			t.Errorf("%s reads %s.%s: let cmd/daypart read it", file.path, from.Name, selector.Sel.Name)
		}
	}
}

// readsProcess reports whether pkg.name reads the environment, the arguments or a flag.
func readsProcess(pkg, name string) bool {
	switch pkg {
	case "os":
		return slices.Contains([]string{"Args", "Environ", "Exit", "ExpandEnv", "Getenv", "LookupEnv"}, name)
	case "flag", "kong":
		return true
	}
	return false
}

func isCode(name string) bool {
	return slices.Contains([]string{".go", ".ts", ".tsx", ".mjs"}, path.Ext(name))
}

// isGenerated reports whether the first line says so.
func isGenerated(text []byte) bool {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.Contains(first, []byte("enerated")) || bytes.Contains(text[:min(len(text), 1000)], []byte("DO NOT EDIT"))
}

package clients

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// generateAll is set by make test-clients: compiling what ogen makes takes minutes.
var generateAll = flag.Bool("all", false, "generate the clients that make test leaves out, too")

// A generator makes a client of a document, and builds a program that sells with it.
type generator struct {
	name   string
	always bool // whether make test has time for it
	// build generates into dir, which has the document, and returns the command that runs the
	// program. The program takes the ready file of a demo.
	build func(t *testing.T, dir string) []string
}

// generators are other people's, pinned to the newest releases that run on Node 20 and on our Go.
var generators = []generator{
	{"oapi-codegen", true, buildOapiCodegen},
	{"openapi-typescript", true, buildOpenAPITypescript},
	{"ogen", false, buildOgen},
	{"hey-api", false, buildHeyAPI},
	{"orval", false, buildOrval},
}

// result is what each of the programs prints.
type result struct {
	Taken    int
	NetSales float64
	Problem  string
	Code     string
}

// TestGenerators_MakeClientsThatSell runs what the generated clients do: get a token, submit, read
// back, and be told what is wrong with a sale of a type that nobody configured.
func TestGenerators_MakeClientsThatSell(t *testing.T) {
	t.Parallel()
	site := startDemo(t)
	for _, g := range generators {
		if !g.always && !*generateAll {
			continue
		}
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			expectSale(t, g, site)
		})
	}
}

func expectSale(t *testing.T, g generator, site demo) {
	t.Helper()
	dir, url := t.TempDir(), site.url(t)
	writeDocument(t, dir, url)
	if err := os.Mkdir(filepath.Join(dir, "daypart"), 0o700); err != nil {
		t.Fatal(err)
	}
	program := append(g.build(t, dir), site.ready)
	printed := run(t, dir, []string{"NODE_EXTRA_CA_CERTS=" + site.caFile}, program...)
	want := result{1, 250.25, url + "/problems/sales-type-mismatch", "sales-type-not-configured"}
	var got result
	if err := json.Unmarshal(printed, &got); err != nil || got != want {
		t.Errorf("the client reports %+v, want %+v: %v\n%s", got, want, err, printed)
	}
}

func buildOapiCodegen(t *testing.T, dir string) []string {
	copyFiles(t, dir, "oapi-codegen/*")
	run(t, root, nil, "go", "tool", "-modfile=tools/go.mod", "oapi-codegen", "-generate", "types,client", "-package", "daypart",
		"-o", filepath.Join(dir, "daypart", "daypart.gen.go"), filepath.Join(dir, "openapi.yaml"))
	return buildGo(t, dir)
}

func buildOgen(t *testing.T, dir string) []string {
	copyFiles(t, dir, "ogen/*")
	run(t, dir, nil, "go", "tool", "ogen", "--target", "daypart", "--package", "daypart", "openapi.yaml")
	return buildGo(t, dir)
}

func buildGo(t *testing.T, dir string) []string {
	t.Helper()
	run(t, dir, []string{"GOFLAGS=-mod=readonly"}, "go", "build", "-trimpath", "-o", "sell", ".")
	return []string{filepath.Join(dir, "sell")}
}

func buildOpenAPITypescript(t *testing.T, dir string) []string {
	return buildTypescript(t, dir, ".", "openapi-typescript", "openapi.yaml", "-o", "daypart/schema.ts")
}

func buildHeyAPI(t *testing.T, dir string) []string {
	return buildTypescript(t, dir, "more", "openapi-ts", "-f", "openapi-ts.config.cjs", "--no-log-file")
}

func buildOrval(t *testing.T, dir string) []string {
	return buildTypescript(t, dir, "more", "orval", "--config", "./orval.config.cjs")
}

// buildTypescript compiles the program called as the test, with the generator of packages.
func buildTypescript(t *testing.T, dir, packages string, generate ...string) []string {
	t.Helper()
	name := t.Name()[strings.LastIndex(t.Name(), "/")+1:]
	copyFiles(t, dir, "typescript/*.json", "typescript/*.cjs", "typescript/site.ts", "typescript/"+name+".ts")
	modules, err := filepath.Abs(filepath.Join(packages, "node_modules"))
	if err == nil {
		err = os.Symlink(modules, filepath.Join(dir, "node_modules"))
	}
	if err != nil {
		t.Fatal(err)
	}
	generate[0] = installed(t, packages, generate[0])
	run(t, dir, nil, generate...)
	run(t, dir, nil, installed(t, packages, "tsc"), "-p", ".")
	return []string{"node", filepath.Join(dir, "built", name+".js")}
}

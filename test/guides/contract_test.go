package guides

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
)

// An operation of the published contract.
type operation struct {
	method     string
	path       []string // segments; a parameter is empty
	parameters []string // of the query
}

// A parameter of an operation, or a reference to one.
type parameter struct {
	Ref      string `json:"$ref"`
	Name, In string
}

// readOperations returns the operations of the published contract.
func readOperations(t *testing.T) (operations []operation) {
	t.Helper()
	var contract struct {
		Paths      map[string]map[string]json.RawMessage
		Components struct{ Parameters map[string]parameter }
	}
	decodeFile(t, filepath.Join(root, "api", "openapi.gen.json"), &contract)
	for path, methods := range contract.Paths {
		for method, text := range methods {
			if method == "parameters" {
				continue
			}
			var declared struct{ Parameters []parameter }
			if err := json.Unmarshal(text, &declared); err != nil {
				t.Fatal(err)
			}
			o := operation{method: strings.ToUpper(method), path: segments(path)}
			for _, p := range declared.Parameters {
				if p.Ref != "" {
					p = contract.Components.Parameters[p.Ref[strings.LastIndex(p.Ref, "/")+1:]]
				}
				o.parameters = append(o.parameters, p.Name)
			}
			operations = append(operations, o)
		}
	}
	return operations
}

func decodeFile(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

var pathParameter = regexp.MustCompile(`\{[^}]*\}`)

func segments(path string) []string {
	return strings.Split(pathParameter.ReplaceAllString(path, ""), "/")
}

// isNamed reports whether a guide names the operation by a method, a path and a query. The path may
// begin with … for what goes before, and have values for parameters.
func (o operation) isNamed(method string, path []string, query url.Values) bool {
	own := o.path
	if path[0] == more && len(own) >= len(path) {
		path, own = path[1:], own[len(own)-len(path)+1:]
	}
	for name := range query {
		if !slices.Contains(o.parameters, name) {
			return false
		}
	}
	return method == o.method && slices.EqualFunc(own, path, func(a, b string) bool { return a == b || a == "" })
}

var named = regexp.MustCompile("`(GET|POST|PUT|PATCH|DELETE) ([^` ?]+)(?:\\?([^`]*))?`")

var absolute = regexp.MustCompile(`^/(sales|connect)/`)

// Every call that a guide names is an operation of the contract, and its parameters are declared.
func TestGuides_NameOperationsOfTheContract(t *testing.T) {
	operations := readOperations(t)
	for _, name := range guides {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range named.FindAllStringSubmatch(string(text), -1) {
			path := call[2]
			if !strings.HasPrefix(path, more) && !absolute.MatchString(path) {
				path = "/sales/api/v1" + path // as docs/consume.md says
			}
			query, err := url.ParseQuery(call[3])
			if err != nil {
				t.Errorf("%s: %s: %v", name, call[0], err)
			}
			if !slices.ContainsFunc(operations, func(o operation) bool { return o.isNamed(call[1], segments(path), query) }) {
				t.Errorf("%s: %s is not in the contract", name, call[0])
			}
		}
	}
}

// ofThePage are the problems that only the page can meet.
var ofThePage = []string{"cross-origin", "wrong-credentials"}

var backticked = regexp.MustCompile("`([a-z0-9-]+)`")

// The table of errors has every problem with its status, and every code of it.
func TestIntegrate_TableOfErrorsIsComplete(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "integrate.md"))
	if err != nil {
		t.Fatal(err)
	}
	statuses, codes := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) != 6 || !backticked.MatchString(cells[2]) {
			continue
		}
		for _, slug := range backticked.FindAllStringSubmatch(cells[2], -1) {
			statuses[slug[1]] = cells[1]
			for _, code := range backticked.FindAllStringSubmatch(cells[3], -1) {
				codes[slug[1]] = append(codes[slug[1]], code[1])
			}
		}
	}
	for _, p := range problem.Types() {
		if !slices.Contains(ofThePage, p.Slug) && !strings.Contains(statuses[p.Slug], strconv.Itoa(p.Status)) {
			t.Errorf("problem %s, status %d, is not in the table: %q", p.Slug, p.Status, statuses[p.Slug])
		}
	}
	for _, rule := range sales.Rules() {
		if !slices.Contains(codes[rule.Problem], string(rule.Code)) {
			t.Errorf("code %s of %s is not in the table: %q", rule.Code, rule.Problem, codes[rule.Problem])
		}
	}
	for slug, listed := range codes {
		for _, code := range listed {
			if sales.Code(code).Problem() != slug {
				t.Errorf("the table has code %s of %s, the server does not", code, slug)
			}
		}
	}
}

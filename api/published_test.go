package api_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v4"

	"github.com/daypart/daypart/api"
)

const publicURL = "https://pos.example.net"

func TestPublished_IsValid(t *testing.T) {
	err := loadPublished(t).Validate(t.Context(),
		openapi3.EnableExamplesValidation(), openapi3.EnableSchemaFormatValidation(), openapi3.EnableMultiError())
	if err != nil {
		t.Fatalf("validate the document: %v", err)
	}
}

// TestPublished_IsPlain looks for what is YAML or a vendor's, and not OpenAPI.
func TestPublished_IsPlain(t *testing.T) {
	visitNodes(publishedNode(t), "#", func(at string, node *yaml.Node) {
		if node.Anchor != "" || node.Kind == yaml.AliasNode {
			t.Errorf("%s has an anchor or an alias", at)
		}
		if node.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i < len(node.Content); i += 2 {
			if key := node.Content[i].Value; key == "<<" || strings.HasPrefix(key, "x-") {
				t.Errorf("%s has the key %s", at, key)
			}
		}
	})
}

// TestPublished_SchemasHaveOneType looks for lists of types, for numbers that generators would
// hold in 32 bits, and for objects that generators would have to name themselves.
func TestPublished_SchemasHaveOneType(t *testing.T) {
	visitNodes(publishedNode(t), "#", func(at string, node *yaml.Node) {
		kind, properties := member(node, "type"), member(node, "properties")
		if kind != nil && kind.Kind == yaml.SequenceNode {
			t.Errorf("%s has several types", at)
		}
		if kind != nil && kind.Value == "number" && member(node, "format") == nil {
			t.Errorf("%s is a number without format", at)
		}
		named := strings.HasPrefix(at, "#/components/schemas/") && strings.Count(at, "/") == 3
		if kind != nil && properties != nil && !named {
			t.Errorf("%s is an object without a name: move it to components/schemas", at)
		}
	})
}

func TestPublished_PathsHaveNoLastSlash(t *testing.T) {
	for path := range loadPublished(t).Paths.Map() {
		if strings.HasSuffix(path, "/") {
			t.Errorf("%s ends in a slash", path)
		}
	}
}

// TestPublished_NamesDifferByMoreThanCase looks for names of which generators make the same one.
func TestPublished_NamesDifferByMoreThanCase(t *testing.T) {
	published := loadPublished(t)
	components := published.Components
	top := slices.Concat(keys(components.Schemas), keys(components.Parameters), keys(components.Responses),
		keys(components.Headers), keys(components.SecuritySchemes), keys(components.RequestBodies))
	for name, operation := range operations(published) {
		top = append(top, operation.OperationID)
		expectDistinct(t, "parameters of "+name, parametersOf(published, name, operation))
	}
	expectDistinct(t, "operations and components", top)
	for name, schema := range components.Schemas {
		expectDistinct(t, "properties of "+name, keys(schema.Value.Properties))
	}
}

func TestPublished_DescribesOperationsOfSource(t *testing.T) {
	published := operations(loadPublished(t))
	source := operations(loadSpec(t))
	if got, want := keys(published), keys(source); !slices.Equal(got, want) {
		t.Fatalf("operations are %v, want %v", got, want)
	}
	for name, operation := range published {
		if operation.OperationID != source[name].OperationID {
			t.Errorf("%s is called %s, want %s", name, operation.OperationID, source[name].OperationID)
		}
		for status := range operation.Responses.Map() {
			if source[name].Responses.Value(status) == nil {
				t.Errorf("%s answers %s in the published document only", name, status)
			}
		}
	}
}

func TestPublished_IsTheSameInBothForms(t *testing.T) {
	var fromYAML, fromJSON any
	decode(t, yaml.Unmarshal, api.PublishedYAML(publicURL), &fromYAML)
	decode(t, json.Unmarshal, api.PublishedJSON(publicURL), &fromJSON)
	text, err := json.Marshal(fromYAML)
	if err != nil {
		t.Fatal(err)
	}
	decode(t, json.Unmarshal, text, &fromYAML)
	if !reflect.DeepEqual(fromYAML, fromJSON) {
		t.Error("YAML and JSON say different things: run make generate")
	}
}

func TestPublished_NamesItsServer(t *testing.T) {
	for _, url := range []string{publicURL, "https://localhost:8443", "https://[::1]:8443", "https://127.0.0.1:1"} {
		for form, text := range map[string][]byte{"YAML": api.PublishedYAML(url), "JSON": api.PublishedJSON(url)} {
			published, err := openapi3.NewLoader().LoadFromData(text)
			if err != nil {
				t.Errorf("%s of %s: %v", form, url, err)
				continue
			}
			if got := published.Servers[0].URL; got != url {
				t.Errorf("the server in %s is %s, want %s", form, got, url)
			}
			if strings.Contains(string(text), "sales.example.com") {
				t.Errorf("%s of %s names another server", form, url)
			}
		}
	}
}

func loadPublished(t *testing.T) *openapi3.T {
	t.Helper()
	published, err := openapi3.NewLoader().LoadFromData(api.PublishedYAML(publicURL))
	if err != nil {
		t.Fatalf("load the document: %v", err)
	}
	return published
}

func publishedNode(t *testing.T) *yaml.Node {
	t.Helper()
	var document yaml.Node
	decode(t, yaml.Unmarshal, api.PublishedYAML(publicURL), &document)
	return document.Content[0]
}

func decode(t *testing.T, unmarshal func([]byte, any) error, text []byte, value any) {
	t.Helper()
	if err := unmarshal(text, value); err != nil {
		t.Fatal(err)
	}
}

// visitNodes calls visit with every mapping and list of the document, but not with examples.
func visitNodes(node *yaml.Node, at string, visit func(at string, node *yaml.Node)) {
	visit(at, node)
	for i, child := range node.Content {
		name := "-"
		if node.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue
			}
			name = strings.ReplaceAll(node.Content[i-1].Value, "/", "~1")
		}
		if name != "example" && name != "examples" {
			visitNodes(child, at+"/"+name, visit)
		}
	}
}

// member returns the value of a member of a mapping, or nil.
func member(node *yaml.Node, name string) *yaml.Node {
	for i := 0; node.Kind == yaml.MappingNode && i < len(node.Content); i += 2 {
		if node.Content[i].Value == name {
			return node.Content[i+1]
		}
	}
	return nil
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// parametersOf returns the names of the parameters of an operation, those of its path included.
func parametersOf(document *openapi3.T, name string, operation *openapi3.Operation) []string {
	_, route, _ := strings.Cut(name, " ")
	var names []string
	for _, parameter := range slices.Concat(document.Paths.Value(route).Parameters, operation.Parameters) {
		names = append(names, parameter.Value.Name)
	}
	return names
}

func expectDistinct(t *testing.T, what string, names []string) {
	t.Helper()
	seen := map[string]string{}
	for _, name := range names {
		key := strings.Map(plainRune, name)
		if other, ok := seen[key]; ok {
			t.Errorf("%s: %s and %s become one name", what, other, name)
		}
		seen[key] = name
	}
}

// plainRune returns a letter or digit in lower case, and drops everything else.
func plainRune(r rune) rune {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return -1
	}
	return unicode.ToLower(r)
}

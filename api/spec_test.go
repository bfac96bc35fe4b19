package api_test

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

func TestSpecIsValid(t *testing.T) {
	err := loadSpec(t).Validate(t.Context(),
		openapi3.EnableExamplesValidation(), openapi3.EnableSchemaFormatValidation(), openapi3.EnableMultiError())
	if err != nil {
		t.Fatalf("validate the document: %v", err)
	}
}

func TestEveryOperationIsDocumented(t *testing.T) {
	spec := loadSpec(t)
	seen := map[string]string{}
	for name, operation := range operations(spec) {
		t.Run(name, func(t *testing.T) {
			if operation.OperationID == "" || operation.Summary == "" || operation.Description == "" {
				t.Error("operationId, summary or description is missing")
			}
			if other, ok := seen[operation.OperationID]; ok {
				t.Errorf("operationId %s is also that of %s", operation.OperationID, other)
			}
			seen[operation.OperationID] = name
			if len(operation.Tags) != 1 || spec.Tags.Get(operation.Tags[0]) == nil {
				t.Errorf("tags are %v, want one of those declared", operation.Tags)
			}
			if operation.Security == nil {
				t.Error("security is missing: name the scopes, or [] for a public operation")
			}
		})
	}
}

func TestEveryResponseIsShown(t *testing.T) {
	for name, operation := range operations(loadSpec(t)) {
		for status, response := range operation.Responses.Map() {
			t.Run(name+" "+status, func(t *testing.T) {
				if _, ok := response.Value.Headers["X-Request-Id"]; !ok {
					t.Error("header X-Request-Id is missing")
				}
				for mediaType, content := range response.Value.Content {
					binary := content.Schema != nil && content.Schema.Value.Format == "binary" // which cannot be shown
					if !binary && content.Example == nil && len(content.Examples) == 0 {
						t.Errorf("%s has no example", mediaType)
					}
				}
			})
		}
	}
}

func TestOperationsShowTheirProblems(t *testing.T) {
	for name, operation := range operations(loadSpec(t)) {
		for status, response := range operation.Responses.Map() {
			content := response.Value.Content["application/problem+json"]
			if content == nil {
				continue
			}
			for _, example := range content.Examples {
				if got := fmt.Sprint(problemOf(t, example)["status"]); got != status {
					t.Errorf("%s %s shows a problem of status %s", name, status, got)
				}
			}
		}
	}
}

func TestEveryProblemHasAnExample(t *testing.T) {
	spec := loadSpec(t)
	shown := map[string]bool{}
	for _, example := range spec.Components.Examples {
		if problemType, ok := problemOf(t, example)["type"].(string); ok {
			shown[path.Base(problemType)] = true
		}
	}
	var declared []string
	for _, slug := range spec.Components.Schemas["ProblemSlug"].Value.Enum {
		declared = append(declared, slug.(string))
	}
	slices.Sort(declared)
	if got := slices.Sorted(maps.Keys(shown)); !slices.Equal(got, declared) {
		t.Errorf("problems with an example are %v, want %v", got, declared)
	}
}

func loadSpec(t *testing.T) *openapi3.T {
	t.Helper()
	spec, err := openapi3.NewLoader().LoadFromFile("openapi.yaml")
	if err != nil {
		t.Fatalf("load the document: %v", err)
	}
	return spec
}

// operations returns every operation by its method and path.
func operations(spec *openapi3.T) map[string]*openapi3.Operation {
	all := map[string]*openapi3.Operation{}
	for route, item := range spec.Paths.Map() {
		for method, operation := range item.Operations() {
			all[strings.ToUpper(method)+" "+route] = operation
		}
	}
	return all
}

func problemOf(t *testing.T, example *openapi3.ExampleRef) map[string]any {
	t.Helper()
	value, ok := example.Value.Value.(map[string]any)
	if !ok {
		t.Fatalf("the example is a %T, want an object", example.Value.Value)
	}
	return value
}

// Command publish writes the OpenAPI document that servers publish, as YAML and as JSON, from the
// source in api/openapi.yaml: without YAML anchors and merge keys, without vendor extensions, and
// changed as an overlay (OpenAPI Overlay 1.0.0) says.
//
//	publish SOURCE OVERLAY YAML JSON
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/speakeasy-api/openapi/overlay/loader"
	"gopkg.in/yaml.v3"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "publish:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return errors.New("usage: publish SOURCE OVERLAY YAML JSON")
	}
	document, err := readSource(args[0])
	if err != nil {
		return err
	}
	if err := applyOverlay(document, args[1]); err != nil {
		return err
	}
	document = flatten(document) // what the overlay brought, too
	addDoubles(document)
	if err := clearScopes(document); err != nil {
		return err
	}
	if err := writeYAML(args[2], document); err != nil {
		return err
	}
	return writeJSON(args[3], document)
}

// readSource returns the source without what only its own tools can read.
func readSource(name string) (*yaml.Node, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return flatten(&document), nil
}

// applyOverlay changes document as the overlay in the file name says. An action without a target
// is an error: it names what the source does not have any more.
func applyOverlay(document *yaml.Node, name string) error {
	changes, err := loader.LoadOverlay(name)
	if err != nil {
		return err
	}
	if err := changes.Validate(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := changes.ApplyToStrict(document); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

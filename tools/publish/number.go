package main

import "gopkg.in/yaml.v3"

// addDoubles gives every number without a format the format double. Generators otherwise take 32
// bits, which lose digits of an ordinary amount; 64 bits keep 4 decimals up to 500 thousand million.
func addDoubles(node *yaml.Node) {
	if node.Kind == yaml.MappingNode && isBareNumber(node) {
		node.Content = append(node.Content, text("format"), text("double"))
	}
	for _, child := range node.Content {
		addDoubles(child)
	}
}

// isBareNumber reports whether mapping is the schema of a number without a format.
func isBareNumber(mapping *yaml.Node) bool {
	kind := lookup(mapping, "type")
	return kind != nil && kind.Value == "number" && lookup(mapping, "format") == nil
}

func text(value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
}

package main

import (
	"errors"

	"gopkg.in/yaml.v3"
)

// clearScopes leaves scopes to OAuth. The source names them for the session cookie too, where
// OpenAPI 3.1 knows only roles and generators expect an empty list.
func clearScopes(document *yaml.Node) error {
	root := document.Content[0]
	paths := lookup(root, "paths")
	if paths == nil {
		return errors.New("the document has no paths")
	}
	for _, item := range members(paths) {
		for _, operation := range members(item) {
			if operation.Kind == yaml.MappingNode {
				clearOperation(lookup(operation, "security"))
			}
		}
	}
	return nil
}

// clearOperation empties the scopes of the session in a list of alternatives, and keeps each
// alternative once.
func clearOperation(alternatives *yaml.Node) {
	if alternatives == nil {
		return
	}
	var kept []*yaml.Node
	hasSession := false
	for _, alternative := range alternatives.Content {
		session := lookup(alternative, "sessionCookie")
		if session != nil && hasSession {
			continue
		}
		if session != nil {
			hasSession, session.Content = true, nil
		}
		kept = append(kept, alternative)
	}
	alternatives.Content = kept
}

// members returns the values of a mapping, in order.
func members(mapping *yaml.Node) []*yaml.Node {
	if mapping.Kind != yaml.MappingNode {
		return nil
	}
	values := make([]*yaml.Node, 0, len(mapping.Content)/2)
	for i := 1; i < len(mapping.Content); i += 2 {
		values = append(values, mapping.Content[i])
	}
	return values
}

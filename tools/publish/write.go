package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

func writeYAML(name string, document *yaml.Node) error {
	var text bytes.Buffer
	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)
	if err := encoder.Encode(document); err != nil {
		return err
	}
	return os.WriteFile(name, text.Bytes(), 0o644)
}

// writeJSON keeps the order of members and the digits of numbers, which encoding/json would not.
func writeJSON(name string, document *yaml.Node) error {
	var compact, text bytes.Buffer
	if err := appendJSON(&compact, document.Content[0]); err != nil {
		return err
	}
	if err := json.Indent(&text, compact.Bytes(), "", " "); err != nil {
		return err
	}
	text.WriteByte('\n')
	return os.WriteFile(name, text.Bytes(), 0o644)
}

func appendJSON(text *bytes.Buffer, node *yaml.Node) error {
	switch node.Kind {
	case yaml.MappingNode:
		return appendList(text, "{}", node.Content, 2)
	case yaml.SequenceNode:
		return appendList(text, "[]", node.Content, 1)
	}
	switch node.Tag {
	case "!!str":
		return appendText(text, node.Value)
	case "!!int", "!!float", "!!bool", "!!null":
		text.WriteString(node.Value) // json.Indent refuses what is not JSON
		return nil
	}
	return fmt.Errorf("line %d: %s cannot be written as JSON", node.Line, node.Tag)
}

// appendList writes a list of values, or of names and values where step is 2, in its brackets.
func appendList(text *bytes.Buffer, brackets string, content []*yaml.Node, step int) error {
	text.WriteByte(brackets[0])
	for i, node := range content {
		if i > 0 {
			text.WriteByte(",:"[i%step])
		}
		if i%step == 0 && step == 2 {
			node = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: node.Value}
		}
		if err := appendJSON(text, node); err != nil {
			return err
		}
	}
	text.WriteByte(brackets[1])
	return nil
}

// appendText writes a string without escaping what only HTML would mind.
func appendText(text *bytes.Buffer, value string) error {
	encoder := json.NewEncoder(text)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

package main

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// flatten returns a copy of node in which every alias is replaced by what it stands for, every
// merge key by the members it brings, and no mapping has a vendor extension. Comments are dropped,
// and the layout becomes block style.
func flatten(node *yaml.Node) *yaml.Node {
	switch node.Kind {
	case yaml.AliasNode:
		return flatten(node.Alias)
	case yaml.MappingNode:
		return flattenMapping(node)
	}
	flat := &yaml.Node{Kind: node.Kind, Tag: node.Tag, Value: node.Value, Style: node.Style &^ yaml.FlowStyle}
	for _, child := range node.Content {
		flat.Content = append(flat.Content, flatten(child))
	}
	return flat
}

func flattenMapping(node *yaml.Node) *yaml.Node {
	flat := &yaml.Node{Kind: yaml.MappingNode, Tag: node.Tag}
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i], flatten(node.Content[i+1])
		switch {
		case key.Tag == "!!merge":
			addMissing(flat, value, node)
		case !strings.HasPrefix(key.Value, "x-"):
			flat.Content = append(flat.Content, flatten(key), value)
		}
	}
	return flat
}

// addMissing adds the members of merged that own does not have itself: they count before those.
func addMissing(flat, merged, own *yaml.Node) {
	for i := 0; i < len(merged.Content); i += 2 {
		if lookup(own, merged.Content[i].Value) == nil {
			flat.Content = append(flat.Content, merged.Content[i], merged.Content[i+1])
		}
	}
}

// lookup returns the value of a member of a mapping, or nil.
func lookup(mapping *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == name {
			return mapping.Content[i+1]
		}
	}
	return nil
}

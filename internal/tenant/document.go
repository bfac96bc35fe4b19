package tenant

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// document reads YAML strictly and goes on after a fault, so that all of them are found.
type document struct {
	faults Faults
}

// value is a node of the document and the path that leads to it.
type value struct {
	node *yaml.Node
	path string
	doc  *document
}

// members says what each member of a mapping is read into.
type members map[string]func(value)

func (v value) fault(format string, args ...any) {
	v.doc.faults = append(v.doc.faults, Fault{v.node.Line, v.path, fmt.Sprintf(format, args...)})
}

// object reads a mapping. A member that is not in known, is there twice or is
// required and not there is a fault. It returns what it found.
func (v value) object(known members, required ...string) map[string]value {
	found := map[string]value{}
	if v.node.Kind != yaml.MappingNode {
		v.fault("must be a mapping of %s", names(known))
		return found
	}
	for i := 0; i < len(v.node.Content); i += 2 {
		v.member(v.node.Content[i], v.node.Content[i+1], known, found)
	}
	for _, name := range required {
		if _, ok := found[name]; !ok {
			v.fault("%s is missing", name)
		}
	}
	return found
}

func (v value) member(key, content *yaml.Node, known members, found map[string]value) {
	child := value{resolve(content), v.join(key.Value), v.doc}
	at := value{key, child.path, v.doc}
	read, ok := known[key.Value]
	if !ok {
		at.fault("is not known here: the members are %s", names(known))
		return
	}
	if _, twice := found[key.Value]; twice {
		at.fault("is there twice")
		return
	}
	found[key.Value] = child
	read(child)
}

// dictionary reads a mapping whose names are free.
func (v value) dictionary(read func(name string, item value)) {
	if v.node.Kind != yaml.MappingNode {
		v.fault("must be a mapping")
		return
	}
	for i := 0; i < len(v.node.Content); i += 2 {
		key := v.node.Content[i]
		read(key.Value, value{resolve(v.node.Content[i+1]), v.join(key.Value), v.doc})
	}
}

// list reads a sequence, item by item.
func (v value) list(read func(value)) {
	if v.node.Kind != yaml.SequenceNode {
		v.fault("must be a list")
		return
	}
	for i, item := range v.node.Content {
		read(value{resolve(item), fmt.Sprintf("%s[%d]", v.path, i), v.doc})
	}
}

// text reads a scalar as it is written.
func (v value) text() (string, bool) {
	if v.node.Kind != yaml.ScalarNode || v.node.Tag == "!!null" {
		v.fault("must be a text")
		return "", false
	}
	return v.node.Value, true
}

// integer reads a whole number from low to high.
func (v value) integer(low, high int64) (int64, bool) {
	n, err := strconv.ParseInt(v.node.Value, 10, 64)
	if v.node.Kind != yaml.ScalarNode || err != nil || n < low || n > high {
		v.fault("must be a whole number from %d to %d", low, high)
		return 0, false
	}
	return n, true
}

// boolean reads true or false.
func (v value) boolean() bool {
	if v.node.Kind != yaml.ScalarNode || (v.node.Value != "true" && v.node.Value != "false") {
		v.fault("must be true or false")
	}
	return v.node.Value == "true"
}

// parsed reads a scalar by parse, whose error says how to mend it.
func parsed[T any](v value, parse func(string) (T, error)) (T, bool) {
	var result T
	text, ok := v.text()
	if !ok {
		return result, false
	}
	result, err := parse(text)
	if err != nil {
		v.fault("%v", err)
	}
	return result, err == nil
}

// into returns a reader of a member that keeps what parse makes of it.
func into[T any](target *T, parse func(string) (T, error)) func(value) {
	return func(v value) {
		if result, ok := parsed(v, parse); ok {
			*target = result
		}
	}
}

func (v value) join(name string) string {
	if v.path == "" {
		return name
	}
	return v.path + "." + name
}

// resolve follows an alias to what it stands for.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func names(known members) string {
	return strings.Join(sortedKeys(known), ", ")
}

package tenant

import (
	"fmt"
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"
)

// ParseCompany reads the description of a company, as docs/company.yaml shows it
// in full. It is strict: unknown members are faults. The error is a Faults
// with everything that is wrong, or says that the text is not YAML.
//
// A company with only a tenant and a name has no configuration. ID and Version are not set.
func ParseCompany(text []byte) (Company, error) {
	root, err := load(text)
	if err != nil {
		return Company{}, err
	}
	var doc document
	company := (&parser{}).company(value{node: root, doc: &doc})
	return company, doc.faults.asError()
}

func load(text []byte) (*yaml.Node, error) {
	var documents []yaml.Node
	if err := yaml.Load(text, &documents, yaml.WithAllDocuments()); err != nil {
		return nil, fmt.Errorf("not YAML: %w", err)
	}
	if len(documents) != 1 || len(documents[0].Content) != 1 {
		return nil, fmt.Errorf("the file has %d documents: it must describe one company, with tenant and name at the least", len(documents))
	}
	return documents[0].Content[0], nil
}

// parser holds what other parts of the description refer to.
type parser struct {
	configuration Configuration
	aliases       []typeAliases
	defaults      calendarValues
}

// configurationMembers are those that make up a configuration: with one of them, a company has one.
var configurationMembers = []string{"currencies", "salesTypes", "dayparts", "defaults", "intake"}

func (p *parser) company(v value) Company {
	var c Company
	var units value
	p.configuration = defaultConfiguration()
	found := v.object(members{
		"tenant":     into(&c.Slug, parseSlug),
		"name":       into(&c.Name, parseName),
		"suspended":  func(v value) { c.Suspended = v.boolean() },
		"currencies": p.currencies,
		"salesTypes": p.salesTypes,
		"dayparts":   p.dayparts,
		"defaults":   p.readDefaults,
		"intake":     p.intake,
		"units":      func(v value) { units = v },
	}, "tenant", "name")
	c.Configuration = p.configured(v, found)
	if units.node != nil {
		c.Units = p.units(units)
	}
	return c
}

// configured returns the configuration if any of its members is there; then it must be whole.
func (p *parser) configured(v value, found map[string]value) *Configuration {
	has := func(name string) bool { _, ok := found[name]; return ok }
	if !slices.ContainsFunc(configurationMembers, has) {
		return nil
	}
	for _, name := range []string{"currencies", "salesTypes"} {
		if !has(name) {
			v.fault("%s is missing: a company that receives sales needs it", name)
		}
	}
	return &p.configuration
}

func sortedKeys[V any, M ~map[string]V](m M) []string {
	return slices.Sorted(maps.Keys(m))
}

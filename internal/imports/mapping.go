package imports

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// mapping says what the names in a file stand for, and which of them a row has.
type mapping[T any] map[string]*target[T]

type target[T any] struct {
	is   T
	used bool
}

// use notes that a row has a name.
func (m mapping[T]) use(name string) {
	if t := m[name]; t != nil {
		t.used = true
	}
}

// find returns what a name stands for.
func (m mapping[T]) find(name string) (is T, found bool) {
	if t := m[name]; t != nil {
		return t.is, true
	}
	return is, false
}

// unused returns the names that no row had, in order.
func (m mapping[T]) unused() []string {
	names := slices.Sorted(maps.Keys(m))
	return slices.DeleteFunc(names, func(name string) bool { return m[name].used })
}

// resolve looks up in the company what the parameters of the file name, and refuses what it does
// not have.
func (r *reading) resolve() error {
	c := r.company.Configuration
	var faults []sales.Fault
	note := func(fault *sales.Fault) {
		if fault != nil {
			faults = append(faults, *fault)
		}
	}
	if r.Type != "" {
		id, fault := c.ResolveType("salesTypeId", string(r.Type))
		r.Type = id
		note(fault)
	}
	if r.Currency != "" {
		_, fault := c.ResolveCurrency("currencyId", string(r.Currency))
		note(fault)
	}
	r.units, r.types = mapping[tenant.UnitID]{}, mapping[sales.TypeID]{}
	for _, name := range slices.Sorted(maps.Keys(r.Units)) {
		note(r.mapUnit(name, r.Units[name]))
	}
	for _, text := range r.Types {
		note(r.mapType(text))
	}
	if len(faults) > 0 {
		return sales.Refuse(sales.LimitFaults(faults), len(faults))
	}
	return nil
}

func (r *reading) mapUnit(name string, id tenant.UnitID) *sales.Fault {
	if _, found := r.company.Unit(id); !found || !r.scope.Permits(id) {
		detail := fmt.Sprintf("unit maps %.40q to %d, which is none of your units.", name, id)
		fault := sales.ParameterFault("unit", sales.UnknownUnit, detail)
		return &fault
	}
	r.units[name] = &target[tenant.UnitID]{is: id}
	return nil
}

// mapType adds a mapping such as Bread=TAKE. Names and codes may have a = of their own: the one
// that counts is followed by a code or an alias.
func (r *reading) mapType(text string) *sales.Fault {
	c := r.company.Configuration
	var names []string
	var id sales.TypeID
	for i := range len(text) {
		if text[i] != '=' {
			continue
		}
		if t, found := c.FindType(sales.TypeID(text[i+1:])); found {
			names, id = append(names, text[:i]), t.ID
		}
	}
	at := strings.LastIndexByte(text, '=')
	switch {
	case at < 0:
		return mappingFault("salesType must be two names with = between them, such as Bread=TAKE.")
	case len(names) == 0:
		_, fault := c.ResolveType("salesType", text[at+1:])
		return fault
	case len(names) > 1:
		return mappingFault(fmt.Sprintf("salesType can be read in %d ways, for %.40q and for %.40q: "+
			"name the sales type by another of its codes or aliases.", len(names), names[0], names[1]))
	case r.types[names[0]] != nil:
		return mappingFault(fmt.Sprintf("salesType names %.40q more than once: name it once.", names[0]))
	}
	r.types[names[0]] = &target[sales.TypeID]{is: id}
	return nil
}

func mappingFault(detail string) *sales.Fault {
	fault := sales.ParameterFault("salesType", sales.InvalidParameter, detail)
	return &fault
}

// warnOfUnused notes the mappings of names that no row has, most likely misspelt, before all else.
func (r *reading) warnOfUnused() {
	var unused []Note
	add := func(parameter string, names []string) {
		for _, name := range names {
			detail := fmt.Sprintf("No row says %.40q, which %s maps.", name, parameter)
			unused = append(unused, Note{Code: sales.UnusedMapping, Detail: detail})
		}
	}
	add("unit", r.units.unused())
	add("salesType", r.types.unused())
	r.detail.NoteCount += len(unused)
	notes := slices.Concat(unused, r.detail.Notes)
	r.detail.Notes = notes[:min(len(notes), maxNotes)]
}

// maxNotes is how many warnings are kept.
const maxNotes = 100

func (r *reading) note(n Note) {
	r.detail.NoteCount++
	if len(r.detail.Notes) < maxNotes {
		r.detail.Notes = append(r.detail.Notes, n)
	}
}

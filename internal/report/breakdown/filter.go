package breakdown

import (
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Filters are the values that something may have, for each dimension that is named.
type Filters = map[Dimension][]string

// ResolveFilters returns the filters with each sales type under its code, where an alias named it.
// It refuses values that nothing can have, which would only ever find nothing: each must be one of
// the company's currencies, sales types, categories or dayparts, of the units that the caller may
// see, or of the week.
func ResolveFilters(company *directory.Snapshot, caller auth.Caller, f Filters) (Filters, error) {
	resolved := make(Filters, len(f))
	var faults []sales.Fault
	for _, d := range Dimensions() {
		if len(f[d]) == 0 {
			continue
		}
		possible := valuesOf(company, caller, d)
		for _, value := range f[d] {
			value, fault := d.resolve(company.Configuration, possible, value)
			if fault != nil {
				faults = append(faults, *fault)
			}
			resolved[d] = append(resolved[d], value)
		}
	}
	if len(faults) > 0 {
		return nil, sales.Refuse(sales.LimitFaults(faults), len(faults))
	}
	return resolved, nil
}

// resolve returns the value that a filter names, or the fault that it is none of those possible.
func (d Dimension) resolve(
	c *tenant.Configuration, possible []string, value string,
) (string, *sales.Fault) {
	switch {
	case d == SalesType:
		id, fault := c.ResolveType(d.parameter(), value)
		return string(id), fault
	case slices.Contains(possible, value):
		return value, nil
	}
	fault := sales.UnknownValue(d.parameter(), value, possible, nil)
	return "", &fault
}

// parameter is what the dimension is called where it filters.
func (d Dimension) parameter() string {
	switch d {
	case Unit:
		return "unitId"
	case Currency:
		return "currencyId"
	case SalesType:
		return "salesTypeId"
	}
	return string(d)
}

// valuesOf returns what a dimension can be, in order and each once. Empty is what has none, where that can be.
func valuesOf(company *directory.Snapshot, caller auth.Caller, d Dimension) []string {
	var values []string
	scope := caller.UnitScope()
	switch d {
	case Currency:
		return each(company.Configuration.Currencies, func(c tenant.Currency) string { return string(c.ID) })
	case SalesType:
		return each(company.Configuration.SalesTypes, func(t tenant.SalesType) string { return string(t.ID) })
	case Daypart:
		return append(each(company.Configuration.Dayparts, func(p tenant.Daypart) string { return p.ID }), "")
	case Weekday:
		return weekdays[:]
	case Category:
		values = each(company.Configuration.SalesTypes, func(t tenant.SalesType) string { return t.Category })
	default:
		for i := range company.Units {
			if u := &company.Units[i]; scope.Permits(u.ID) {
				values = append(values, ofUnit(u, d))
			}
		}
	}
	values = append(values, "")
	slices.Sort(values)
	return slices.Compact(values)
}

func each[T any](all []T, text func(T) string) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = text(one)
	}
	return out
}

package breakdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// CheckFilters refuses values that nothing can have, which would only ever find nothing: each must be one of the company's
// currencies, sales types, categories or dayparts, of the units that the caller may see, or of the week.
func CheckFilters(company *directory.Snapshot, caller auth.Caller, filters map[Dimension][]string) error {
	for _, d := range Dimensions() {
		if len(filters[d]) == 0 {
			continue
		}
		possible := valuesOf(company, caller, d)
		for _, value := range filters[d] {
			if !slices.Contains(possible, value) {
				return invalid(d.parameter(), fmt.Sprintf("%s cannot be %q, and would find nothing: it can be %s.", d.parameter(), value, enumerate(possible)))
			}
		}
	}
	return nil
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
			if u := &company.Units[i]; caller.MaySee(u.ID) {
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

// mostNamed is how many values a refusal names: the list is for someone who mistyped one.
const mostNamed = 20

// enumerate writes values for people.
func enumerate(values []string) string {
	named := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	more := ""
	if len(named) > mostNamed {
		more = fmt.Sprintf(" and %d more", len(named)-mostNamed)
		named = named[:mostNamed]
	}
	text := strings.Join(named, ", ") + more
	switch {
	case len(named) == len(values):
		return text
	case len(named) == 0:
		return "empty only, for none: nothing has one"
	}
	return text + ", or empty for none"
}

package sales

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/spelling"
)

// maxListed is how many values a fault lists: the list is for someone who mistyped one.
const maxListed = 20

// UnknownValue returns the fault of a parameter whose value is none of those possible. It lists
// them, and suggests the nearest of them and of the aliases, which may stand for one of them.
func UnknownValue(parameter, value string, possible, aliases []string) Fault {
	detail := fmt.Sprintf("%s cannot be %.64q: ", parameter, value)
	fault := ParameterFault(parameter, InvalidParameter, detail)
	list := "it can be " + enumerate(possible) + "."
	if nearest := spelling.FindNearest(value, slices.Concat(possible, aliases)); nearest != "" {
		fault.Extra["suggestion"] = nearest
		fault.Detail += fmt.Sprintf("did you mean %q? ", nearest)
		list = "I" + list[1:]
	}
	fault.Detail += list
	return fault
}

// enumerate writes values for people. An empty value means what has none.
func enumerate(values []string) string {
	named := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	hasEmpty, more := len(named) < len(values), ""
	if len(named) > maxListed {
		more = fmt.Sprintf(" and %d more", len(named)-maxListed)
		named = named[:maxListed]
	}
	text := strings.Join(named, ", ") + more
	switch {
	case !hasEmpty:
		return text
	case len(named) == 0:
		return "empty only, for none: nothing has one"
	}
	return text + ", or empty for none"
}

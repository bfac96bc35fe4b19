package sqlstore

import (
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// filter gathers the conditions of a statement and what they are held against.
type filter struct {
	conditions []string
	args       []any
}

// and adds a condition, in which each ? stands for the next of args.
func (f *filter) and(condition string, args ...any) {
	var numbered strings.Builder
	for _, c := range condition {
		if c != '?' {
			numbered.WriteRune(c)
			continue
		}
		f.args = append(f.args, args[0])
		args = args[1:]
		numbered.WriteString("$" + strconv.Itoa(len(f.args)))
	}
	f.conditions = append(f.conditions, numbered.String())
}

// among adds the condition that a column is one of values.
func among[T any](f *filter, column string, values []T) {
	if len(values) == 0 {
		f.and(`1 = 0`)
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	f.and(column+` IN (?`+strings.Repeat(`, ?`, len(values)-1)+`)`, args...)
}

// within begins a filter with what a scope permits of the units in unit_id. A scope of every unit
// adds no condition to that of the tenant.
func within(scope auth.UnitScope) *filter {
	f := &filter{}
	f.and(`tenant_id = ?`, scope.Tenant())
	f.narrow(scope, `unit_id`, nil)
	return f
}

// narrow adds the condition that a column is one of the named units, nil being all, that a scope
// permits.
func (f *filter) narrow(scope auth.UnitScope, column string, named []tenant.UnitID) {
	if units := scope.Narrow(named); units != nil {
		among(f, column, units)
	}
}

// where returns the clause.
func (f *filter) where() string {
	return `WHERE ` + strings.Join(f.conditions, ` AND `)
}

// limit returns the clause that bounds a result to n rows; 0 means all.
func (f *filter) limit(n int) string {
	if n == 0 {
		return ""
	}
	f.args = append(f.args, n)
	return ` LIMIT $` + strconv.Itoa(len(f.args))
}

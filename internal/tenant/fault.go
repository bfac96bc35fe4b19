package tenant

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong with a description of a company, and where.
type Fault struct {
	// Line in the file, from 1.
	Line int
	// Path names the member, such as "units[2].timeZone".
	Path string
	// Detail says what is wrong and how to mend it.
	Detail string
}

// String returns the fault on one line.
func (f Fault) String() string {
	if f.Path == "" { // the whole of the file
		return fmt.Sprintf("line %d: %s", f.Line, f.Detail)
	}
	return fmt.Sprintf("line %d: %s: %s", f.Line, f.Path, f.Detail)
}

// Faults is everything wrong with a description of a company, in order of line.
type Faults []Fault

// Error returns the faults, one per line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// asError returns the faults in order, or nil if there is none.
func (f Faults) asError() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fault) int { return a.Line - b.Line })
	return f
}

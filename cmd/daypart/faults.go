package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
)

// usageError says that the command was not used as it can be.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// faults collects what is wrong with the configuration, so that all of it is reported at once.
type faults []configFault

type configFault struct{ setting, problem string }

// add notes what is wrong with a setting and how to mend it.
func (f *faults) add(setting, format string, args ...any) {
	*f = append(*f, configFault{setting, fmt.Sprintf(format, args...)})
}

// asError returns the faults as a table, or nil if there is none.
func (f faults) asError() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b configFault) int { return strings.Compare(a.setting, b.setting) })
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "the configuration has %d fault(s)\n", len(f))
	for _, fault := range f {
		fmt.Fprintf(table, "  %s\t%s\n", fault.setting, fault.problem)
	}
	_ = table.Flush() // a strings.Builder takes everything
	return usagef("%s", strings.TrimRight(text.String(), "\n"))
}

package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"
)

// writeTable writes a header and a row for each item; cells are parted by tabs.
func writeTable[T any](c *console, header string, items []T, row func(T) string) error {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, header)
	for _, item := range items {
		fmt.Fprintln(w, row(item))
	}
	return w.Flush()
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// instantText returns a time as RFC 3339 in UTC, empty for the zero time.
func instantText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// listText joins ids, scopes and the like; none means all.
func listText[T any](items []T) string {
	if len(items) == 0 {
		return "all"
	}
	return strings.Trim(fmt.Sprint(items), "[]")
}

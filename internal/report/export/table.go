// Package export writes reports as files: CSV (RFC 4180), XLSX (ECMA-376) and a chart as PNG.
//
// Amounts keep every decimal they have. What is not known is an empty cell.
package export

import (
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// Sheet is a report, and what its readers need to know of it.
type Sheet struct {
	breakdown.Report
	// By are the dimensions the rows are grouped by.
	By []breakdown.Dimension
	// Name returns the name of a group for people, "" where it has none but its value.
	Name func(by breakdown.Dimension, value string) string
}

// FileName returns a name for the file, without what follows the point.
func (s *Sheet) FileName() string {
	name := "sales-" + s.Start.String()
	if s.End != s.Start {
		name += "-to-" + s.End.String()
	}
	return name
}

// cell is a text, or a number as it is written in full.
type cell struct {
	text   string
	number bool
}

// header returns the names of the columns.
func (s *Sheet) header() []string {
	names := []string{"bucket", "again"}
	for _, d := range s.By {
		if names = append(names, string(d)); named(d) {
			names = append(names, string(d)+"Name")
		}
	}
	names = append(names, "rest", "currencyId", "share")
	for _, of := range []string{"", "part.", "other."} {
		for _, m := range breakdown.Measures() {
			names = append(names, of+string(m))
		}
	}
	return names
}

// named reports whether the values of a dimension are ids that have names.
func named(d breakdown.Dimension) bool { return d == breakdown.Unit || d == breakdown.SalesType }

// line returns the cells of a row, in the order of header.
func (s *Sheet) line(row *breakdown.Row) []cell {
	line := []cell{{text: row.Bucket.Key}, flag(row.Bucket.Again)}
	for n, d := range s.By {
		value := ""
		if !row.Rest {
			value = row.Groups[n]
		}
		if line = append(line, cell{text: plain(value), number: d == breakdown.Unit && value != ""}); named(d) {
			line = append(line, cell{text: plain(s.Name(d, value))})
		}
	}
	line = append(line, flag(row.Rest), cell{text: string(row.Currency)}, amount(row.Share))
	for _, m := range []*sales.Measures{row.Sold, row.Part, row.Other} {
		line = append(line, measures(m)...)
	}
	return line
}

func flag(b bool) cell {
	if b {
		return cell{text: "true"}
	}
	return cell{}
}

func amount(a *sales.Amount) cell {
	if a == nil {
		return cell{}
	}
	return cell{text: a.String(), number: true}
}

// measures writes measures in their order.
func measures(m *sales.Measures) []cell {
	if m == nil {
		return make([]cell, len(breakdown.Measures()))
	}
	grossMinusNet := m.Gross - m.Net
	return []cell{
		amount(&m.Net), amount(&m.Gross), amount(&grossMinusNet), count(m.Checks), count(m.Guests),
		amount(breakdown.Average(m.Net, m.Checks)), amount(breakdown.Average(m.Net, m.Guests)),
	}
}

func count(n int64) cell { return cell{text: strconv.FormatInt(n, 10), number: true} }

// plain keeps a spreadsheet from taking a text for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
func plain(text string) string {
	if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
		return "'" + text
	}
	return text
}

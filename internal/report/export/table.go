// Package export writes reports as files: CSV (RFC 4180), XLSX (ECMA-376) and a chart as PNG.
//
// Amounts keep every decimal they have. What is not known is an empty cell.
package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// Sheet is a report, and what its readers need to know of it.
type Sheet struct {
	breakdown.Report
	// By are the dimensions the rows are grouped by; PerWeekday is whether rows are of one weekday each.
	By         []breakdown.Dimension
	PerWeekday bool
	Language   Language
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

// column is a column of rows, by its name and its heading in a language.
type column struct {
	name, heading string
}

// coverageNames are those of the columns of a coverage.
var coverageNames = [7]string{
	"coverage.days", "coverage.ofDays", "coverage.units", "coverage.ofUnits", "coverage.unitDays", "coverage.ofUnitDays",
	"coverage.low",
}

// columns returns the columns.
func (s *Sheet) columns() []column {
	w := s.words()
	all := []column{{"bucket", w.bucket}, {"again", w.again}}
	for _, d := range s.By {
		if all = append(all, column{string(d), w.dimensions[d]}); named(d) {
			all = append(all, column{string(d) + "Name", w.names[d]})
		}
	}
	share := column{"share", fmt.Sprintf(w.share, w.measures[s.ShareOf])}
	if s.ShareOf != breakdown.Net {
		share.name += "." + string(s.ShareOf)
	}
	all = append(all, column{"rest", w.rest}, column{"currencyId", w.currency}, share)
	for _, of := range []struct{ prefix, heading string }{
		{"", "%s"}, {"part.", w.part}, {"other.", w.other}, {"change.", w.change},
	} {
		all = append(all, w.ofMeasures(of.prefix, of.heading)...)
	}
	for n, name := range coverageNames {
		all = append(all, column{name, w.coverage[n]})
	}
	if s.PerWeekday {
		all = append(all, column{"perDay.days", w.daysOver})
		all = append(all, w.ofMeasures("perDay.", w.perDay)...)
	}
	if s.byUnit() {
		all = append(all, column{"reason", w.reason})
	}
	return all
}

// ofMeasures returns a column of each measure.
func (w *words) ofMeasures(prefix, heading string) []column {
	var all []column
	for _, m := range breakdown.Measures() {
		all = append(all, column{prefix + string(m), fmt.Sprintf(heading, w.measures[m])})
	}
	return all
}

// header returns the texts above the columns.
func (s *Sheet) header() []string {
	var texts []string
	for _, c := range s.columns() {
		if s.Language == "" {
			texts = append(texts, c.name)
		} else {
			texts = append(texts, c.heading)
		}
	}
	return texts
}

func (s *Sheet) byUnit() bool { return slices.Contains(s.By, breakdown.Unit) }

// withoutByUnit returns the units without sales, where rows are by unit.
func (s *Sheet) withoutByUnit() []breakdown.WithoutSales {
	if !s.byUnit() {
		return nil
	}
	return s.WithoutSales
}

// named reports whether the values of a dimension are ids that have names.
func named(d breakdown.Dimension) bool { return d == breakdown.Unit || d == breakdown.SalesType }

// line returns the cells of a row, in the order of columns.
func (s *Sheet) line(row *breakdown.Row) []cell {
	line := []cell{{text: s.timeText(row.Bucket.Key)}, flag(row.Bucket.Again)}
	for n, d := range s.By {
		value := ""
		if !row.Rest {
			value = row.Groups[n]
		}
		line = append(line, s.group(d, value)...)
	}
	line = append(line, flag(row.Rest), cell{text: string(row.Currency)}, amount(row.Share))
	for _, m := range []*sales.Measures{row.Sold, row.Part, row.Other} {
		line = append(line, measures(m)...)
	}
	for _, m := range breakdown.Measures() {
		line = append(line, amount(row.Change(m)))
	}
	line = append(line, coverage(row.Coverage)...)
	if s.PerWeekday {
		line = append(line, perDay(row.PerDay)...)
	}
	if s.byUnit() {
		line = append(line, cell{})
	}
	return line
}

// lineWithout returns the cells of a unit without sales: which it is, and why.
func (s *Sheet) lineWithout(u breakdown.WithoutSales) []cell {
	line := []cell{{}, {}}
	for _, d := range s.By {
		value := ""
		if d == breakdown.Unit {
			value = strconv.FormatInt(int64(u.Unit.ID), 10)
		}
		line = append(line, s.group(d, value)...)
	}
	line = append(line, make([]cell, len(s.columns())-len(line)-1)...)
	return append(line, cell{text: s.reasonText(u.Reason)})
}

// group returns the cells of the value of a dimension.
func (s *Sheet) group(d breakdown.Dimension, value string) []cell {
	text := value
	if d == breakdown.Weekday {
		text = s.timeText(value)
	}
	cells := []cell{{text: plain(text), number: d == breakdown.Unit && value != ""}}
	if named(d) {
		cells = append(cells, cell{text: plain(s.Name(d, value))})
	}
	return cells
}

// timeText returns what a bucket or a group of time is called: a weekday by its name, in a language.
func (s *Sheet) timeText(key string) string {
	if s.Language != "" {
		if name, ok := s.words().weekday(key); ok {
			return name
		}
	}
	return key
}

// reasonText says why a unit has no sales, or is left out.
func (s *Sheet) reasonText(reason string) string {
	if s.Language == "" {
		return reason
	}
	return s.words().reasons[reason]
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

// coverage writes how much of a row is compared, in the order of coverageNames: nothing where it is all.
func coverage(c *breakdown.Coverage) []cell {
	if c == nil {
		return make([]cell, len(coverageNames))
	}
	var cells []cell
	for _, n := range []int{c.Days, c.OfDays, c.Units, c.OfUnits, c.UnitDays, c.OfUnitDays} {
		cells = append(cells, count(int64(n)))
	}
	return append(cells, flag(c.IsLow()))
}

// perDay writes for how many days a mean is, and those of each measure.
func perDay(p *breakdown.PerDay) []cell {
	if p == nil {
		return make([]cell, 1+len(breakdown.Measures()))
	}
	cells := []cell{count(int64(p.Days))}
	for _, m := range breakdown.Measures() {
		cells = append(cells, amount(p.Mean(m)))
	}
	return cells
}

func count(n int64) cell { return cell{text: strconv.FormatInt(n, 10), number: true} }

// plain keeps a spreadsheet from taking a text for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
func plain(text string) string {
	if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
		return "'" + text
	}
	return text
}

package export

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// WriteXLSX writes a workbook: the rows of each currency on a sheet of their own, with totals below,
// and what they are about on another. It stops when ctx ends.
func (s *Sheet) WriteXLSX(ctx context.Context, to io.Writer) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	for n, currency := range s.currencies() {
		if err := s.addSheet(book, n, s.sheetName(currency)); err != nil {
			return err
		}
		if err := s.writeSales(ctx, book, currency); err != nil {
			return err
		}
	}
	if _, err := book.NewSheet(s.words().aboutSheet); err != nil {
		return err
	}
	if err := s.writeAbout(book); err != nil {
		return err
	}
	book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(to) })
	_, err = book.WriteToBuffer() // which is not written to
	return err
}

// currencies returns those of the rows: an empty one where there is no row.
func (s *Sheet) currencies() []sales.Currency {
	var all []sales.Currency
	for i := range s.Totals {
		all = append(all, s.Totals[i].Currency)
	}
	if len(all) == 0 {
		return []sales.Currency{""}
	}
	return all
}

// sheetName names the sheet of a currency, which is told where there are several.
func (s *Sheet) sheetName(currency sales.Currency) string {
	if len(s.currencies()) == 1 {
		return s.words().salesSheet
	}
	return s.words().salesSheet + " " + string(currency)
}

// addSheet adds a sheet; a new workbook has the first one already.
func (s *Sheet) addSheet(book *excelize.File, n int, name string) error {
	if n == 0 {
		return book.SetSheetName("Sheet1", name)
	}
	_, err := book.NewSheet(name)
	return err
}

func (s *Sheet) writeSales(ctx context.Context, book *excelize.File, currency sales.Currency) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	w, err := book.NewStreamWriter(s.sheetName(currency))
	if err != nil {
		return err
	}
	header := s.header()
	if err := errors.Join(w.SetColWidth(1, len(header), 14), w.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	})); err != nil {
		return err
	}
	lines := lineWriter{w: w}
	if err := lines.write(styled(bold, header)); err != nil {
		return err
	}
	for i := range s.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if s.Rows[i].Currency == currency {
			if err := lines.write(values(s.line(&s.Rows[i]))); err != nil {
				return err
			}
		}
	}
	if len(s.Totals) <= 1 { // beside several currencies they belong to none: the last sheet has them
		for _, u := range s.withoutByUnit() {
			if err := lines.write(values(s.lineWithout(u))); err != nil {
				return err
			}
		}
	}
	if err := s.writeTotal(&lines, bold, currency); err != nil {
		return err
	}
	return w.Flush()
}

func (s *Sheet) writeTotal(lines *lineWriter, bold int, currency sales.Currency) error {
	at := slices.IndexFunc(s.Totals, func(row breakdown.Row) bool { return row.Currency == currency })
	if at < 0 {
		return nil
	}
	total := s.Totals[at]
	total.Groups = make([]string, len(s.By))
	line := values(s.line(&total))
	line[0] = excelize.Cell{StyleID: bold, Value: s.words().total}
	return lines.write(line)
}

// lineWriter writes one line below the other.
type lineWriter struct {
	w       *excelize.StreamWriter
	written int
}

func (l *lineWriter) write(line []any) error {
	l.written++
	return l.w.SetRow("A"+strconv.Itoa(l.written), line)
}

func styled(style int, texts []string) []any {
	cells := make([]any, len(texts))
	for i, text := range texts {
		cells[i] = excelize.Cell{StyleID: style, Value: text}
	}
	return cells
}

// values returns what a spreadsheet is to have in its cells.
func values(line []cell) []any {
	out := make([]any, len(line))
	for i, c := range line {
		switch {
		case c.number:
			out[i] = number(c.text)
		case c.text != "":
			out[i] = c.text
		}
	}
	return out
}

// exactDigits are those a spreadsheet keeps of a number.
const exactDigits = 15

// number returns a number as a number, or as its text where a spreadsheet would round it.
func number(text string) any {
	digits := 0
	for _, c := range text {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || digits > exactDigits {
		return text
	}
	return value
}

// writeAbout says what the rows are about.
func (s *Sheet) writeAbout(book *excelize.File) error {
	w := s.words()
	lines := [][]any{{w.firstDay, s.Start.String()}, {w.lastDay, s.End.String()}, {w.units, s.Units}}
	if s.Running {
		lines = append(lines, []any{w.running, s.until()})
	}
	if s.Compared != nil {
		lines = append(lines, s.aboutComparison()...)
	}
	for _, u := range s.WithoutSales {
		lines = append(lines, []any{w.without, plain(u.Unit.Name), w.reasons[u.Reason]})
	}
	for i, line := range lines {
		if err := book.SetSheetRow(w.aboutSheet, "A"+strconv.Itoa(i+1), &line); err != nil {
			return err
		}
	}
	return book.SetColWidth(w.aboutSheet, "A", "B", 40)
}

// aboutComparison says what the rows are compared with, and how much of them.
func (s *Sheet) aboutComparison() [][]any {
	w, c := s.words(), s.Compared
	lines := [][]any{
		{w.comparedFirst, c.Start.String()}, {w.comparedLast, c.End.String()}, {w.pairing, w.pairings[c.Pairing]},
	}
	for i := range s.Totals {
		if covered := w.compared(s.Totals[i].Coverage); covered != "" {
			lines = append(lines, []any{w.covered, covered, string(s.Totals[i].Currency)})
		}
	}
	for _, u := range c.LeftOut {
		lines = append(lines, []any{w.left, plain(u.Unit.Name), w.reasons[u.Reason]})
	}
	return lines
}

// until says when the last slot ended that is compared, by the clock of the unit that is furthest behind.
func (s *Sheet) until() string {
	return s.Until.In(s.UntilZone).Format("2006-01-02 15:04") + " " + s.UntilZone.String()
}

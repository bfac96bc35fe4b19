package export

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/report/breakdown"
)

// The sheets of a workbook.
const (
	salesSheet = "Sales"
	aboutSheet = "About"
)

// WriteXLSX writes a workbook: the rows on one sheet, with totals below, and what they are about on
// another. It stops when ctx ends.
func (s *Sheet) WriteXLSX(ctx context.Context, to io.Writer) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	if err := book.SetSheetName("Sheet1", salesSheet); err != nil {
		return err
	}
	if _, err := book.NewSheet(aboutSheet); err != nil {
		return err
	}
	if err := s.writeSales(ctx, book); err != nil {
		return err
	}
	if err := s.writeAbout(book); err != nil {
		return err
	}
	book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(to) })
	_, err = book.WriteToBuffer() // which is not written to
	return err
}

func (s *Sheet) writeSales(ctx context.Context, book *excelize.File) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	w, err := book.NewStreamWriter(salesSheet)
	if err != nil {
		return err
	}
	header := s.header()
	if err := errors.Join(w.SetColWidth(1, len(header), 14), w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})); err != nil {
		return err
	}
	if err := w.SetRow("A1", styled(bold, header)); err != nil {
		return err
	}
	for i := range s.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.SetRow("A"+strconv.Itoa(i+2), values(s.line(&s.Rows[i]))); err != nil {
			return err
		}
	}
	for i, total := range s.Totals {
		total.Groups = make([]string, len(s.By))
		line := values(s.line(&total))
		line[0] = excelize.Cell{StyleID: bold, Value: "total"}
		if err := w.SetRow("A"+strconv.Itoa(len(s.Rows)+i+2), line); err != nil {
			return err
		}
	}
	return w.Flush()
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
	lines := [][]any{{"First business day", s.Start.String()}, {"Last business day", s.End.String()}, {"Units", s.Units}}
	if s.Running {
		lines = append(lines, []any{"A day is running; part and other count what was finished by", s.Until.Format("2006-01-02 15:04Z")})
	}
	if c := s.Compared; c != nil {
		lines = append(lines, []any{"Compared with, first business day", c.Start.String()}, []any{"Compared with, last business day", c.End.String()})
		for _, u := range c.LeftOut {
			lines = append(lines, []any{"Left out, to compare like for like", plain(s.Name(breakdown.Unit, strconv.FormatInt(int64(u.Unit.ID), 10))), u.Reason})
		}
	}
	for i, line := range lines {
		if err := book.SetSheetRow(aboutSheet, "A"+strconv.Itoa(i+1), &line); err != nil {
			return err
		}
	}
	return book.SetColWidth(aboutSheet, "A", "B", 40)
}

package export

import (
	"encoding/csv"
	"io"
)

// WriteCSV writes the rows in UTF-8, with a line of headings first. Units without sales follow, where
// rows are by unit.
func (s *Sheet) WriteCSV(to io.Writer) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	line := s.header()
	if err := w.Write(line); err != nil {
		return err
	}
	write := func(cells []cell) error {
		line = line[:0]
		for _, c := range cells {
			line = append(line, c.text)
		}
		return w.Write(line)
	}
	for i := range s.Rows {
		if err := write(s.line(&s.Rows[i])); err != nil {
			return err
		}
	}
	for _, u := range s.withoutByUnit() {
		if err := write(s.lineWithout(u)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

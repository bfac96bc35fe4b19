package export

import (
	"encoding/csv"
	"io"
)

// WriteCSV writes the rows in UTF-8, with a line of names first.
func (s *Sheet) WriteCSV(to io.Writer) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	line := s.header()
	if err := w.Write(line); err != nil {
		return err
	}
	for i := range s.Rows {
		line = line[:0]
		for _, c := range s.line(&s.Rows[i]) {
			line = append(line, c.text)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

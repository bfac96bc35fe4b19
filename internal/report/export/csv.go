package export

import (
	"bytes"
	"encoding/csv"
)

// CSV writes the rows in UTF-8, with a line of names first.
func (s *Sheet) CSV() ([]byte, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	line := s.header()
	if err := w.Write(line); err != nil {
		return nil, err
	}
	for i := range s.Rows {
		line = line[:0]
		for _, c := range s.line(&s.Rows[i]) {
			line = append(line, c.text)
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return text.Bytes(), w.Error()
}
